"""What each series of UNICEF's warehouse is here: carried, older, a gap that it could close."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from data.connectors.warehouse import Listed, catalogue, compared, warehouse
from data.inputs import Inputs
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.gaps import gaps
from indicators.summary import sources_in_order

StandingCode = Literal["left_out", "none", "gap", "unknown", "older", "current"]


@dataclass(frozen=True)
class Leading:
    """The source of ours that leads: its code, the year of its edition, its latest period."""

    code: str
    year: int
    latest: str


@dataclass(frozen=True)
class SeriesHere:
    """A series of the warehouse with what it is here, and the source that leads here, if any."""

    listed: Listed
    code: StandingCode
    leads: Leading | None


def series_here(inputs: Inputs) -> Iterator[SeriesHere]:
    """Yield every series that the warehouse has of Azerbaijan, with what it is here.

    Parameters
    ----------
    inputs : Inputs
        Every source and observation of ours, as the build reads them.
    """
    leads = _leads(inputs.observations, {row["data_source"]: row for row in inputs.sources})
    known = {row["indicator"] for row in inputs.observations if row["obs_value"] is not None}
    absent = {item.indicator for item in gaps(catalog().values(), known)}
    for one in catalogue():
        own = leads.get(one.series.indicator) if one.series else None
        yield SeriesHere(one, _code(one, own, absent), own)


def warehouse_rows(inputs: Inputs) -> list[dict[str, Any]]:
    """Return every kept answer beside each source of ours, as the build keeps it."""
    return [
        {
            "answer": answer.file,
            "indicator": one.indicator,
            "data_source": one.source,
            "verdict": one.verdict,
            "same": one.same,
            "rounded": one.rounded,
            "other": one.other,
            "widest_period": one.widest[0] if one.widest else "",
            "widest_theirs": float(one.widest[1]) if one.widest else None,
            "widest_ours": float(one.widest[2]) if one.widest else None,
            "latest_theirs": one.theirs,
            "latest_ours": one.ours,
        }
        for answer in warehouse().answer
        for one in compared(answer, inputs.observations)
    ]


def series_rows(inputs: Inputs) -> list[dict[str, Any]]:
    """Return what each series of the warehouse is here, as the build keeps it."""
    return [
        {
            "dataflow": one.listed.dataflow,
            "series": one.listed.code,
            "indicator": one.listed.series.indicator if one.listed.series else "",
            "standing": one.code,
            "data_source": one.leads.code if one.leads else "",
            "latest": one.leads.latest if one.leads else "",
        }
        for one in series_here(inputs)
    ]


def _leads(
    observations: Iterable[Mapping[str, Any]], sources: Mapping[str, Mapping[str, Any]]
) -> dict[str, Leading]:
    """Return of each indicator the source of the headline: the latest figure of the country."""
    latest: dict[str, dict[str, str]] = {}
    for row in observations:
        if row["obs_value"] is not None and row["ref_area"] == NATION:
            own = latest.setdefault(row["indicator"], {})
            period = own.get(row["data_source"], "")
            own[row["data_source"]] = max(period, row["time_period"])
    found = {}
    for indicator, own in latest.items():
        newest = [code for code, period in own.items() if period == max(own.values())]
        first = sources_in_order(newest, catalog()[indicator])[0]
        found[indicator] = Leading(first, int(sources[first]["year"] or 0), own[first])
    return found


def _code(one: Listed, leads: Leading | None, absent: Container[str]) -> StandingCode:
    if one.left_out:
        return "left_out"
    if one.series is None:
        return "none"
    if one.series.indicator in absent or leads is None:
        return "gap"
    if one.edition is None:
        return "unknown"
    return "older" if leads.year < one.edition.year else "current"
