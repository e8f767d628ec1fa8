"""How a theme stands: its targets by pace, and how many of its indicators are known, and where."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.ledger import ledger
from indicators.model import Indicator

# Of a target that has a pace, or needs none: in the order in which a reader hopes for them.
PACED: tuple[str, ...] = ("met", "on_track", "off_track", "worse")


@dataclass(frozen=True)
class ThemeStanding:
    """What is known of one theme.

    ``known`` indicators have a figure, ``fresh`` ones one of the last five years: of any level,
    of the ``nation`` and by area (``below``). ``statuses`` holds one word a target.
    """

    indicators: int
    known: int
    fresh: int
    nation: int
    below: int
    statuses: tuple[str, ...]


def theme_standing(
    coverage: pd.DataFrame,
    items: Iterable[Indicator],
    statuses: Mapping[str, str],
    today: int,
) -> ThemeStanding:
    """Return how a theme stands.

    Parameters
    ----------
    coverage : DataFrame
        The slices that exist, with their scheme of areas.
    statuses : mapping
        The status of the first target of each indicator that has one (``targets.Distance``).
    """
    own = tuple(items)
    found = ledger(coverage, own, today)
    by_level = {
        level: dict(zip(part["indicator"], part["status"], strict=True))
        for level, part in found.groupby("disaggregation")
    }
    levels = [by_level[name] for name in ("nation", "region", "district")]
    codes = [item.indicator for item in own]
    told = [statuses[code] for code in codes if statuses.get(code) in PACED]
    return ThemeStanding(
        len(codes),
        sum(any(level[code] != "missing" for level in levels) for code in codes),
        sum(any(level[code] == "have" for level in levels) for code in codes),
        sum(levels[0][code] == "have" for code in codes),
        sum(any(level[code] == "have" for level in levels[1:]) for code in codes),
        tuple(sorted(told, key=PACED.index)),
    )


def counted_statuses(standings: Iterable[ThemeStanding]) -> Mapping[str, int]:
    """Return how many targets have each status, over all themes."""
    counts = Counter(status for one in standings for status in one.statuses)
    return {status: counts[status] for status in PACED}


def theme_standings(
    coverage: pd.DataFrame, statuses: Mapping[str, str], today: int
) -> dict[str, ThemeStanding]:
    """Return how every theme stands, by its code; as ``theme_standing``."""
    return {
        domain: theme_standing(coverage, of_domain(domain), statuses, today)
        for domain in codelist("domain")
    }
