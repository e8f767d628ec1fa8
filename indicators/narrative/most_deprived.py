"""The title of an index whose weights a reader chose: no more than its trials bear out."""

from collections.abc import Sequence
from math import floor

import pandas as pd

from indicators.composite import TOP
from indicators.words import Words, area_name, capital, period_form

_SURE = 0.9  # share of the trials from which an area is told to be among the most deprived


def most_deprived_title(ranked: pd.DataFrame, time_period: str, words: Words) -> str:
    """Return which areas are among the three most deprived in how many of the trials.

    Parameters
    ----------
    ranked : DataFrame
        As ``composite.rank_areas`` has it.
    """
    always, best = ranked[ranked["top_share"] == 1], float(ranked["top_share"].max())
    leading = ranked[ranked["top_share"] == best] if always.empty else always
    places = {
        "areas": named(leading["ref_area"], words),
        "when": period_form(time_period, "year", "when", words),
        "n": words.number(int(ranked["records"].iloc[0]), 0),
        "share": part_of_trials(best, words),
    }
    return capital(_said(places, len(leading), best, words), words.language)


def _said(places: dict[str, str], number: int, best: float, words: Words) -> str:
    if best == 1 and number > 1:
        return words(
            "{areas} were among the three most deprived {when} in all {n} ways tried", **places
        )
    if best == 1:
        return words(
            "{areas} was among the three most deprived {when} in all {n} ways tried", **places
        )
    if best >= _SURE:
        return words(
            "among the three most deprived {when}, in {share} of {n} ways tried: {areas}", **places
        )
    return words(
        "which areas were the three most deprived {when} cannot be told: {areas} most often, in "
        "{share} of {n} ways tried",
        **places,
    )


def part_of_trials(share: float, words: Words) -> str:
    """Return a share of the trials in per cent; what is short of all of them is never 100."""
    percent = min(round(100 * share), floor(100 * share) if share < 1 else 100)
    if 0 < share < 0.01:
        return words("under {share}", share=words.percent(words.number(1, 0)))
    return words.percent(words.number(percent, 0))


def named(ref_areas: Sequence[str] | pd.Series, words: Words) -> str:
    """Return up to three areas by name, more by their number."""
    names = [area_name(code, words) for code in ref_areas]
    if len(names) > TOP:
        return words.plural("{n} region", "{n} regions", len(names))
    *before, last = names
    return words(" and ").join([", ".join(before), last]) if before else last
