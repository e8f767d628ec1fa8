"""Where an area stands: the rows of its spine chart, and its gaps and strengths in words."""

from collections.abc import Sequence
from html import escape

from figures.panels.marks import Link
from figures.spine import spine_key, spine_track
from indicators.headlines import importance
from indicators.ledger import OLD
from indicators.observations import year
from indicators.portrait import (
    Stand,
    State,
    basis_name,
    line_said,
    row_said,
    siblings_name,
    state_name,
    told,
)
from indicators.words import Words

_SHOWN = 12  # rows before the rest is folded
_TOLD = 4  # gaps, and strengths, in words


def rows_title(found: Sequence[Stand], words: Words, *, similar: bool = False) -> str:
    """Return on how many measures the area is worse, against the nation or similar areas."""
    judged = [one for one in found if one.state != "untold"]
    if not judged:
        return words("Where the area stands")
    worse = words.number(sum(one.state == "worse" for one in judged), 0)
    if not similar:
        return words.plural(
            "Worse than the reference on {k} of {n} measure",
            "Worse than the reference on {k} of {n} measures",
            len(judged),
            k=worse,
        )
    return words.plural(
        "Worse than similar areas on {k} of {n} measure",
        "Worse than similar areas on {k} of {n} measures",
        len(judged),
        k=worse,
    )


def rows_subtitle(found: Sequence[Stand], words: Words) -> str:
    """Return what stands in the middle, and among which areas the rows are."""
    said = [words("Each row has its own scale; right is better.")]
    bases = list(dict.fromkeys(basis_name(one, words) for one in found))
    if bases:
        said.append(words("In the middle: {reference}.", reference=" / ".join(bases)))
    schemes = dict.fromkeys(siblings_name(one.measure.area, words) for one in found)
    if schemes:
        said.append(words("Among: {areas}.", areas="; ".join(schemes)))
    return " ".join(said)


def portrait_rows(found: Sequence[Stand], words: Words, link: Link, today: int) -> str:
    """Return the rows with their legend and caution; those after the first twelve are folded."""
    shown = _table(found[:_SHOWN], words, link)
    rest = _rest(found[_SHOWN:], words, link)
    return f"{shown}{rest}{_legend(words)}{_caution(found, words, today)}"


def _table(found: Sequence[Stand], words: Words, link: Link) -> str:
    """Return rows; each is a link to its topic with the area chosen."""
    titles = (
        words("Measure"),
        words("Period"),
        words("Here"),
        words("Reference"),
        words("← worse"),
        words("better →"),
        words("Place"),
        words("Grade"),
    )
    head = "".join(f"<span>{escape(text)}</span>" for text in titles)
    drawn = "".join(_row(one, words, link) for one in found)
    top = f"<p class='crm-spine-head' aria-hidden='true'>{head}</p>"
    return f"<div class='crm-spine'>{top}{drawn}</div>"


def _row(one: Stand, words: Words, link: Link) -> str:
    said, measure = row_said(one, words), one.measure
    others = [value for code, value in measure.siblings.items() if code != measure.area]
    track = spine_track(
        measure.point.value,
        one.reference,
        others,
        higher=measure.sign > 0,
        state=one.state,
        said=said.whole,
    )
    held = escape(basis_name(one, words), quote=True)
    return (
        f"<a class='crm-spine-row' href='{link(measure.item.indicator, ref_area=measure.area)}' "
        f"target='_self'><span class='s-name'>{escape(said.name)}</span><span class='s-when'>"
        f"{escape(said.period)}</span><strong class='s-here s-is-{one.state}'>"
        f"{escape(said.here)}</strong><span class='s-ref' data-of='{held}'>"
        f"{escape(said.reference)}</span>{track}"
        f"<span class='s-place'>{escape(said.place)}</span>"
        f"<span class='s-grade'><span class='crm-grade'>{measure.grade}</span></span></a>"
    )


def _rest(found: Sequence[Stand], words: Words, link: Link) -> str:
    if not found:
        return ""
    label = words.plural("{n} more measure", "{n} more measures", len(found))
    return (
        f"<details class='crm-gaps'><summary>{escape(label)}</summary>"
        f"{_table(found, words, link)}</details>"
    )


def _legend(words: Words) -> str:
    named = {state: state_name(state, words) for state in ("better", "worse", "alike", "untold")}
    named |= {"other": words("other areas"), "band": words("middle half of the areas")}
    items = "".join(f"<li>{spine_key(mark)}{escape(text)}</li>" for mark, text in named.items())
    return f"<ul class='crm-spine-keys'>{items}</ul>"


def _caution(found: Sequence[Stand], words: Words, today: int) -> str:
    """Return how old the rows are, and for how many no place may be told."""
    old = sum(today - year(one.measure.point.key.time_period) > OLD for one in found)
    said = []
    if old:
        said.append(
            words.plural(
                "{k} of {n} row is older than five years.",
                "{k} of {n} rows are older than five years.",
                len(found),
                k=words.number(old, 0),
            )
        )
    if any(one.measure.ranked is None for one in found):
        said.append(
            words("Where no interval is published for a survey or a model, no place is told.")
        )
    return f"<p class='crm-strip'>{escape(' '.join(said))}</p>" if said else ""


def told_title(found: Sequence[Stand], state: State, words: Words) -> str:
    """Return how many gaps there are, or how many strengths."""
    number = len(told(found, state, importance))
    if state == "worse":
        return words.plural("{n} gap", "{n} gaps", number) if number else words("No gap")
    return words.plural("{n} strength", "{n} strengths", number) if number else words("No strength")


def told_threshold(words: Words) -> str:
    """Return from which difference on a gap or strength is told."""
    return words(
        "What matters most first. Told are differences of two percentage points, or of a tenth of "
        "the larger figure, and those that intervals confirm."
    )


def told_lines(found: Sequence[Stand], state: State, words: Words) -> str:
    """Return gaps, or strengths, in words, what matters most and lies furthest first."""
    lines = (line_said(one, words) for one in told(found, state, importance)[:_TOLD])
    items = "".join(
        f"<li class='s-{state}-line'><strong>{escape(first)}</strong>; {escape(more)}</li>"
        for first, more in lines
    )
    return f"<ul class='crm-told'>{items}</ul>" if items else ""


def nothing_told(words: Words) -> str:
    """Return why there is no row."""
    return words(
        "No figure of this area can be held against the nation: what is published are counts, or "
        "nothing. The list of who holds the rest stands below."
    )
