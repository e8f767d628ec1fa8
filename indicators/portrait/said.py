"""What the portrait of an area says: its title, a row, a gap or strength, why areas are alike."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicators.codelists import areas, codelist
from indicators.display import row_as_printed
from indicators.model import Indicator
from indicators.observations import year
from indicators.portrait.measures import Measure
from indicators.portrait.similar import Similar
from indicators.portrait.standing import Stand, State, told
from indicators.words import (
    Words,
    area_name,
    full_name,
    inside_sentence,
    left_out,
    named_nation,
    unbroken,
)

_TOLD: tuple[State, State] = ("worse", "better")


@dataclass(frozen=True)
class SaidRow:
    """One row of the spine chart in words; the place is empty where none may be told."""

    name: str
    period: str
    here: str
    reference: str
    place: str
    whole: str


def title(
    ref_area: str,
    found: Sequence[Stand],
    words: Words,
    weigh: Callable[[Indicator], float],
    *,
    known: int,
) -> str:
    """Return what the rows say of an area against the nation, in one sentence.

    Only rows that have the nation's own figure are counted.

    Parameters
    ----------
    weigh : callable
        How much an indicator matters.
    known : int
        How many indicators have a figure of the area: told where none can be held against the
        nation.
    """
    held = [one for one in found if one.basis == "nation" and one.state != "untold"]
    places = {"area": area_name(ref_area, words)}
    if not held and not known:
        return words("{area}: no figure is published", **places)
    if not held:
        return words.plural(
            "{area}: {n} indicator is known, and not such that it can be held against the nation",
            "{area}: {n} indicators are known, none such that it can be held against the nation",
            known,
            **places,
        )
    said = _against(held, places, words, weigh)
    return with_years(said, [one.measure for one in held], words, nation=True)


def with_years(
    said: str, measures: Sequence[Measure], words: Words, *, nation: bool = False
) -> str:
    """Return a sentence with the years of the figures that it rests on.

    ``nation`` is whether it holds them against the nation: then what that leaves out is said too.

    Examples
    --------
    A count of old figures is not to be read as the state of today: "behind the nation on 9 of 24
    measures (mostly 2006)".
    """
    years = Counter(year(one.point.key.time_period) for one in measures)
    common, times = years.most_common(1)[0]
    if len(years) == 1:
        when = str(common)
    elif 2 * times > len(measures):
        when = words("mostly {year}", year=str(common))
    else:
        when = f"{min(years)}–{max(years)}"
    told = [when, *([nation_left_out(measures, words)] if nation else [])]
    return unbroken(f"{said} ({'; '.join(filter(None, told))})")


def nation_left_out(measures: Sequence[Measure], words: Words) -> str:
    """Return without which areas the nation's figures are, and how many; empty where of all."""
    held = [(one.item, vars(one.nation.key)) for one in measures if one.nation]
    return left_out(held, words)


def _against(
    held: Sequence[Stand],
    places: dict[str, str],
    words: Words,
    weigh: Callable[[Indicator], float],
) -> str:
    worse, better = (told(held, state, weigh) for state in _TOLD)
    places["m"] = words.number(len(held), 0)
    if worse:
        return _behind(worse, better, len(held), places, words)
    if better:
        return _ahead(better, len(held), places, words)
    return words.plural(
        "{area}: no clear difference from the nation on {m} measure",
        "{area}: no clear difference from the nation on {m} measures",
        len(held),
        **places,
    )


def _ahead(better: Sequence[Stand], held: int, places: dict[str, str], words: Words) -> str:
    """Return on how many measures an area is ahead, and on which; the only one is no example."""
    given = {**places, "k": words.number(len(better), 0), "best": _name(better[0], words)}
    if len(better) == 1:
        return words.plural(
            "{area}: ahead of the nation on {k} of {m} measure: {best}",
            "{area}: ahead of the nation on {k} of {m} measures: {best}",
            held,
            **given,
        )
    return words.plural(
        "{area}: ahead of the nation on {k} of {m} measure, among them: {best}",
        "{area}: ahead of the nation on {k} of {m} measures, among them: {best}",
        held,
        **given,
    )


def _behind(
    worse: Sequence[Stand],
    better: Sequence[Stand],
    held: int,
    places: dict[str, str],
    words: Words,
) -> str:
    said = _only_behind(worse, held, places, words)
    if not better:
        return said
    count, best = words.number(len(better), 0), _name(better[0], words)
    if len(better) == 1:
        return words("{said}; ahead on {k}: {best}", said=said, k=count, best=best)
    return words("{said}; ahead on {k}, among them: {best}", said=said, k=count, best=best)


def _only_behind(worse: Sequence[Stand], held: int, places: dict[str, str], words: Words) -> str:
    given = {**places, "k": words.number(len(worse), 0), "worst": _name(worse[0], words)}
    if len(worse) == 1:
        return words.plural(
            "{area}: behind the nation on {k} of {m} measure: {worst}",
            "{area}: behind the nation on {k} of {m} measures: {worst}",
            held,
            **given,
        )
    return words.plural(
        "{area}: behind the nation on {k} of {m} measure, among them: {worst}",
        "{area}: behind the nation on {k} of {m} measures, among them: {worst}",
        held,
        **given,
    )


def _name(one: Stand, words: Words) -> str:
    return inside_sentence(words.of(one.measure.item.name), words.language)


def row_said(one: Stand, words: Words) -> SaidRow:
    """Return a row in words."""
    measure = one.measure
    name = full_name(measure.item, measure.point.key.codes(), words)
    period = words.period(measure.point.key.time_period, measure.item.period)
    here, reference = (
        written(measure, each, words) for each in (measure.point.value, one.reference)
    )
    place = place_said(measure, words)
    parts = [f"{name}, {period}: {here}", f"{basis_name(one, words)}: {reference}", place]
    interval = interval_said(measure, words)
    whole = "; ".join(part for part in (*parts, interval, state_name(one.state, words)) if part)
    return SaidRow(name, period, here, reference, place, whole)


def written(measure: Measure, value: float, words: Words) -> str:
    """Return a value with the decimals of the source of a measure."""
    key = measure.point.key
    row = {"time_period": key.time_period, "data_source": key.data_source, "obs_value": value}
    return words.value(value, row_as_printed(measure.item, row))


def interval_said(measure: Measure, words: Words) -> str:
    """Return the interval that is published with a figure, or an empty text."""
    if measure.point.lower is None or measure.point.upper is None:
        return ""
    low, high = (written(measure, e, words) for e in (measure.point.lower, measure.point.upper))
    return words("interval {low}–{high}", low=low, high=high)


def basis_name(one: Stand, words: Words) -> str:
    """Return what a measure is held against."""
    names = {
        "nation": named_nation(one.measure.item, vars(one.measure.point.key), words),
        "similar": words("middle of similar areas"),
        "middle": words("middle of the areas printed"),
    }
    return names[one.basis]


def state_name(state: str, words: Words) -> str:
    """Return better, worse, alike or not judged in words."""
    names = {
        "better": words("better"),
        "worse": words("worse"),
        "alike": words("no clear difference"),
        "untold": words("not judged: too few areas have a figure"),
    }
    return names[state]


def place_said(measure: Measure, words: Words) -> str:
    """Return the place among the areas, the best first; a range where the figures allow several.

    Empty where no place may be told: a survey or a model without intervals, or a caveat.
    """
    ranked = measure.ranked
    if ranked is None:
        return ""
    first, last = ranked.areas + 1 - ranked.highest, ranked.areas + 1 - ranked.lowest
    places = words.number(first, 0) if first == last else f"{first}–{last}"
    return words("{place} of {n}", place=places, n=words.number(ranked.areas, 0))


def line_said(one: Stand, words: Words) -> tuple[str, str]:
    """Return a gap or strength: the figure, and what stands beside it."""
    row = row_said(one, words)
    beside = f"{basis_name(one, words)} {row.reference}"
    more = [beside, *([words("place {place}", place=row.place)] if row.place else []), row.period]
    return f"{row.name}: {row.here}", "; ".join(more)


def why_alike(one: Similar, words: Words) -> str:
    """Return in which measures two areas are nearest, and over how many the distance is."""
    names = [inside_sentence(words.of(item.name), words.language) for item in one.closest]
    return words.plural(
        "closest in: {names}; over {n} measure",
        "closest in: {names}; over {n} measures",
        one.shared,
        names=", ".join(names),
    )


def siblings_name(ref_area: str, words: Words) -> str:
    """Return what the other areas of the same scheme are called."""
    return words.of(codelist("scheme")[areas()[ref_area].scheme]["name"])
