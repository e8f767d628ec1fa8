"""Civil registration under the live birth definition: screening, rates from counts, the step."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from figures.charts import CONFIG
from figures.screening import screening as chart
from figures.steps import step as step_chart
from indicators.breaks import step
from indicators.catalog import indicator
from indicators.codelists import ALL, NATION, codelist
from indicators.compliance import diagnostics
from indicators.language import Words
from indicators.observations import year
from indicators.summary import valued
from indicators.vital import COUNTS, mortality
from pages.parts.layout import beside
from pages.parts.shell import Page
from pages.parts.text import empty, heading, short_source, source_line

_PUBLISHED: Mapping[str, str] = {
    "DM_BRTS": "live_births",
    "AZE_INFANT_DEATHS": "infant_deaths",
    "AZE_EARLY_NEONATAL_DEATHS": "early_neonatal_deaths",
    "AZE_STILLBIRTHS": "stillbirths",
}
_KEYS = ("time_period", "data_source")
_LIGHT, _BIRTHS, _SOURCE, _YEARS = "AZE_LBW", "DM_BRTS", "TRANSMONEE_2020", 5


def screening(page: Page) -> None:
    """Draw ratios of counts against their benchmarks: a reason to look, never a proof."""
    words, entry = page.words, codelist("topic")["screening"]
    heading(words.of(entry["title"]), words.of(entry["body"]))
    counts = _counts(page)
    found = diagnostics(counts)
    known = found[found["verdict"] != "unknown"].reset_index(drop=True)
    if known.empty:
        empty(words("No two counts of one year are published that could be compared."))
        return
    left, right = beside()
    with left:
        labels = [_label(row, words) for _, row in known.iterrows()]
        figure = chart(known.assign(label=labels), words, page.palette, page.watermark)
        st.plotly_chart(figure, key="crm-screening", config=dict(CONFIG), theme=None)
        _source(page, known)
    with right:
        said = [*_verdicts(known, words), *_by_old_rule(page), *_unknown(found, page)]
        body = "".join(f"<p>{escape(text)}</p>" for text in said)
        reference = f"<p class='crm-sub'>{escape(entry['reference'])}</p>"
        st.html(f"<div class='crm-note'>{body}{reference}</div>")


def _counts(page: Page) -> pd.DataFrame:
    """Return the nation's counts by year, each row of one source."""
    return page.once(
        "vital_counts", lambda: _published(page) if _is_published(page) else _made(page)
    )


def _is_published(page: Page) -> bool:
    return page.selection.edition == "published"


def _published(page: Page) -> pd.DataFrame:
    parts = []
    for code, name in _PUBLISHED.items():
        found = valued(
            page.store.observations(code, "published", ref_area=[NATION], dimensions=ALL)
        )
        keys = found[["time_period", "data_source"]]
        parts.append(keys.assign(count=name, value=found["obs_value"]))
    rows = pd.concat(parts)
    wide = rows.pivot_table("value", ["time_period", "data_source"], "count").reset_index()
    return wide.rename_axis(columns=None)


def _made(page: Page) -> pd.DataFrame:
    found = page.store.analysis("vital", page.selection.edition, "count")
    nation = found[found["ref_area"] == NATION]
    wide = nation.pivot_table("obs_value", ["time_period", "data_source"], "item").reset_index()
    return wide.rename_axis(columns=None)


def _label(row: pd.Series, words: Words) -> str:
    name = words.of(codelist("diagnostic")[row["diagnostic"]]["name"])
    value = words(
        "{value} ({low} to {high})",
        value=words.number(row["estimate"], 2),
        low=words.number(row["lower_bound"], 2),
        high=words.number(row["upper_bound"], 2),
    )
    return f"{name}, {row['time_period']}<br><b>{value}</b>"


def _verdicts(known: pd.DataFrame, words: Words) -> list[str]:
    """Return what stands out and what it may mean, and that none of it is proof."""
    out = known[known["verdict"] == "look"]
    said = [
        words(
            "{name}, {period}: {value}. It stands out; {meaning}.",
            name=words.of(codelist("diagnostic")[row["diagnostic"]]["name"]),
            period=row["time_period"],
            value=words.number(row["estimate"], 2),
            meaning=words.of(codelist("diagnostic")[row["diagnostic"]][f"{row['side']}_means"]),
        )
        for _, row in out.iterrows()
    ]
    if not said:
        said = [words("No ratio stands out from its benchmark.")]
    return [
        *said,
        words(
            "This is screening: it is a reason to look at the records, it does not prove how they "
            "are kept, and a ratio within its benchmark proves nothing either."
        ),
    ]


def _by_old_rule(page: Page) -> list[str]:
    """Return what the same records would give under the rule in force until 2014."""
    found = page.store.analysis("vital", page.selection.edition, "icd", "soviet")
    if found.empty:
        return []
    counts = found.pivot_table("obs_value", "measure", "item")
    both = 1000 * counts["infant_deaths"] / counts["live_births"]
    return [
        page.words(
            "By the rule in force until 2014 the same records would give an infant mortality of "
            "{old} per 1,000 live births instead of {new}.",
            old=page.words.number(float(both["soviet"]), 1),
            new=page.words.number(float(both["icd"]), 1),
        )
    ]


def _unknown(found: pd.DataFrame, page: Page) -> list[str]:
    """Return what cannot be computed, and who holds what it would take."""
    words = page.words
    known = set(found.loc[found["verdict"] != "unknown", "diagnostic"])
    entries = codelist("diagnostic").items()
    names = [words.of(entry["name"]) for code, entry in entries if code not in known]
    if not names:
        return []
    return [
        words(
            "What is published does not allow: {names}. The State Statistical Committee and the "
            "Ministry of Health hold deaths by age in days and births by weight and week.",
            names="; ".join(names),
        )
    ]


def birth_rates(page: Page) -> None:
    """Draw the rates that the counts of a year allow, with their intervals."""
    words, entry = page.words, codelist("topic")["birth_rates"]
    counted = _counts(page)
    counts = counted[[name for name in counted if name in {*_KEYS, *COUNTS}]]
    found = mortality(counts).dropna(subset=["estimate"])
    heading(words.of(entry["title"]), words("Per 1,000 births, with intervals of 95 per cent"))
    if found.empty:
        empty(words("No deaths and births of one year and one source are published."))
        return
    written = [_rate(row, words) for _, row in found.iterrows()]
    names = [words.of(codelist("vital_rate")[code]["name"]) for code in found["measure"]]
    table = found.assign(written=written, name=names).pivot_table(
        "written", "name", "time_period", aggfunc="first", sort=False
    )
    st.dataframe(table.rename_axis(words("Rate")).fillna("—"), key="crm-birth-rates")
    note = ""
    if _is_published(page):
        note = words(
            "Computed here from the counts of one agency, not printed by it. Stillbirths and "
            "perinatal deaths are counted from 22 weeks, not from the 28 of international "
            "comparisons. Where a year stands far from its neighbours, whether more babies died or "
            "more deaths were registered is not known."
        )
    _source(page, counts[counts["time_period"].isin(found["time_period"])], note)


def _rate(row: pd.Series, words: Words) -> str:
    return words(
        "{value} ({low} to {high})",
        value=words.number(row["estimate"], 1),
        low=words.number(row["lower_bound"], 1),
        high=words.number(row["upper_bound"], 1),
    )


def definition_step(page: Page) -> None:
    """Draw how far births under 2,500 grams stepped up when the definition changed."""
    words, entry = page.words, codelist("topic")["definition_step"]
    heading(words.of(entry["title"]), words.of(entry["body"]))
    if not _is_published(page):
        empty(words("The synthetic figures begin in 2015: they hold no step to measure."))
        return
    series = _light_births(page)
    at = indicator(_LIGHT).breaks[0]
    found = step(series, at.time_period, years=_YEARS).iloc[0]
    if found["reason"]:
        empty(words("There are too few years on one side of the break to measure a step."))
        return
    left, right = beside()
    with left:
        _draw_step(page, series, found, words.of(at.label))
    with right:
        body = "".join(f"<p>{escape(text)}</p>" for text in _step_sentences(found, words))
        st.html(f"<div class='crm-note'>{body}</div>")


def _light_births(page: Page) -> pd.DataFrame:
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


def _draw_step(page: Page, series: pd.DataFrame, found: pd.Series, label: str) -> None:
    words = page.words
    away = series["time_period"].map(year) - int(found["time_period"])
    near = series[(away >= -_YEARS) & (away < _YEARS)]
    share = 100 * near["events"] / near["denominator"]
    points = pd.DataFrame(
        {
            "year": near["time_period"].map(year),
            "obs_value": share,
            "text": [words.percent(words.number(value, 1)) for value in share],
        }
    )
    shown = found.copy()
    shown[["level_before", "level_after"]] *= 100
    figure = step_chart(points, shown, label, words, page.palette, page.watermark)
    st.plotly_chart(figure, key="crm-step", config=dict(CONFIG), theme=None)
    source = page.store.sources()[_SOURCE]
    source_line(words("Source: {source}", source=short_source(source, words)))


def _step_sentences(found: pd.Series, words: Words) -> list[str]:
    step_, low, high = (
        words.percent(words.number(100 * (float(found[name]) - 1), 0))
        for name in ("step", "lower_bound", "upper_bound")
    )
    said = [
        words(
            "In 2015 the share of births under 2,500 grams stood {step} above the line of the "
            "years before it; the interval reaches from {low} to {high}.",
            step=step_,
            low=low,
            high=high,
        )
    ]
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


def _source(page: Page, counts: pd.DataFrame, note: str = "") -> None:
    known = page.store.sources()
    named = dict.fromkeys(counts["data_source"])
    text = "; ".join(short_source(known[code], page.words) for code in named)
    line = page.words("Source: {source}", source=text)
    source_line(f"{line}. {note}" if note else line)
