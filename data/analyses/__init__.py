"""The analyses that the build runs over records and writes down, so that no page computes them.

Each module has ``rows(records)``: from the tables of records by name, in the engine that is set,
to a tidy frame with the columns of the table ``analysis`` (those left out are totals, or empty).
Only aggregates leave the engine, and of those that count persons (``data.protection.COUNTS``) none
that tells of fewer than five is stored.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from data.analyses import (
    child_survival,
    deprivation,
    inequality,
    justice,
    out_of_school,
    referral,
    risk,
    signals,
    small_areas,
    standardised,
    targeting,
    vital,
)
from data.engine import records_in
from data.illustrative import DATA_SOURCE, National, assumptions, synthetic_records
from data.packet import Packet, latest
from data.protection import COUNTS, LINKED, protect_analysis
from data.schema import ANALYSIS_KEY
from indicators.codelists import NATION, TOTAL
from indicators.plain_rows import plain_rows

Analysis = Callable[[Mapping[str, Any]], pd.DataFrame]

ANALYSES: Mapping[str, Analysis] = {
    "child_survival": child_survival.rows,
    "deprivation": deprivation.rows,
    "inequality": inequality.rows,
    "justice": justice.rows,
    "out_of_school": out_of_school.rows,
    "referral": referral.rows,
    "risk": risk.rows,
    "small_areas": small_areas.rows,
    "standardised": standardised.rows,
    "targeting": targeting.rows,
    "vital": vital.rows,
}

# What analyses find in the counts of a packet, by the kind of its register.
FROM_PACKETS: Mapping[str, tuple[str, Callable[[pd.DataFrame], pd.DataFrame]]] = {
    "school": ("out_of_school", out_of_school.signs),
    "civil": ("vital", vital.of_counts),
    "assistance": ("targeting", targeting.of_counts),
    "referral": ("referral", referral.of_counts),
}

_NUMBERS = ("obs_value", "lower_bound", "upper_bound", "standard_error", "records")


def rows(
    published: Iterable[Mapping[str, Any]], synthetic: Iterable[Mapping[str, Any]], engine: Any
) -> list[dict[str, Any]]:
    """Return what every analysis finds in the synthetic records, as rows of the store.

    Beside the records, tables of the engine, an analysis finds the synthetic observations, as
    the frame ``observations``.
    """
    with records_in(engine, synthetic_records(National(published))) as tables:
        found = {**tables, "observations": pd.DataFrame(list(synthetic))}
        made = {name: _complete(name, analysis(found)) for name, analysis in ANALYSES.items()}
    return [
        row
        for name, table in made.items()
        for row in protect_analysis(table, COUNTS.get(name, {}), LINKED.get(name))
    ]


def packet_rows(packets: Iterable[Packet]) -> list[dict[str, Any]]:
    """Return what analyses find in the packets that agencies sent, as rows of the store.

    Of each kind of register it is the latest period that has a packet.
    """
    found: list[dict[str, Any]] = []
    for kind, packet in latest(packets).items():
        if kind in FROM_PACKETS:
            analysis, made = FROM_PACKETS[kind]
            told = {"edition": "published", "data_source": packet.flow.flow}
            told["time_period"] = packet.manifest.period
            found += _complete(analysis, _named(made(packet.counts)), **told)
    return found


def signal_rows(
    observations: Iterable[Mapping[str, Any]],
    analysed: Iterable[Mapping[str, Any]],
    sources: Iterable[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """Return what the rules of warning find in all that is written, as rows of the store."""
    return _complete("signals", signals.rows(observations, analysed, sources))


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    names = {"estimate": "obs_value", "lower": "lower_bound", "upper": "upper_bound"}
    return frame.rename(columns=names)


def _complete(name: str, frame: pd.DataFrame, **told: str) -> list[dict[str, Any]]:
    """Return the rows of one analysis with every column of the store's table."""
    period = str(assumptions()["survey"]["year"])
    fixed = dict.fromkeys(ANALYSIS_KEY, TOTAL) | {"ref_area": NATION, "time_period": period}
    fixed |= {"edition": "illustrative", "analysis": name, "item": "", "obs_status": "A"}
    fixed |= {"data_source": DATA_SOURCE, **told}
    for column, value in fixed.items():
        frame = frame.assign(**{column: frame.get(column, value)})
    for column in _NUMBERS:
        values = frame.get(column, pd.Series(None, index=frame.index))
        frame = frame.assign(**{column: values.astype(object).where(values.notna(), None)})
    return plain_rows(frame[[*fixed, *_NUMBERS]])
