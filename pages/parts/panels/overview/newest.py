"""Five findings of five themes: what matters most, is known best and is newest, in words."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from figures.sparkline import sparkline
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, codelist
from indicators.facts import Asked, Changed, Fact, facts_from
from indicators.importance import worth_telling
from indicators.narrative import key_message
from indicators.words import Words
from pages.parts.links import link_to
from pages.parts.panels.overview.latest import LatestFigure, latest_figures
from pages.parts.panels.picture import badge
from pages.parts.shell import Page

_TOLD = 5


def newest(page: Page) -> None:
    """Draw the findings; no filter changes them: made once a build."""
    st.html(page.remembered("overview/newest", lambda: _drawn(page)))


def _drawn(page: Page) -> str:
    words, found = page.words, leading(latest_figures(page), page.today.year)
    title = words.plural(
        "{n} thing the newest figures say", "{n} things the newest figures say", len(found)
    )
    items = "".join(_finding(page, one) for one in found)
    link = f"<a href='#crm-themes'>{escape(words('All themes'))}</a>"
    return f"<h2 class='crm-h2'>{escape(title)}</h2><div class='crm-newest'>{items}</div>{link}"


def leading(known: Mapping[str, LatestFigure], today: int) -> Sequence[LatestFigure]:
    """Return the figures worth telling most, of as many themes; ties in the order of themes."""
    order = {code: place for place, code in enumerate(catalog())}
    ranked = sorted(
        known.values(),
        key=lambda one: (
            -worth_telling(one.item, one.letter, one.period, today),
            order[one.item.indicator],
        ),
    )
    of_theme: dict[str, LatestFigure] = {}
    for one in ranked:
        of_theme.setdefault(one.item.domain, one)
    return [*of_theme.values()][:_TOLD]


def _finding(page: Page, one: LatestFigure) -> str:
    words, item = page.words, one.item
    facts = _facts(page, one)
    link = link_to(page, item.indicator)
    theme = escape(words.of(codelist("domain")[item.domain]["name"]))
    said = escape(key_message(facts, words).text)
    before = escape(_before(facts, words))
    return (
        f"<article><div><p class='crm-kicker'>{theme}</p>"
        f"<h3><a href='{link}' target='_self'>{said}</a></h3>"
        f"<p class='crm-unit'>{before} {badge(one.letter, words)}</p></div>{_spark(one, words)}"
        "</article>"
    )


def _facts(page: Page, one: LatestFigure) -> Sequence[Fact]:
    """Return what may be stated of the figure, in its own series."""
    fact = one.series.iloc[-1]
    slice_ = {name: str(fact[name]) for name in DIMENSIONS}
    return facts_from(page, one.item, Asked(NATION, slice_, str(fact["data_source"])))


def _before(facts: Sequence[Fact], words: Words) -> str:
    """Return the comparable figure before the latest, if there is one."""
    changed = next((fact for fact in facts if isinstance(fact, Changed) and not fact.run), None)
    if changed is None or changed.barred:
        return words("No earlier figure is comparable.")
    value = words.value(changed.before.value, changed.item)
    period = words.period(changed.before.key.time_period, changed.item.period)
    return words("Before: {value} ({period}).", value=value, period=period)


def _spark(one: LatestFigure, words: Words) -> str:
    label = words("Trend of {name}", name=words.of(one.item.name))
    drawn = sparkline(one.series, one.item, label)
    fact = one.series.iloc[-1]
    value = escape(words.figure(fact, one.item))
    first, last = (
        words.period(str(one.series["time_period"].iloc[place]), one.item.period)
        for place in (0, -1)
    )
    span = f"{first} – {last}" if drawn else last
    return f"<p class='crm-spark'><strong>{value}</strong>{drawn}<small>{escape(span)}</small></p>"
