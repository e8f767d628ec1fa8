"""What the reader chose, and what of it the data can answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Literal

import pandas as pd

from indicators.address import MOST_COMPARED, bounded, listed
from indicators.catalog import catalog, indicator
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas, areas_of, codes
from indicators.model import Indicator
from indicators.summary import same_slice, sources_in_order

_ADULT = 18
Reason = Literal["indicator", "ref_area", "time_period", "edition", "level", "dimension", "compare"]


@dataclass(frozen=True)
class Selection:
    """The reader's choice: one link, one value.

    An empty text means "not chosen": the view then takes what the data answer best. ``own`` holds
    the parameters that only one page knows, by name; the page declares them.
    """

    lang: str = "az"
    edition: str = "published"
    indicator: str = ""
    ref_area: str = NATION
    level: str = ""
    time_period: str = ""
    sex: str = TOTAL
    age: str = TOTAL
    residence: str = TOTAL
    wealth_quintile: str = TOTAL
    disability_status: str = TOTAL
    education_level: str = TOTAL
    hazard: str = TOTAL
    compare: str = ""
    own: tuple[tuple[str, str], ...] = ()

    def asked(self, name: str) -> str:
        """Return what one page alone asks for (``plan`` of the planner), or an empty text."""
        return dict(self.own).get(name, "")

    def dimensions(self) -> dict[str, str]:
        """Return the code chosen of each dimension."""
        return {name: getattr(self, name) for name in DIMENSIONS}

    def to_query(self) -> dict[str, str]:
        """Return the selection as URL parameters, leaving out whatever is the default.

        Examples
        --------
        >>> Selection(lang="en", sex="F").to_query()
        {'lang': 'en', 'sex': 'F'}
        """
        default = Selection()
        common = {
            item.name: getattr(self, item.name)
            for item in fields(self)
            if item.name != "own" and getattr(self, item.name) != getattr(default, item.name)
        }
        return common | dict(self.own)


@dataclass(frozen=True)
class Fallback:
    """Something asked for that does not exist, and what is shown in its place."""

    reason: Reason
    wanted: str
    shown: str


def read_query(
    query: Mapping[str, str],
    default: str,
    editions: tuple[str, ...],
    own: Sequence[str] = (),
) -> tuple[Selection, tuple[Fallback, ...]]:
    """Return the selection a URL asks for, with a fallback for each value nobody knows.

    Parameters
    ----------
    query : mapping
        URL parameters.
    default : str
        Indicator shown when none is asked for.
    editions : tuple of str
        Editions on offer, the default first.
    own : sequence of str
        Parameters that this page alone knows; their beginning is taken as it is.
    """
    known = {item.name for item in fields(Selection)} - {"own"}
    wanted = {name: bounded(name, query[name]) for name in known if query.get(name)}
    asked = tuple((name, bounded(name, query[name])) for name in own if query.get(name))
    chosen = Selection(**{"indicator": default, **wanted}, own=asked)
    allowed: dict[str, tuple[object, str, Reason]] = {
        "lang": (("az", "en", "ru"), "az", "edition"),
        "edition": (editions, editions[0], "edition"),
        "indicator": (catalog(), default, "indicator"),
        "ref_area": (areas(), NATION, "ref_area"),
        "level": (("", "nation", "region_2021", "region_2006", "district"), "", "level"),
    }
    fallbacks = []
    for name, (values, instead, reason) in allowed.items():
        value = getattr(chosen, name)
        if value not in values:  # type: ignore[operator]
            fallbacks.append(Fallback(reason, value, instead))
            chosen = replace(chosen, **{name: instead})  # type: ignore[arg-type]
    for name in DIMENSIONS:
        value = getattr(chosen, name)
        if value not in codes(name):
            fallbacks.append(Fallback("dimension", value, TOTAL))
            chosen = replace(chosen, **{name: TOTAL})  # type: ignore[arg-type]
    unknown = [code for code in listed(chosen.compare) if code not in areas()]
    if unknown:
        fallbacks.append(Fallback("compare", ",".join(unknown), ""))
    kept = [code for code in listed(chosen.compare) if code in areas()]
    return replace(chosen, compare=",".join(kept[:MOST_COMPARED])), tuple(fallbacks)


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
    schemes = _schemes(rows, selection.ref_area) if mapped else (own,)
    scheme = _scheme(selection, schemes, rows, declared) if mapped else own
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


def default_code(dimension: str, present: set[str]) -> str:
    """Return the total where it exists, else the last code of the list that does.

    Of ages the last of children, where there is one.
    """
    if TOTAL in present or not present:
        return TOTAL
    order = [code for code in reversed(codes(dimension)) if code in present]
    children = [code for code in order if _of_children(code)]
    return (children or order)[0]


def _of_children(code: str) -> bool:
    """Return whether a code is of ages that end before 18.

    Examples
    --------
    >>> _of_children("Y15T17"), _of_children("Y15T19"), _of_children("Y_GE65"), _of_children("F")
    (True, False, False, False)
    """
    found = re.fullmatch(r"Y\d+T(\d+)", code)
    return found is not None and int(found[1]) < _ADULT


def default_codes(observations: pd.DataFrame) -> dict[str, str]:
    """Return the default code of every dimension of one indicator, one dimension at a time.

    A dimension is asked only of what the dimensions before it have left: the slice exists.
    """
    chosen = {}
    for name in DIMENSIONS:
        present = set(observations[name])
        chosen[name] = default_code(name, present)
        if len(present) > 1:
            observations = observations[observations[name] == chosen[name]]
    return chosen


def default_slice(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the observations of one indicator in which every dimension has its default code."""
    return same_slice(observations, default_codes(observations))


def _schemes(rows: pd.DataFrame, ref_area: str) -> tuple[str, ...]:
    """Return the schemes of areas that have figures and lie within an area, finest last."""
    order = ("region_2006", "region_2021", "district")
    return tuple(scheme for scheme in order if scheme in set(rows["scheme"]))


def _scheme(
    selection: Selection, schemes: tuple[str, ...], rows: pd.DataFrame, declared: Indicator
) -> str:
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
