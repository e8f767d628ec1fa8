"""The key message, and the controls beside it."""

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from briefings.labels import area_name, holders, short_source
from briefings.sentences import direction, reliability, sentence
from figures.maps import interval
from indicators.facts import key_of
from indicators.language import Words
from indicators.noise import told
from indicators.quality import Grade, grade_of
from indicators.selection import View
from indicators.summary import change, latest
from pages.parts.controls import breadcrumb, controls
from pages.parts.passports import passport_link
from pages.parts.shell import Page


def headline(page: Page) -> None:
    """Draw one sentence with the number, what is behind it, its date, direction and grade."""
    view = page.view(mapped=False)
    if page.is_gap:
        _gap(page, view)
        controls(page)
        return
    series = own_series(page, view)
    shown = series[series["time_period"] == view.time_period]
    fact = latest(shown)
    withheld = bool(shown["obs_status"].eq("Q").any())
    title = sentence(view, fact, page.words) if fact else _nothing(view, withheld, page.words)
    text = _lede(page, view, series, fact) if fact else escape(_why(view, withheld, page.words))
    opens = _opens(page, view, shown)
    lede = f"<p class='crm-lede'>{text} {opens}</p>" if text or opens else ""
    st.html(f"<h1 class='crm-title'>{escape(title)}</h1>{lede}")
    controls(page)
    breadcrumb(page)


def _gap(page: Page, view: View) -> None:
    """Draw why there is no figure, and who could provide it."""
    words, item = page.words, view.indicator
    st.html(f"<h1 class='crm-title'>{escape(words.of(item.name))}</h1>")
    held = words("Who could provide it: {holders}.", holders=holders(item, words))
    why = words.of(item.gap or item.caveat)
    none = words("No figure is published.")
    st.html(
        f"<p class='crm-lede'>{escape(words.of(item.definition))}</p>"
        f"<div class='crm-empty'><p><strong>{escape(none)}</strong> "
        f"{escape(why)}</p><p>{escape(held)}</p></div>"
    )


def own_series(page: Page, view: View) -> pd.DataFrame:
    """Return the headline source's series of the selected area, up to the period shown."""
    return page.once("own_series", lambda: _own_series(page, view))


def _own_series(page: Page, view: View) -> pd.DataFrame:
    found = page.store.observations(
        view.indicator.indicator,
        page.selection.edition,
        ref_area=[view.ref_area],
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    return found[found["time_period"] <= view.time_period]


def _opens(page: Page, view: View, shown: pd.DataFrame) -> str:
    """Return the link to the passport of the figure, or nothing where there is no observation."""
    if len(shown) != 1:
        return ""
    return passport_link(page, key_of(shown.iloc[0].to_dict()))


def _nothing(view: View, withheld: bool, words: Words) -> str:
    area = area_name(view.ref_area, words)
    name = words.of(view.indicator.name)
    if withheld:
        return words("{area}. {name}: withheld to protect children", area=area, name=name)
    return words("{area}: no figure is published. {name}", area=area, name=name)


def _why(view: View, withheld: bool, words: Words) -> str:
    """Return why a figure that exists is not shown."""
    n = view.indicator.disclosure_threshold
    if not withheld or n is None:
        return ""
    return words(
        "Fewer than {n} children were counted, or the figure would give such a number away.", n=n
    )


def _lede(page: Page, view: View, series: pd.DataFrame, fact: Any) -> str:
    words, item = page.words, view.indicator
    parts = []
    bounds = interval(fact["lower_bound"], fact["upper_bound"], item, words)
    if bounds:
        parts.append(words("Interval: {bounds}.", bounds=bounds))
    behind = _behind(page, view)
    if behind:
        parts.append(behind)
    found = change(series, item)
    source = page.store.sources()[view.data_source]
    parts.append(direction(found, item, words))
    if found is not None and round(found.difference, item.decimals) != 0:
        parts.append(
            reliability(told(found, series, _counted(page, view), item, source["kind"]), words)
        )
    given = grade_of(source["kind"], fact, date.today().year)
    parts.append(words("Source: {source}.", source=short_source(source, words)))
    text = " ".join(escape(part) for part in parts if part)
    return f"{text} {badge(given, words)}"


def _behind(page: Page, view: View) -> str:
    """Return how many are counted behind a rate, where that is published for the same slice."""
    code = view.indicator.count
    if code is None:
        return ""
    found = page.store.observations(
        code,
        page.selection.edition,
        ref_area=[view.ref_area],
        time_period=view.time_period,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    if found["obs_value"].notna().sum() != 1:
        return ""
    n = float(found["obs_value"].iloc[0])
    if view.indicator.population == "persons":
        return page.words.plural("{n} person stands behind it.", "{n} people stand behind it.", n)
    return page.words.plural("{n} child stands behind it.", "{n} children stand behind it.", n)


def _counted(page: Page, view: View) -> pd.DataFrame:
    """Return the counts behind a rate, in every period of its source and slice."""
    return page.store.observations(
        view.indicator.count or "",
        page.selection.edition,
        ref_area=[view.ref_area],
        data_source=view.data_source,
        dimensions=view.dimensions,
    )


def badge(given: Grade, words: Words) -> str:
    """Return the grade as markup, with its meaning for those who do not see it."""
    title = words("Quality grade {letter}, from A (best) to E", letter=given.letter)
    return f"<span class='crm-grade' title='{escape(title)}'>{given.letter}</span>"
