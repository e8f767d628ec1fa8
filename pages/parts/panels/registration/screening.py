"""Civil registration under the live birth definition: ratios of counts against benchmarks."""

from html import escape

import pandas as pd
import streamlit as st

from figures.ratios import ratio_rows
from indicators.codelists import ALL, NATION, codelist
from indicators.summary import valued
from indicators.vital import PUBLISHED_COUNTS, diagnostics
from indicators.words import Words, short_source
from pages.parts.drawing import drawn, empty, heading, source_line, two_columns
from pages.parts.page import Page


def screening(page: Page) -> None:
    """Draw ratios of counts against their benchmarks: a reason to look, never a proof."""
    words, entry = page.words, codelist("topic")["screening"]
    counts = national_counts(page)
    found = page.remembered("vital_diagnostics", lambda: diagnostics(counts))
    known = found[found["verdict"] != "unknown"].reset_index(drop=True)
    heading(screening_title(known, words) or words.of(entry["title"]), words.of(entry["body"]))
    if known.empty:
        empty(words("No two counts of one year are published that could be compared."))
        return
    left, right = two_columns()
    with left:
        entries = codelist("diagnostic")
        shown = known.assign(
            name=[words.of(entries[code]["name"]) for code in known["diagnostic"]],
            text=[_text(row, words) for _, row in known.iterrows()],
        )
        st.html(drawn(page, ratio_rows(shown, words, _sources(page, known))))
        counts_source(page, known)
    with right:
        said = [*verdicts(known, words), *by_old_rule(page), *not_computed(found, page)]
        body = "".join(f"<p>{escape(text)}</p>" for text in said)
        reference = f"<p class='crm-sub'>{escape(entry['reference'])}</p>"
        st.html(f"<div class='crm-note'>{body}{reference}</div>")


def national_counts(page: Page) -> pd.DataFrame:
    """Return the nation's counts by year, each row of one source."""
    return page.remembered(
        "vital_counts", lambda: _published(page) if is_published(page) else _made(page)
    )


def is_published(page: Page) -> bool:
    """Return whether the reader sees the published edition."""
    return page.selection.edition == "published"


def _published(page: Page) -> pd.DataFrame:
    parts = []
    for code, name in PUBLISHED_COUNTS.items():
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


def _text(row: pd.Series, words: Words) -> str:
    low, high = (words.number(row[f"{end}_bound"], 2) for end in ("lower", "upper"))
    return words(
        "{value} ({low} to {high})", value=words.number(row["estimate"], 2), low=low, high=high
    )


def screening_title(known: pd.DataFrame, words: Words) -> str:
    """Return how many of the ratios stand out; empty where none is known."""
    if known.empty:
        return ""
    every, out = words.number(len(known), 0), int(known["verdict"].eq("look").sum())
    if not out:
        return words("None of {all} ratios of counts stands out from its benchmark", all=every)
    return words(
        "Outside its benchmark: {n} of {all} ratios of counts",
        n=words.number(out, 0),
        all=every,
    )


def verdicts(known: pd.DataFrame, words: Words) -> list[str]:
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


def by_old_rule(page: Page) -> list[str]:
    """Return what the same records would give under the rule in force until 2014."""
    found = page.store.analysis("vital", page.selection.edition, "icd", "soviet")
    if found.empty or is_published(page):  # the ratios are then of other sources than the records
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


def not_computed(found: pd.DataFrame, page: Page) -> list[str]:
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


def counts_source(page: Page, counts: pd.DataFrame, note: str = "") -> None:
    """Draw the line that names the sources of counts, and a note."""
    line = page.words("Source: {source}", source=_sources(page, counts))
    source_line(f"{line}. {note}" if note else line)


def _sources(page: Page, counts: pd.DataFrame) -> str:
    known = page.store.sources()
    named = dict.fromkeys(counts["data_source"])
    return "; ".join(short_source(known[code], page.words) for code in named)
