"""Hazards in the order of the children they reach, and children by how many hazards reach them."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from figures.panels.marks import badge, bar, drawn, panel
from figures.panels.scene import Scene
from indicators.catalog import indicator
from indicators.codelists import DIMENSIONS, NATION, TOTAL, codes
from indicators.plain_rows import plain_rows
from indicators.quality import grade_of
from indicators.risk import main_hazards
from indicators.summary import headline_series, same_slice
from indicators.words import Words

SHARE, COUNT = "AZE_CCRR_EXPOSED_PT", "AZE_CCRR_EXPOSED"


def exposed(scene: Scene) -> pd.DataFrame:
    """Return the share and number of children by hazard, the most reached first."""

    def read() -> pd.DataFrame:
        shares, counts = (_by_hazard(scene, code) for code in (SHARE, COUNT))
        found = shares.assign(number=shares["hazard"].map(counts.set_index("hazard")["obs_value"]))
        return found.sort_values("obs_value", ascending=False, kind="stable", ignore_index=True)

    return scene.once("exposed", read)


def _by_hazard(scene: Scene, code: str) -> pd.DataFrame:
    found = scene.observations(code, ref_area=[NATION])
    plain = {name: TOTAL for name in DIMENSIONS if name != "hazard"}
    found = same_slice(found, plain)
    series = headline_series(found, indicator(code))
    last: pd.DataFrame = series[series["time_period"] == series["time_period"].max()]
    return last


def several_title(scene: Scene) -> str:
    """Return how many children two hazards reach; empty where nobody says so."""
    found, words = exposed(scene), scene.words
    two = found[found["hazard"] == "ANY_2"]
    if two.empty:
        return ""
    return words(
        "{share} of children live with two hazards or more",
        share=words.figure(two.iloc[0], indicator(SHARE)),
    )


def _hazard_title(first: Mapping[Any, Any], words: Words) -> str:
    """Return the hazard that reaches most children, and how many of them."""
    return words(
        "{hazard}: {share} of children live where its layer marks danger",
        hazard=words.of(codes("hazard")[first["hazard"]]),
        share=words.figure(first, indicator(SHARE)),
    )


def _main(scene: Scene) -> pd.DataFrame:
    found = exposed(scene)
    return found[found["hazard"].isin(main_hazards(list(found["hazard"])))]


def by_hazard(scene: Scene) -> str:
    """Return the panel of hazards in order, as markup."""
    shown, words = _main(scene), scene.words
    if shown.empty:
        return ""
    first = shown.iloc[0].to_dict()
    title = _hazard_title(first, words)
    sub = words(
        "Children in the places that a hazard layer marks, nation, {year}", year=_year(first)
    )
    zero = words(
        "Zero is a value: the layer marks no place here. It does not mean that there is no danger."
    )
    note = f"<p class='crm-sub'>{escape(zero)}</p>" if (shown["obs_value"] == 0).any() else ""
    body = drawn(_rows(scene, shown, title), scene.watermark)
    return panel(title, sub, body + note, _grade(scene, first))


def by_number(scene: Scene) -> str:
    """Return the panel of children by the number of hazards that reach them, as markup."""
    found, words = exposed(scene), scene.words
    several = found[found["hazard"].str.startswith("ANY_")].sort_values("hazard")
    two, title = several[several["hazard"] == "ANY_2"], several_title(scene)
    if two.empty:
        return ""
    sub = words("Children by how many hazards reach them, nation, {year}", year=_year(two.iloc[0]))
    body = drawn(_rows(scene, several, title), scene.watermark)
    return panel(title, sub, body, _grade(scene, two.iloc[0].to_dict()))


def _year(row: Mapping[Any, Any] | pd.Series) -> str:
    return str(row["time_period"])


def _grade(scene: Scene, row: Mapping[Any, Any]) -> str:
    source = scene.sources()[row["data_source"]]
    return badge(grade_of(source, row, scene.today.year).letter, scene.words)


def _rows(scene: Scene, shown: pd.DataFrame, title: str) -> str:
    chosen = scene.hazard
    body = "".join(_row(scene, row, chosen) for row in plain_rows(shown))
    return (
        f"<table class='crm-rows crm-hazards'><caption class='crm-unseen'>{escape(title)}"
        f"</caption><tbody>{body}</tbody></table>"
    )


def _row(scene: Scene, row: Mapping[Any, Any], chosen: str) -> str:
    words = scene.words
    name = escape(words.of(codes("hazard")[row["hazard"]]))
    share = escape(words.figure(row, indicator(SHARE)))
    number = "" if pd.isna(row["number"]) else escape(words.number(row["number"], 0))
    kind = " class='crm-chosen'" if row["hazard"] == chosen else ""
    drawn_bar = bar(("crm-fresh", row["obs_value"] / 100))
    return (
        f"<tr{kind}><th scope='row'>{name}</th><td class='crm-rows-bar' aria-hidden='true'>"
        f"{drawn_bar}</td>"
        f"<td class='crm-num'>{share}</td><td class='crm-num crm-count'>{number}</td></tr>"
    )
