"""The finding on live births: official statistics and the UN model of one year, side by side."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from figures.panels.births.series import (
    LIGHT,
    MODEL,
    OFFICIAL,
    common_year,
    figure_of,
    national,
)
from figures.panels.marks import badge
from figures.panels.scene import Scene
from indicators.catalog import indicator
from indicators.codelists import codelist
from indicators.facts import key_of
from indicators.model import Indicator
from indicators.quality import grade_of
from indicators.summary import valued
from indicators.words import short_source


def signed_figures(scene: Scene) -> list[str]:
    """Return source, grade and passport of each figure of the title, as markup."""
    return [_signed(scene, row) for row in _both(scene)]


def live_birth_title(scene: Scene) -> str:
    """Return the finding: two figures of one year, neither of them across the change of 2015."""
    words, both = scene.words, _both(scene)
    if not both:
        light = national(scene, LIGHT)
        topic = codelist("topic")["live_birth_definition"]["title"]
        return light_title(scene, light[0], indicator(LIGHT)) if light else words.of(topic)
    official, model = (words.value(row["obs_value"], indicator(row["indicator"])) for row in both)
    return words(
        "Infant deaths per 1,000 births, {year}: official statistics {official}, UN model {model}",
        year=both[0]["time_period"],
        official=official,
        model=model,
    )


def light_title(scene: Scene, part: pd.DataFrame, item: Indicator) -> str:
    """Return the share of each side of the change, each under its own definition."""
    words = scene.words
    if not item.breaks or part["time_period"].min() >= item.breaks[0].time_period:
        last = valued(part).iloc[-1]
        return words(
            "Live births under 2,500 grams: {value} in {year}",
            value=words.figure(last, item),
            year=last["time_period"],
        )
    cut = item.breaks[0].time_period
    before = valued(part[part["time_period"] < cut]).iloc[-1]
    after = valued(part[part["time_period"] >= cut]).iloc[-1]
    return words(
        "Live births under 2,500 grams: {before} in {year_before} by the old definition, {after} "
        "in {year_after} by the new one",
        before=words.figure(before, item),
        year_before=before["time_period"],
        after=words.figure(after, item),
        year_after=after["time_period"],
    )


def _both(scene: Scene) -> list[Mapping[Any, Any]]:
    year = common_year(scene, OFFICIAL, MODEL)
    found = [figure_of(scene, code, year) for code in (OFFICIAL, MODEL)]
    return [row for row in found if row is not None]


def _signed(scene: Scene, row: Mapping[Any, Any]) -> str:
    source = scene.sources()[row["data_source"]]
    named = scene.words.of(indicator(row["indicator"]).name)
    letter = grade_of(source, row, scene.today.year).letter
    said = f"{escape(named)}: {escape(short_source(source, scene.words))}"
    return f"{said} {badge(letter, scene.words)} {scene.passport(key_of(row))}"
