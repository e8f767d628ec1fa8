"""Five findings of five themes: what matters most, is known best and is newest, in words."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from figures.panels.marks import Link, badge
from figures.sparkline import sparkline
from indicators.codelists import DIMENSIONS, NATION, codelist
from indicators.facts import Asked, Changed, Fact, FactReader, facts_from
from indicators.headlines import LatestFigure
from indicators.narrative import key_message
from indicators.words import Words, unbroken


def newest_findings(
    found: Sequence[LatestFigure], reader: FactReader, words: Words, link: Link
) -> str:
    """Return the findings under their title, and the way to all themes below them."""
    title = words.plural(
        "{n} thing the newest figures say", "{n} things the newest figures say", len(found)
    )
    items = finding_cards(found, reader, words, link)
    more = f"<a href='#crm-themes'>{escape(words('All themes'))}</a>"
    return f"<h2 class='crm-h2'>{escape(title)}</h2>{items}{more}"


def finding_cards(
    found: Sequence[LatestFigure], reader: FactReader, words: Words, link: Link
) -> str:
    """Return findings below each other, each a link, with its theme, change, grade and line."""
    items = "".join(_finding(one, reader, words, link) for one in found)
    return f"<div class='crm-newest'>{items}</div>"


def _finding(one: LatestFigure, reader: FactReader, words: Words, link: Link) -> str:
    item, facts = one.item, _facts(reader, one)
    theme = escape(words.of(codelist("domain")[item.domain]["name"]))
    said = escape(unbroken(key_message(facts, words).text))
    changed = _change(facts)
    before = escape(_before(changed, words))
    spark = _spark(one, words, comparable=changed is not None)
    return (
        f"<article><div><p class='crm-kicker'>{theme}</p>"
        f"<h3><a href='{link(item.indicator)}' target='_self'>{said}</a></h3>"
        f"<p class='crm-unit'>{before} {badge(one.letter, words)}</p></div>{spark}"
        "</article>"
    )


def _facts(reader: FactReader, one: LatestFigure) -> Sequence[Fact]:
    """Return what may be stated of the figure, in its own series."""
    fact = one.series.iloc[-1]
    slice_ = {name: str(fact[name]) for name in DIMENSIONS}
    return facts_from(reader, one.item, Asked(NATION, slice_, str(fact["data_source"])))


def _change(facts: Sequence[Fact]) -> Changed | None:
    """Return the change from the figure before, where the two can be compared."""
    changed = next((fact for fact in facts if isinstance(fact, Changed) and not fact.run), None)
    return None if changed is None or changed.barred else changed


def _before(changed: Changed | None, words: Words) -> str:
    """Return the comparable figure before the latest, if there is one."""
    if changed is None:
        return words("No earlier figure is comparable.")
    value = words.value(changed.before.value, changed.item)
    period = words.period(changed.before.key.time_period, changed.item.period)
    return words("Before: {value} ({period}).", value=value, period=period)


def _spark(one: LatestFigure, words: Words, *, comparable: bool) -> str:
    """Return the figure, and its line where the figures before it can be compared with it."""
    if not comparable:
        one = replace(one, series=one.series.tail(1))
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
