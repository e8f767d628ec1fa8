"""Hazards in the order of the children they reach, and children by how many hazards reach them."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from indicators.catalog import indicator
from indicators.codelists import DIMENSIONS, NATION, TOTAL, codes
from indicators.quality import grade_of
from indicators.risk import main_hazards
from indicators.summary import headline_series, same_slice
from pages.parts.drawn import drawn, panel
from pages.parts.panels.picture import badge
from pages.parts.shell import Page

SHARE, COUNT = "AZE_CCRR_EXPOSED_PT", "AZE_CCRR_EXPOSED"


def exposed(page: Page) -> pd.DataFrame:
    """Return the share and number of children by hazard, the most reached first."""

    def read() -> pd.DataFrame:
        shares, counts = (_by_hazard(page, code) for code in (SHARE, COUNT))
        found = shares.assign(number=shares["hazard"].map(counts.set_index("hazard")["obs_value"]))
        return found.sort_values("obs_value", ascending=False, kind="stable", ignore_index=True)

    return page.once("exposed", read)


def _by_hazard(page: Page, code: str) -> pd.DataFrame:
    found = page.store.observations(
        code,
        page.selection.edition,
        ref_area=[NATION],
    )
    plain = {name: TOTAL for name in DIMENSIONS if name != "hazard"}
    found = same_slice(found, plain)
    series = headline_series(found, indicator(code))
    last: pd.DataFrame = series[series["time_period"] == series["time_period"].max()]
    return last


def by_hazard(page: Page) -> str:
    """Return the panel of hazards in order, as markup."""
    found, words = exposed(page), page.words
    shown = found[found["hazard"].isin(main_hazards(list(found["hazard"])))]
    if shown.empty:
        return ""
    first = shown.iloc[0].to_dict()
    title = words(
        "{hazard}: {share} of children live where its layer marks danger",
        hazard=words.of(codes("hazard")[first["hazard"]]),
        share=words.figure(first, indicator(SHARE)),
    )
    sub = words(
        "Children in the places that a hazard layer marks, nation, {year}", year=_year(first)
    )
    zero = words(
        "Zero is a value: the layer marks no place here. It does not mean that there is no danger."
    )
    note = f"<p class='crm-sub'>{escape(zero)}</p>" if (shown["obs_value"] == 0).any() else ""
    return panel(title, sub, drawn(page, _rows(page, shown)) + note, _grade(page, first))


def by_number(page: Page) -> str:
    """Return the panel of children by the number of hazards that reach them, as markup."""
    found, words = exposed(page), page.words
    several = found[found["hazard"].str.startswith("ANY_")].sort_values("hazard")
    two = several[several["hazard"] == "ANY_2"]
    if two.empty:
        return ""
    title = words(
        "{share} of children live with two hazards or more",
        share=words.figure(two.iloc[0], indicator(SHARE)),
    )
    sub = words("Children by how many hazards reach them, nation, {year}", year=_year(two.iloc[0]))
    body = drawn(page, _rows(page, several))
    return panel(title, sub, body, _grade(page, two.iloc[0].to_dict()))


def _year(row: Mapping[Any, Any] | pd.Series) -> str:
    return str(row["time_period"])


def _grade(page: Page, row: Mapping[Any, Any]) -> str:
    source = page.store.sources()[row["data_source"]]
    return badge(grade_of(source, row, page.today.year).letter, page.words)


def _rows(page: Page, shown: pd.DataFrame) -> str:
    chosen = page.selection.hazard
    body = "".join(_row(page, row, chosen) for row in shown.to_dict("records"))
    return f"<table class='crm-rows crm-hazards'><tbody>{body}</tbody></table>"


def _row(page: Page, row: Mapping[Any, Any], chosen: str) -> str:
    words = page.words
    name = escape(words.of(codes("hazard")[row["hazard"]]))
    share = escape(words.figure(row, indicator(SHARE)))
    number = "" if pd.isna(row["number"]) else escape(words.number(row["number"], 0))
    kind = " class='crm-chosen'" if row["hazard"] == chosen else ""
    bar = "crm-none" if row["obs_value"] == 0 else ""
    return (
        f"<tr{kind}><th scope='row'>{name}</th><td class='crm-rows-bar' aria-hidden='true'>"
        f"<i class='{bar}' style='width:{row['obs_value']:.1f}%'></i></td>"
        f"<td class='crm-num'>{share}</td><td class='crm-num crm-count'>{number}</td></tr>"
    )
