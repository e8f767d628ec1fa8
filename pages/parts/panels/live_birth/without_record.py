"""Who has no record of birth: of 1,000 children, by age, wealth and residence, and where."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.svg import drawn_in, map_marks, map_svg
from indicators.catalog import indicator
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas_of, codelist, codes
from indicators.complement import left_out_per_thousand
from indicators.equity import latest_groups
from indicators.printed import row_as_printed
from indicators.quality import grade_of
from indicators.summary import same_slice, valued
from indicators.words import area_name, holders
from pages.parts.drawn import draw, drawn, outlines
from pages.parts.links import link_to
from pages.parts.panels.live_birth.series import REGISTERED
from pages.parts.panels.picture import badge
from pages.parts.shell import Page
from pages.parts.text import heading, sources_line

_BY = ("age", "wealth_quintile", "residence")


def unregistered(page: Page) -> None:
    """Draw how many of 1,000 children have no record of birth, group by group on one scale."""
    rows = groups_without_record(page)
    every = _totals(page)
    if every.empty:
        return
    heading(_title(page, rows, every), _subtitle(page, rows))
    top = max([*rows["value"], *every["value"], 1.0])
    body = "".join(_group(page, name, part, top) for name, part in rows.groupby("by", sort=False))
    totals = "".join(_total(page, row, top) for row in every.to_dict("records"))
    table = f"<table class='crm-rows'>{body}<tbody>{totals}</tbody></table>"
    st.html(drawn(page, table))
    sources_line(page, [*rows["data_source"], *every["data_source"]])


def groups_without_record(page: Page) -> pd.DataFrame:
    """Return the groups of the last year that has them, with those of 1,000 without a record."""
    item = indicator(REGISTERED)
    own = valued(page.store.observations(REGISTERED, page.selection.edition, ref_area=[NATION]))
    plain = dict.fromkeys((*_BY, "sex"), TOTAL)
    parts = [latest_groups(own, item, name, plain).assign(by=name) for name in _BY]
    return _with_left_out(pd.concat(parts, ignore_index=True))


def _totals(page: Page) -> pd.DataFrame:
    own = valued(page.store.observations(REGISTERED, page.selection.edition, ref_area=[NATION]))
    plain = same_slice(own, dict.fromkeys(DIMENSIONS, TOTAL))
    last = plain["time_period"].isin([plain["time_period"].max(), _year_of_groups(page)])
    return _with_left_out(plain[last])


def _year_of_groups(page: Page) -> str:
    return str(groups_without_record(page)["time_period"].max())


def _with_left_out(rows: pd.DataFrame) -> pd.DataFrame:
    item = indicator(REGISTERED)
    found = [
        left_out_per_thousand(row["obs_value"], row_as_printed(item, row).decimals)
        for row in rows.to_dict("records")
    ]
    columns = {name: [getattr(one, name) for one in found] for name in ("value", "low", "high")}
    return rows.assign(**columns, hidden=[one.is_hidden for one in found])


def _title(page: Page, rows: pd.DataFrame, every: pd.DataFrame) -> str:
    """Return the youngest and the latest: two years, two sources, no change told between them."""
    words, last = page.words, every.iloc[-1]
    whole = _of_thousand(page, last)
    if rows.empty:
        return words(
            "{year}: {value} of 1,000 children under five have no record of birth",
            year=last["time_period"],
            value=whole,
        )
    most = rows.iloc[int(rows["value"].to_numpy().argmax())]
    return words(
        "{group}: {value} of 1,000 without a record of birth ({year}); all children under five: "
        "{whole} of 1,000 ({last})",
        year=most["time_period"],
        group=_name(page, most),
        value=_of_thousand(page, most),
        last=last["time_period"],
        whole=whole,
    )


def _of_thousand(page: Page, row: Mapping[Any, Any] | pd.Series) -> str:
    """Return a number of 1,000, or the span that the print leaves open."""
    words = page.words
    if row["hidden"]:
        return words("{low} to {high}", low=words.number(0, 0), high=words.number(row["high"], 0))
    return words.number(row["value"], 0)


def _name(page: Page, row: Mapping[Any, Any] | pd.Series) -> str:
    return page.words.of(codes(str(row["by"]))[str(row[str(row["by"])])])


def _subtitle(page: Page, rows: pd.DataFrame) -> str:
    words = page.words
    years = ", ".join(sorted(set(rows["time_period"])))
    said = words("Children under five whose birth is not registered, of 1,000")
    return ", ".join(part for part in (said, years) if part)


def _group(page: Page, name: Any, part: pd.DataFrame, top: float) -> str:
    title = escape(page.words.of(codelist("dimension")[str(name)]["name"]))
    rows = "".join(
        _row(escape(_name(page, row)), row["value"], escape(_of_thousand(page, row)), top)
        for row in part.to_dict("records")
    )
    head = f"<tr><th scope='rowgroup' colspan='3' class='crm-rows-head'>{title}</th></tr>"
    return f"<tbody>{head}{rows}</tbody>"


def _total(page: Page, row: Mapping[Any, Any], top: float) -> str:
    words = page.words
    source = page.store.sources()[row["data_source"]]
    letter = badge(grade_of(source, row, page.today.year).letter, words)
    name = escape(words("{year}, all", year=row["time_period"]))
    note = ""
    if row["hidden"]:
        share = words.figure(row, indicator(REGISTERED))
        note = words("printed as {share}, without a decimal", share=share)
    named = f"<strong>{name}</strong> {letter} <small>{escape(note)}</small>"
    value = escape(_of_thousand(page, row))
    if row["hidden"]:
        return _row(named, row["high"], value, top, "crm-open")
    return _row(named, row["value"], value, top)


def _row(name: str, share: float, value: str, top: float, kind: str = "") -> str:
    bar = f"<i class='{kind}' style='width:{100 * share / top:.1f}%'></i>"
    return (
        f"<tr><th scope='row'>{name}</th><td class='crm-rows-bar' aria-hidden='true'>{bar}</td>"
        f"<td class='crm-num'>{value}</td></tr>"
    )


def where_unregistered(page: Page) -> None:
    """Draw what is known by area: where there is no rate, the empty map, the holder and the ask."""
    words, item = page.words, indicator(REGISTERED)
    if _areas_known(page):
        return
    heading(
        words("Where registration lags is not known: no region has a published share"),
        words("Children under five whose birth is registered, by region"),
    )
    held = holders(words, item)
    said = words(
        "A region without a share is hatched, never filled with another figure. Data holder: "
        "{holders}.",
        holders=held,
    )
    link = link_to(page, REGISTERED, path="data_gaps", theme=item.domain)
    ask = words("What to ask for, and of whom")
    draw(
        page,
        f"{_locator(page)}<div class='crm-empty'><p>{escape(said)}</p>"
        f"<p><a href='{link}' target='_self'>{escape(ask)}</a></p></div>",
        key="crm-unknown",
    )


def _areas_known(page: Page) -> bool:
    own = page.store.areas_with(page.selection.edition, REGISTERED)
    return bool(set(own) - {NATION})


def _locator(page: Page) -> str:
    """Return the regions, all without a figure."""
    scheme, shapes = "region_2021", outlines(page)
    none = page.words("no figure")
    said = {code: f"{area_name(code, page.words)}: {none}" for code in areas_of(scheme)}
    marks = map_marks({}, [], said, drawn_in(shapes.outlines[scheme]), shapes.sheet, "unknown")
    title = page.words("Regions of Azerbaijan, none with a figure")
    return drawn(page, map_svg(marks, shapes.sheet, title, "; ".join(said.values()), "unknown"))
