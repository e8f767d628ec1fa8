"""What the data can answer of a selection: one source, one scheme, one period, one slice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from indicators.catalog import indicator
from indicators.codelists import TOTAL, areas, areas_of
from indicators.model import Indicator
from indicators.selection.asked import Fallback, Selection
from indicators.selection.slices import default_code
from indicators.summary import sources_in_order


@dataclass(frozen=True)
class View:
    """What can be shown of a selection: one source, one scheme, one period, one slice.

    ``scheme`` is empty when nothing is published below the nation.
    """

    indicator: Indicator
    ref_area: str
    scheme: str
    data_source: str
    time_period: str
    dimensions: Mapping[str, str]
    periods: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    fallbacks: tuple[Fallback, ...] = field(default=())

    @property
    def exists(self) -> bool:
        """Whether there is any figure to show."""
        return bool(self.time_period)


def resolve(selection: Selection, coverage: pd.DataFrame, *, mapped: bool) -> View:
    """Return the view that answers a selection best.

    One line, one edition: a view has one source. Where several have the figure, the first in
    the order of the declaration speaks (the headline); the others are shown apart.

    Parameters
    ----------
    coverage : DataFrame
        The slices that exist of this indicator and edition: KEY without ref_area, scheme, areas.
    mapped : bool
        Whether the view is a map of areas (below the nation) or a figure of ``ref_area`` itself.
    """
    declared = indicator(selection.indicator)
    dimensions, rows, fallbacks = _slice(selection, coverage)
    own = areas()[selection.ref_area].scheme
    schemes = _schemes(rows) if mapped else (own,)
    scheme = _scheme(selection, schemes, rows) if mapped else own
    rows = rows[rows["scheme"] == scheme]
    periods = tuple(sorted(rows["time_period"].unique()))
    period, missed = _period(selection, rows, periods, mapped)
    known = sources_in_order(rows.loc[rows["time_period"] == period, "data_source"], declared)
    return View(
        declared,
        selection.ref_area,
        scheme if len(rows) else "",
        known[0] if known else "",
        period,
        dimensions,
        periods,
        schemes,
        (*fallbacks, *missed),
    )


def _slice(
    selection: Selection, coverage: pd.DataFrame
) -> tuple[dict[str, str], pd.DataFrame, tuple[Fallback, ...]]:
    """Return the slice that exists nearest to the one asked for, and its rows."""
    rows, chosen, fallbacks = coverage, {}, []
    for name, wanted in selection.dimensions().items():
        present = set(rows[name].unique())
        code = wanted if wanted in present else default_code(name, present)
        if wanted not in {code, TOTAL}:
            fallbacks.append(Fallback("dimension", wanted, code))
        chosen[name] = code
        if present != {code}:
            rows = rows[rows[name] == code]
    return chosen, rows, tuple(fallbacks)


def _schemes(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the schemes of areas that have figures, finest last."""
    order = ("region_2006", "region_2021", "district")
    return tuple(scheme for scheme in order if scheme in set(rows["scheme"]))


def _scheme(selection: Selection, schemes: tuple[str, ...], rows: pd.DataFrame) -> str:
    if selection.level in schemes:
        return selection.level
    own = areas()[selection.ref_area].scheme
    if own in ("region_2021", "district") and "district" in schemes:
        return "district"
    if own == "region_2006" and "region_2006" in schemes:
        return own
    return max(schemes, key=lambda s: _completeness(s, rows), default="")


def _completeness(scheme: str, rows: pd.DataFrame) -> tuple[float, str]:
    """Return how much of a scheme its best period covers; regions win over districts in a tie."""
    most = rows.loc[rows["scheme"] == scheme, "areas"].max()
    return round(float(most) / len(areas_of(scheme)), 1), scheme


def _period(
    selection: Selection, rows: pd.DataFrame, periods: tuple[str, ...], mapped: bool
) -> tuple[str, tuple[Fallback, ...]]:
    if selection.time_period in periods:
        return selection.time_period, ()
    shown = _fullest_recent(rows) if mapped and len(rows) else (periods[-1] if periods else "")
    if selection.time_period:
        return shown, (Fallback("time_period", selection.time_period, shown),)
    return shown, ()


def _fullest_recent(rows: pd.DataFrame) -> str:
    """Return the latest period that covers at least two thirds of the best-covered one's areas."""
    per_period = rows.groupby("time_period")["areas"].max().sort_index()
    full = per_period[per_period >= per_period.max() * 2 / 3]
    return str(full.index[-1])
