"""Whether a gap is closing: then and now, and no more than the published intervals allow."""

from html import escape
from math import isnan

from indicators.model import Indicator
from indicators.narrative import UNSURE
from indicators.words import Words
from pages.parts.panels.equity.told import Row, item_of, names_of


def closing(row: Row, words: Words) -> str:
    """Return the gap of the earlier round and of this one as markup, and whether they differ."""
    if not row["before_period"]:
        none = words("no earlier round to compare")
        return f"<span class='e-none'>{escape(none)}</span>"
    item = item_of(row)
    then, now = float(row["before_difference"]), float(row["difference"])
    mark = UNSURE if _is_unsure(row) and not _alike(then, now, item) else ""
    figures = " → ".join(
        escape(f"{words.number(abs(gap), item.decimals)} ({when})")
        for gap, when in ((then, _when(row, "before_period", words)), (now, _when(row, "", words)))
    )
    verdict = escape(_verdict(row, words))
    said = f"<small>{verdict}</small>" if verdict else ""
    return f"<span class='e-then'>{figures}{mark}</span>{said}"


def is_marked(row: Row) -> bool:
    """Return whether two rounds are shown whose difference nobody can judge."""
    then, now = float(row["before_difference"]), float(row["difference"])
    known = bool(row["before_period"])
    return known and _is_unsure(row) and not _alike(then, now, item_of(row))


def _when(row: Row, name: str, words: Words) -> str:
    return words.period(str(row[name or "time_period"]), item_of(row).period)


def _is_unsure(row: Row) -> bool:
    return isnan(float(row["change_lower"]))


def _alike(then: float, now: float, item: Indicator) -> bool:
    return round(then, item.decimals) == round(now, item.decimals)


def _verdict(row: Row, words: Words) -> str:
    item = item_of(row)
    then, change = float(row["before_difference"]), float(row["change"])
    if round(then, item.decimals) < 0:
        return words("then {group} was behind", group=names_of(row, words)[1])
    if _alike(then, float(row["difference"]), item):
        return words("unchanged in print")
    if _is_unsure(row):
        return ""
    return _of_interval(row, item, change, words)


def _of_interval(row: Row, item: Indicator, change: float, words: Words) -> str:
    """Return what the interval of the change says."""
    low, high = (float(row[f"change_{end}"]) for end in ("lower", "upper"))
    size, *ends = (words.number(abs(one), item.decimals) for one in (change, low, high))
    if low <= 0 <= high:
        return words("no reliable difference")
    near, far = ends if change > 0 else ends[::-1]
    places = {"size": size, "low": near, "high": far}
    if change < 0:
        return words("narrower by {size} (95% interval {low}–{high})", **places)
    return words("wider by {size} (95% interval {low}–{high})", **places)
