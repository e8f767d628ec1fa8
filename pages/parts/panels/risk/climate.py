"""UNICEF's climate risk index: where the nation stands, and what drives it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from figures.rows import Row, bar_rows, mark_said, stacked
from indicators.catalog import catalog
from indicators.codelists import NATION, codelist, codes
from indicators.plain_rows import plain_rows
from indicators.risk import quadrants
from indicators.words import Words, short_source
from pages.parts.drawing import drawn, heading, multiples, note, sources_line
from pages.parts.page import Page

TOP = 10.0  # of the scale of both indices
_SCORE, _DOMAINS = "AZE_CCRR_SCORE", "AZE_CCRR_VUL_"


def climate_risk(page: Page) -> None:
    """Draw UNICEF's climate risk index: its two pillars and what each is made of."""
    words, source = page.words, codelist("ccri")["edition"]["source"]
    made = page.remembered("climate_risk", lambda: climate_index(page, source))
    if made is None:
        return
    sentences, hazards, domains = made
    heading(
        words.of(codelist("topic")["climate_risk"]["title"]),
        words("UNICEF 2026, scores up to 10; higher is worse; for comparing countries"),
    )
    note(sentences)
    left, right = multiples(2)
    with left:
        heading(
            words("Exposure, by hazard"),
            words("Score 1–10; 1 where the global layer marks no place"),
        )
        st.html(drawn(page, hazards))
    with right:
        heading(words("Vulnerability, by domain"), words("Score 0–10"))
        st.html(drawn(page, domains))
    sources_line(page, [source])


def climate_index(page: Page, source: str) -> tuple[list[str], str, str] | None:
    """Return the sentences and both pictures; nothing where the index is not published."""
    edition, words = page.selection.edition, page.words
    hazards = page.store.observations(_SCORE, edition, ref_area=[NATION], data_source=source)
    profile = page.once("nation", lambda: page.store.profile([NATION], edition))
    plain = profile[profile["data_source"] == source]
    if hazards.empty or plain.empty:
        return None
    domains = plain[plain["indicator"].str.startswith(_DOMAINS)]
    by_hazard = [words.of(codes("hazard")[code]) for code in _worst_first(hazards)["hazard"]]
    by_domain = [
        _domain(words.of(catalog()[code].name)) for code in _worst_first(domains)["indicator"]
    ]
    highest = words(
        "Highest scores: {hazards} (exposure); {domains} (vulnerability).",
        hazards=", ".join(by_hazard[:2]),
        domains=by_domain[0],
    )
    sentences = [*_place(plain.set_index("indicator")["obs_value"], words), highest]
    return sentences, _picture(page, by_hazard, hazards), _picture(page, by_domain, domains)


def _worst_first(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("obs_value", ascending=False, kind="stable")


def _picture(page: Page, names: list[str], rows: pd.DataFrame) -> str:
    known = page.store.sources()
    ordered = plain_rows(_worst_first(rows))
    drawn_rows = [
        score_row(name, row, page.words, short_source(known[row["data_source"]], page.words))
        for name, row in zip(names, ordered, strict=True)
    ]
    return stacked(bar_rows(drawn_rows, top=TOP))


def score_row(name: str, row: Mapping[Any, Any], words: Words, source: str) -> Row:
    """Return the score of one part of an index."""
    written = words.number(row["obs_value"], 1)
    said = mark_said(name, words.period(str(row["time_period"])), written, "", source)
    return Row(name, row["obs_value"], written, said=said)


def _place(scores: pd.Series, words: Words) -> list[str]:
    """Return where the nation stands among all countries, in words."""
    edition = codelist("ccri")["edition"]
    exposure, vulnerability = scores["CR_CCRI_EXP_CESS"], scores["CR_CCRI_VUL_ES"]
    middles = (edition["exposure_median"], edition["vulnerability_median"])
    pillars = pd.DataFrame({"exposure": [exposure], "vulnerability": [vulnerability]})
    quadrant = quadrants(pillars, middles=middles).iloc[0]
    return [
        words(
            "Index {index}: place {rank} of {areas} countries and areas, 1 being the highest risk.",
            index=words.number(scores["CR_CCRI"], 1),
            rank=edition["rank"],
            areas=edition["areas"],
        ),
        words(
            "Exposure {exposure} (the middle country: {exposure_middle}), vulnerability "
            "{vulnerability} (the middle country: {vulnerability_middle}). Group: {group}.",
            exposure=words.number(exposure, 1),
            exposure_middle=words.number(middles[0], 1),
            vulnerability=words.number(vulnerability, 1),
            vulnerability_middle=words.number(middles[1], 1),
            group=words.of(codelist("ccri")["quadrants"][quadrant]),
        ),
    ]


def _domain(name: str) -> str:
    """Return the domain of a score's name: Climate risk index: vulnerability, health → Health."""
    part = name.rpartition(", ")[2]
    return part[0].upper() + part[1:]
