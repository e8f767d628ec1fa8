"""Who has no record of birth: of 1,000 children, by age, wealth and residence, and where."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from figures.panels.births.regions import map_by_region
from figures.panels.births.series import REGISTERED
from figures.panels.marks import badge, bar, drawn, sourced, titled
from figures.panels.scene import Scene
from figures.svg import map_marks, map_svg
from indicators.catalog import indicator
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas_of, codelist, codes
from indicators.display import left_out_per_thousand, row_as_printed
from indicators.equity import latest_groups
from indicators.plain_rows import plain_rows
from indicators.quality import grade_of
from indicators.summary import same_slice, valued
from indicators.words import area_name, holders, short_source

_BY = ("age", "wealth_quintile", "residence")


def unregistered(scene: Scene) -> str:
    """Return how many of 1,000 children have no record of birth, group by group on one scale."""
    rows = groups_without_record(scene)
    every = _totals(scene)
    if every.empty:
        return ""
    title = _title(scene, rows, every)
    top = max([*rows["value"], *every["value"], 1.0])
    body = "".join(_group(scene, name, part, top) for name, part in rows.groupby("by", sort=False))
    totals = "".join(_total(scene, row, top) for row in plain_rows(every))
    table = (
        f"<table class='crm-rows'><caption class='crm-unseen'>{escape(title)}</caption>"
        f"{body}<tbody>{totals}</tbody></table>"
    )
    head = titled(title, _subtitle(scene, rows))
    return f"{head}{drawn(table, scene.watermark)}{_sourced(scene, rows, every)}"


def _sourced(scene: Scene, rows: pd.DataFrame, every: pd.DataFrame) -> str:
    known = scene.sources()
    codes = dict.fromkeys([*rows["data_source"], *every["data_source"]])
    named = "; ".join(short_source(known[code], scene.words) for code in codes)
    return sourced(scene.words("Source: {source}", source=named))


def groups_without_record(scene: Scene) -> pd.DataFrame:
    """Return the groups of the last year that has them, with those of 1,000 without a record."""
    item = indicator(REGISTERED)
    own = valued(scene.observations(REGISTERED, ref_area=[NATION]))
    plain = dict.fromkeys((*_BY, "sex"), TOTAL)
    parts = [latest_groups(own, item, name, plain).assign(by=name) for name in _BY]
    return _with_left_out(pd.concat(parts, ignore_index=True))


def _totals(scene: Scene) -> pd.DataFrame:
    own = valued(scene.observations(REGISTERED, ref_area=[NATION]))
    plain = same_slice(own, dict.fromkeys(DIMENSIONS, TOTAL))
    last = plain["time_period"].isin([plain["time_period"].max(), _year_of_groups(scene)])
    return _with_left_out(plain[last])


def _year_of_groups(scene: Scene) -> str:
    return str(groups_without_record(scene)["time_period"].max())


def _with_left_out(rows: pd.DataFrame) -> pd.DataFrame:
    item = indicator(REGISTERED)
    found = [
        left_out_per_thousand(row["obs_value"], row_as_printed(item, row).decimals)
        for row in plain_rows(rows)
    ]
    columns = {name: [getattr(one, name) for one in found] for name in ("value", "low", "high")}
    return rows.assign(**columns, hidden=[one.is_hidden for one in found])


def _title(scene: Scene, rows: pd.DataFrame, every: pd.DataFrame) -> str:
    """Return the youngest and the latest: two years, two sources, no change told between them."""
    words, last = scene.words, every.iloc[-1]
    whole = _of_thousand(scene, last)
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
        group=_name(scene, most),
        value=_of_thousand(scene, most),
        last=last["time_period"],
        whole=whole,
    )


def _of_thousand(scene: Scene, row: Mapping[Any, Any] | pd.Series) -> str:
    """Return a number of 1,000, or the span that the print leaves open."""
    words = scene.words
    if row["hidden"]:
        return words("{low} to {high}", low=words.number(0, 0), high=words.number(row["high"], 0))
    return words.number(row["value"], 0)


def _name(scene: Scene, row: Mapping[Any, Any] | pd.Series) -> str:
    return scene.words.of(codes(str(row["by"]))[str(row[str(row["by"])])])


def _subtitle(scene: Scene, rows: pd.DataFrame) -> str:
    words = scene.words
    years = ", ".join(sorted(set(rows["time_period"])))
    said = words("Children under five whose birth is not registered, of 1,000")
    return ", ".join(part for part in (said, years) if part)


def _group(scene: Scene, name: Any, part: pd.DataFrame, top: float) -> str:
    title = escape(scene.words.of(codelist("dimension")[str(name)]["name"]))
    rows = "".join(
        _row(escape(_name(scene, row)), row["value"], escape(_of_thousand(scene, row)), top)
        for row in plain_rows(part)
    )
    head = f"<tr><th scope='rowgroup' colspan='3' class='crm-rows-head'>{title}</th></tr>"
    return f"<tbody>{head}{rows}</tbody>"


def _total(scene: Scene, row: Mapping[Any, Any], top: float) -> str:
    words = scene.words
    source = scene.sources()[row["data_source"]]
    letter = badge(grade_of(source, row, scene.today.year).letter, words)
    name = escape(words("{year}, all", year=row["time_period"]))
    note = ""
    if row["hidden"]:
        share = words.figure(row, indicator(REGISTERED))
        note = words("printed as {share}, without a decimal", share=share)
    named = f"<strong>{name}</strong> {letter} <small>{escape(note)}</small>"
    value = escape(_of_thousand(scene, row))
    if row["hidden"]:
        return _row(named, row["high"], value, top, "crm-open")
    return _row(named, row["value"], value, top)


def _row(name: str, share: float, value: str, top: float, kind: str = "") -> str:
    drawn_bar = bar((kind or "crm-fresh", share / top))
    return (
        f"<tr><th scope='row'>{name}</th>"
        f"<td class='crm-rows-bar' aria-hidden='true'>{drawn_bar}</td>"
        f"<td class='crm-num'>{value}</td></tr>"
    )


def where_unregistered(scene: Scene) -> str:
    """Return the map of the rates; where there is none, the empty map, the holder, the ask."""
    words, item = scene.words, indicator(REGISTERED)
    if _areas_known(scene):
        return _known_by_area(scene)
    head = titled(
        words("Where registration lags is not known: no region has a published share"),
        words("Children under five whose birth is registered, by region"),
    )
    said = words(
        "A region without a share is hatched, never filled with another figure. Data holder: "
        "{holders}.",
        holders=holders(words, item),
    )
    link = scene.link(REGISTERED, path="data_gaps", theme=item.domain)
    ask = words("What to ask for, and of whom")
    return (
        f"{head}{_locator(scene)}<div class='crm-empty'><p>{escape(said)}</p>"
        f"<p><a href='{link}' target='_self'>{escape(ask)}</a></p></div>"
    )


def _areas_known(scene: Scene) -> bool:
    own = valued(scene.observations(REGISTERED))
    return bool(set(own["ref_area"]) - {NATION})


def _known_by_area(scene: Scene) -> str:
    """Return the map of those registered, with its source."""
    source = scene.sources()[scene.mapped(REGISTERED).data_source]
    named = sourced(scene.words("Source: {source}", source=short_source(source, scene.words)))
    return f"{map_by_region(scene, REGISTERED)}{named}"


def _locator(scene: Scene) -> str:
    """Return the regions, all without a figure."""
    scheme, shapes = "region_2021", scene.outlines
    none = scene.words("no figure")
    said = {code: f"{area_name(code, scene.words)}: {none}" for code in areas_of(scheme)}
    marks = map_marks({}, [], said, scene.shape(scheme), shapes.sheet, "unknown")
    title = scene.words("Regions of Azerbaijan, none with a figure")
    picture = map_svg(marks, shapes.sheet, title, "; ".join(said.values()), "unknown")
    return drawn(picture, scene.watermark)
