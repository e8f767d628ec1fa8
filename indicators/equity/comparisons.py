"""The comparisons of groups that an edition allows: every indicator, each dimension, and areas."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas_of
from indicators.equity.ends import comparable
from indicators.equity.latest import latest_groups
from indicators.equity.people import AREAS, published_people
from indicators.equity.ranking import rank_comparisons
from indicators.equity.rounds import Round, earlier_round, no_round
from indicators.equity.standing import Standing, standing
from indicators.model import Indicator
from indicators.observations import KEY
from indicators.selection import Selection, default_codes, resolve
from indicators.summary import same_slice, valued

GROUPS: tuple[str, ...] = ("wealth_quintile", "residence", "sex", "disability_status")
COMPARED: tuple[str, ...] = (*GROUPS, AREAS)
_COMPLETE = 0.5  # of a scheme's areas, below which best and worst say little
_PRINTED = {"obs_status": "status", "lower_bound": "lower", "upper_bound": "upper"}

Found = tuple[Standing, dict[str, Any], Round]


@dataclass(frozen=True)
class _Figures:
    """The observations of one edition that carry a value, its slices, and its sources."""

    every: pd.DataFrame
    coverage: pd.DataFrame
    sources: Mapping[str, Mapping[str, Any]]
    _counts: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict)

    def of(self, indicator: str, codes: Mapping[str, str]) -> pd.DataFrame:
        return same_slice(self.every, {"indicator": indicator, **codes})

    def counts(self, indicator: str, dimension: str) -> pd.DataFrame:
        """Return a population count by one dimension; of areas of all, else of the nation."""
        key = (indicator, dimension)
        if key not in self._counts:
            totals = {name: TOTAL for name in DIMENSIONS if name != dimension}
            within = {} if dimension == AREAS else {AREAS: NATION}
            self._counts[key] = self.of(indicator, {**within, **totals})
        return self._counts[key]


def comparisons(
    observations: pd.DataFrame,
    coverage: pd.DataFrame,
    sources: Mapping[str, Mapping[str, Any]],
) -> pd.DataFrame:
    """Return every comparison of one edition, the widest relative gap first.

    Parameters
    ----------
    observations : DataFrame
        Every observation of the edition, under the frame contract.
    coverage : DataFrame
        Which slices of it exist, per scheme and period, and for how many areas.
    sources : mapping
        The sources of the observations by their codes, with their ``kind`` and ``caveats``.

    Returns
    -------
    DataFrame
        As of :func:`indicators.equity.rank_comparisons`; of either side status and bounds as its
        source prints them (``behind_status``, ``behind_lower`` …); the fields of ``Round``.
    """
    figures = _Figures(valued(observations[[*KEY, *_PRINTED, "obs_value"]]), coverage, sources)
    found = [*_of_groups(figures), *_of_areas(figures)]
    more = {(one.indicator, one.dimension): {**sides, **vars(then)} for one, sides, then in found}
    ranked = rank_comparisons(one for one, _, _ in found)
    keys = zip(ranked["indicator"], ranked["dimension"], strict=True)
    beside = pd.DataFrame([more[key] for key in keys], columns=list(_beside()), dtype=object)
    return pd.concat([ranked, beside], axis=1)


def _beside() -> Iterator[str]:
    for side in ("behind", "ahead"):
        yield from (f"{side}_{name}" for name in _PRINTED.values())
    yield from Round.__dataclass_fields__


def _of_groups(figures: _Figures) -> Iterator[Found]:
    national = same_slice(figures.every, {AREAS: NATION})
    for code, own in national.groupby("indicator"):
        item = catalog()[str(code)]
        if not comparable(item):
            continue
        pinned = default_codes(own)
        for dimension in GROUPS:
            part = latest_groups(own, item, dimension, pinned)
            found = _standing(figures, part, item, dimension)
            if found is not None:
                then = earlier_round(own, item, found, pinned, figures.sources[found.data_source])
                yield found, _sides(part, found), then


def _of_areas(figures: _Figures) -> Iterator[Found]:
    """Yield the areas of the map that each indicator's page would show."""
    coverage = figures.coverage
    mapped = coverage[coverage["scheme"] != "nation"]["indicator"].unique()
    for code in mapped:
        item = catalog()[code]
        own = coverage[coverage["indicator"] == code]
        view = resolve(Selection(indicator=code), own, mapped=True)
        if not comparable(item) or not view.exists:
            continue
        slot = {"time_period": view.time_period, "data_source": view.data_source}
        part = figures.of(code, {**slot, **view.dimensions})
        part = part[part[AREAS].isin(areas_of(view.scheme))]
        if len(part) >= _COMPLETE * len(areas_of(view.scheme)):
            found = _standing(figures, part, item, AREAS)
            if found is not None:
                yield found, _sides(part, found), no_round()


def _standing(
    figures: _Figures, part: pd.DataFrame, item: Indicator, dimension: str
) -> Standing | None:
    if len(part) < 2:
        return None
    period = str(part["time_period"].iloc[0])
    counted = published_people(figures.counts, item, dimension, list(part[dimension]), period)
    return standing(part, item, dimension, people=counted)


def _sides(part: pd.DataFrame, found: Standing) -> dict[str, Any]:
    """Return status and bounds of the two figures compared, as their source prints them."""
    rows = part.set_index(found.dimension)[list(_PRINTED)]
    return {
        f"{side}_{name}": rows.loc[code, column]
        for side, code in (("behind", found.behind), ("ahead", found.ahead))
        for column, name in _PRINTED.items()
    }
