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
_SEVERAL = 4  # indicators of one target that are told together, as that target


@dataclass(frozen=True)
class SharedTarget:
    """One target of several indicators: its name, and one word each of them."""

    label: Mapping[str, str]
    statuses: tuple[str, ...]

    def of_status(self, status: str) -> int:
        """Return how many of its indicators have a status."""
        return self.statuses.count(status)


@dataclass(frozen=True)
class ThemeStanding:
    """What is known of one theme.

    ``known`` indicators have a figure, ``fresh`` ones one of the last five years: of any level,
    of the ``nation`` and by area (``below``). ``statuses`` holds one word a target, but of the
    ``shared`` ones.
    """

    indicators: int
    known: int
    fresh: int
    nation: int
    below: int
    statuses: tuple[str, ...]
    shared: tuple[SharedTarget, ...] = ()

    @property
    def every_status(self) -> tuple[str, ...]:
        """One word each indicator with a target, of the shared targets too."""
        return sum((target.statuses for target in self.shared), self.statuses)


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
    told = [item for item in own if statuses.get(item.indicator) in PACED]
    shared, alone = _by_target(told, statuses)
    return ThemeStanding(
        len(codes),
        sum(any(level[code] != "missing" for level in levels) for code in codes),
        sum(any(level[code] == "have" for level in levels) for code in codes),
        sum(levels[0][code] == "have" for code in codes),
        sum(any(level[code] == "have" for level in levels[1:]) for code in codes),
        _ordered(alone, statuses),
        shared,
    )


def _by_target(
    items: Iterable[Indicator], statuses: Mapping[str, str]
) -> tuple[tuple[SharedTarget, ...], list[Indicator]]:
    """Return the targets that several indicators share, and the indicators of no such target."""
    grouped: dict[tuple[object, ...], list[Indicator]] = {}
    for item in items:
        target = item.targets[0]
        set_by = (target.kind, target.reference, target.time_period, target.value)
        grouped.setdefault(set_by, []).append(item)
    shared = tuple(
        SharedTarget(own[0].targets[0].label, _ordered(own, statuses))
        for own in grouped.values()
        if len(own) >= _SEVERAL
    )
    return shared, [one for own in grouped.values() if len(own) < _SEVERAL for one in own]


def _ordered(items: Iterable[Indicator], statuses: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted((statuses[item.indicator] for item in items), key=PACED.index))


def counted_statuses(standings: Iterable[ThemeStanding]) -> Mapping[str, int]:
    """Return how many indicators with a target have each status, over all themes."""
    counts = Counter(status for one in standings for status in one.every_status)
    return {status: counts[status] for status in PACED}


def theme_standings(
    coverage: pd.DataFrame, statuses: Mapping[str, str], today: int
) -> dict[str, ThemeStanding]:
    """Return how every theme stands, by its code; as ``theme_standing``."""
    return {
        domain: theme_standing(coverage, of_domain(domain), statuses, today)
        for domain in codelist("domain")
    }
