"""Every figure of an area as a file: the tables of its profile in one, each row with its source."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import NATION, codelist, lineage
from indicators.display import printed_number
from indicators.facts import key_of
from indicators.quality import grade_of
from indicators.summary import valued
from indicators.words import area_name, figure_area, unit
from pages.parts.page import Page
from pages.parts.panels.orientation.latest import headline_fact, of_indicator, same_figure, themes
from pages.parts.passports import site
from passports.files import noted_csv
from passports.headers import MEDIA_TYPES, cite
from passports.identity import figure_id


def offer_profile(page: Page) -> None:
    """Offer every figure of the area as one file, made when it is asked for."""
    name = f"{page.edition.stem('PROFILE', page.selection.ref_area)}.csv"
    made, label = partial(profile_file, page), page.words("Download CSV")
    st.download_button(
        label, made, name, MEDIA_TYPES["csv"], on_click="ignore", key="crm-profile-file"
    )


def profile_file(page: Page) -> bytes:
    """Return the latest figure of each indicator of an area, beside its parents, as CSV.

    A figure that a parent area does not have is named as missing, never left blank.
    """
    words, line = page.words, lineage(page.selection.ref_area)
    found = {code: valued(page.store.profile([code], page.selection.edition)) for code in line}
    rows = [
        _cells(page, domain, code, line, found)
        for domain, present in themes(line[0], found).items()
        for code in present
    ]
    title = page.edition.every_of_area(words)
    what = words("Latest of each, beside its parent areas")
    kind = ". ".join(filter(None, (what, page.watermark)))
    first = f"{title}: {area_name(line[0], words)} ({line[0]})"
    return noted_csv(pd.DataFrame(rows), first, _lines(page), kind, words)


def _lines(page: Page) -> list[tuple[str, str]]:
    words, chosen = page.words, page.selection
    warning = page.edition.warning(words)
    edition = "&edition=illustrative" if page.edition.is_illustrative else ""
    link = f"{site()}/area_profile?lang={words.language}{edition}&ref_area={chosen.ref_area}"
    return [
        *([(words("Edition"), warning)] if warning else []),
        (words("Data release"), page.store.build()["release"]),
        (words("Retrieved"), date.today().isoformat()),
        (words("Link"), link),
    ]


def _cells(
    page: Page, domain: str, code: str, line: tuple[str, ...], found: Mapping[str, pd.DataFrame]
) -> dict[str, object]:
    """Return one row of the file; numbers stand as their source printed them."""
    words, item = page.words, catalog()[code]
    fact = headline_fact(of_indicator(found[line[0]], code), item)
    source = page.store.sources()[fact["data_source"]]

    def printed(own: Mapping[str, Any] | None) -> str:
        return printed_number(item, own, float(own["obs_value"])) if own else words("missing")

    beside = {above: same_figure(fact, of_indicator(found[above], code)) for above in line[1:]}
    figures = {line[0]: fact, **beside}
    nation = figures.get(NATION)
    return {
        words("Theme"): words.of(codelist("domain")[domain]["name"]),
        words("Code"): code,
        words("Indicator"): words.of(item.name),
        words("Unit"): unit(item, words),
        words("Period"): words.period(fact["time_period"], item.period),
        **{area_name(area, words): printed(own) for area, own in figures.items()},
        words("What the national figure covers"): (
            figure_area(item, nation, words) if nation else words("missing")
        ),
        words("Source"): cite(source, words),
        words("Quality grade"): grade_of(source, fact, date.today().year).letter,
        words("Figure code"): figure_id(key_of(fact)),
    }
