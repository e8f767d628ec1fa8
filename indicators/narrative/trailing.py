"""The title of the count of measures on which areas trail the nation: no more than its rows say."""

from collections.abc import Sequence

from indicators.codelists import NATION
from indicators.trailing import Counted
from indicators.words import Words, area_name, capital, left_out, period_form

_NAMED = 2  # areas of one count that are told by name; more are numbered


def trailing_title(counted: Counted, words: Words) -> str:
    """Return which areas trail on the most measures, which on the fewest, and when.

    And without which areas the nation's figures are, where a survey left some out.
    """
    without = _left_out(counted, words)
    return f"{_trailed(counted, words)} ({without})" if without else _trailed(counted, words)


def _left_out(counted: Counted, words: Words) -> str:
    key = {"ref_area": NATION, "time_period": counted.time_period}
    held = [(one.item, {**key, "data_source": one.data_source}) for one in counted.measures]
    return left_out(held, words)


def _trailed(counted: Counted, words: Words) -> str:
    most, least = max(counted.areas.values()), min(counted.areas.values())
    all_of = len(counted.measures)
    places = {
        "n": words.number(all_of, 0),
        "k": words.number(most, 0),
        "when": period_form(counted.time_period, "year", "when", words),
    }
    if most == least:
        return capital(_alike(most, all_of, places, words), words.language)
    places["areas"] = some_areas(counted.those(most), words)
    said = (
        words("{areas} trailed the nation on all {n} measures of childhood {when}", **places)
        if most == all_of
        else words(
            "{areas} trailed the nation on {k} of {n} measures of childhood {when}", **places
        )
    )
    return capital(f"{said}, {_fewest(counted, least, words)}", words.language)


def _alike(trailed: int, all_of: int, places: dict[str, str], words: Words) -> str:
    if not trailed:
        return words(
            "no area trailed the nation on any of {n} measures of childhood {when}", **places
        )
    if trailed == all_of:
        return words(
            "every area trailed the nation on all {n} measures of childhood {when}", **places
        )
    return words(
        "every area trailed the nation on {k} of {n} measures of childhood {when}", **places
    )


def _fewest(counted: Counted, least: int, words: Words) -> str:
    areas = some_areas(counted.those(least), words)
    if not least:
        return words("{areas} on none", areas=areas)
    return words("{areas} on {k}", areas=areas, k=words.number(least, 0))


def some_areas(ref_areas: Sequence[str], words: Words) -> str:
    """Return one or two areas by name, more by their number."""
    if len(ref_areas) > _NAMED:
        return words.plural("{n} region", "{n} regions", len(ref_areas))
    return words(" and ").join(area_name(code, words) for code in ref_areas)
