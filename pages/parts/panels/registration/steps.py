"""How large the step of a series is where its definition changed: an annotation."""

from html import escape

import pandas as pd
import streamlit as st

from figures.rows import mark_said
from figures.svg import step_picture
from indicators.catalog import indicator
from indicators.codelists import ALL, NATION, codelist
from indicators.observations import year
from indicators.summary import valued
from indicators.uncertainty import step
from indicators.words import Words, short_source
from pages.parts.drawing import draw, drawn, empty, heading, source_line, two_columns
from pages.parts.page import Page
from pages.parts.panels.registration.screening import is_published

_LIGHT, _BIRTHS, _SOURCE, _YEARS = "AZE_LBW", "DM_BRTS", "TRANSMONEE_2020", 5


def definition_step(page: Page) -> None:
    """Draw how far births under 2,500 grams stepped up when the definition changed."""
    words, entry = page.words, codelist("topic")["definition_step"]
    title, body = words.of(entry["title"]), words.of(entry["body"])
    if not is_published(page):
        heading(title, body)
        empty(words("The synthetic figures begin in 2015: they hold no step to measure."))
        return
    series = light_births(page)
    at = indicator(_LIGHT).breaks[0]
    found = step(series, at.time_period, years=_YEARS).iloc[0]
    if found["reason"]:
        heading(title, body)
        empty(words("There are too few years on one side of the break to measure a step."))
        return
    heading(step_title(found, words) or title, body)
    left, right = two_columns()
    with left:
        _draw_step(page, series, found)
    with right:
        body = "".join(f"<p>{escape(text)}</p>" for text in step_sentences(found, words))
        st.html(f"<div class='crm-note'>{body}</div>")


def light_births(page: Page) -> pd.DataFrame:
    """Return births under 2,500 grams and all births by year, of one source."""
    light, births = (
        valued(
            page.store.observations(
                code, "published", ref_area=[NATION], data_source=_SOURCE, dimensions=ALL
            )
        ).set_index("time_period")["obs_value"]
        for code in (_LIGHT, _BIRTHS)
    )
    return pd.DataFrame({"events": light, "denominator": births}).reset_index()


def _draw_step(page: Page, series: pd.DataFrame, found: pd.Series) -> None:
    words = page.words
    source = short_source(page.store.sources()[_SOURCE], words)
    away = series["time_period"].map(year) - int(found["time_period"])
    near = series[(away >= -_YEARS) & (away < _YEARS)]
    share = 100 * near["events"] / near["denominator"]
    points = pd.DataFrame(
        {
            "year": near["time_period"].map(year),
            "obs_value": share,
            "said": [
                mark_said("", period, words.percent(words.number(value, 1)), "", source)
                for period, value in zip(near["time_period"], share, strict=True)
            ],
        }
    )
    shown = found.copy()
    shown[["level_before", "level_after"]] *= 100
    title = words.of(codelist("topic")["definition_step"]["title"])
    picture = step_picture(points, shown, words("new definition"), title, words)
    draw(page, drawn(page, picture), key="crm-step")
    source_line(words("Source: {source}", source=source))


def step_title(found: pd.Series, words: Words) -> str:
    """Return how far 2015 stood from the line before it; empty where chance could have done it."""
    away, low, high = (
        100 * (float(found[name]) - 1) for name in ("step", "lower_bound", "upper_bound")
    )
    if low > 0:
        return words(
            "The share of births under 2,500 grams stood {step} above the earlier line in 2015 "
            "({low} to {high})",
            **_percents(words, step=away, low=low, high=high),
        )
    if high < 0:
        return words(
            "The share of births under 2,500 grams stood {step} below the earlier line in 2015 "
            "({low} to {high})",
            **_percents(words, step=-away, low=-high, high=-low),
        )
    return ""


def _percents(words: Words, **values: float) -> dict[str, str]:
    return {name: words.percent(words.number(value, 0)) for name, value in values.items()}


def step_sentences(found: pd.Series, words: Words) -> list[str]:
    """Return how large the step of 2015 is, and what it does not say."""
    away = float(found["step"]) - 1
    told = {"step": words.percent(words.number(100 * abs(away), 0))}
    for name, bound in (("low", "lower_bound"), ("high", "upper_bound")):
        told[name] = words.percent(words.number(100 * (float(found[bound]) - 1), 0))
    above = words(
        "In 2015 the share of births under 2,500 grams stood {step} above the line of the years "
        "before it; the interval reaches from {low} to {high}.",
        **told,
    )
    below = words(
        "In 2015 the share of births under 2,500 grams stood {step} below the line of the years "
        "before it; the interval reaches from {low} to {high}.",
        **told,
    )
    said = [above if away >= 0 else below]
    said.append(_model(found, words))
    if found["method"] == "quasi-poisson":
        said.append(
            words("The figures scatter more than chance makes them; the interval allows for it.")
        )
    return [
        *said,
        words(
            "The step fits the new definition, which counts more very small babies; it does not "
            "prove it: whatever else happened in that year is in the step as well. It is an "
            "annotation, and no change is computed across 2015."
        ),
    ]


def _model(found: pd.Series, words: Words) -> str:
    """Return what was fitted: the regression, the trend of each side and the dispersion."""
    named = {
        "poisson": words("Poisson regression"),
        "quasi-poisson": words("quasi-Poisson regression"),
        "log-linear": words("regression of logarithms"),
    }
    trends = {
        name: words.percent(words.number(100 * (float(found[f"trend_{name}"]) - 1), 1))
        for name in ("before", "after")
    }
    return words(
        "Model: {model} with a trend of its own on each side, {before} a year before the break and "
        "{after} a year after it; dispersion {dispersion}.",
        model=named[found["method"]],
        dispersion=words.number(float(found["dispersion"]), 1),
        **trends,
    )
