"""How the records of a file were drawn: weight, cluster, and the first strata that can be true."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from data.survey.files import Loaded
from data.survey.guesses import Guess
from data.survey.mapping import Mapped
from indicators.errors import DataFaults, Fault
from indicators.survey import Design

WEIGHT, STRATUM, CLUSTER = "weight", "stratum", "cluster"
DESIGN = Design(WEIGHT, STRATUM, CLUSTER)


def design_columns(
    loaded: Loaded, mapped: Mapped, weight: str | None = None
) -> tuple[pd.DataFrame, list[Guess]]:
    """Return weight, stratum and cluster of every record, and what was guessed.

    A record without a weight (no interview was had) stands for nobody; its cluster stays.

    Raises
    ------
    DataFaults
        If there is no weight or no cluster, or a weight is negative, or a record has no cluster.
    """
    names = [weight] if weight else loaded.file.weight
    weights = _first(loaded, names, "weight") / loaded.file.divide
    clusters = _first(loaded, loaded.file.cluster, "cluster")
    faults = [*_wrong(loaded, names, weights, clusters)]
    if faults:
        raise DataFaults(faults)
    strata, guesses = _strata(loaded, mapped, clusters)
    frame = pd.DataFrame({WEIGHT: weights.fillna(0.0), STRATUM: strata, CLUSTER: clusters})
    return frame, guesses


def _first(loaded: Loaded, names: Sequence[str], what: str) -> "pd.Series[float]":
    for name in names:
        if loaded.has(name) and not loaded.in_words(name):
            return loaded.frame[name]
    remedy = f"write [variables] {names[0]} = the name it has here, in a mapping"
    reason = f"there is no {what}: {', '.join(names)}"
    raise DataFaults([Fault(loaded.name, None, None, reason, remedy)])


def _wrong(
    loaded: Loaded, names: Sequence[str], weights: "pd.Series[float]", clusters: "pd.Series[float]"
) -> Iterator[Fault]:
    if weights.lt(0).any():
        yield Fault(loaded.name, None, names[0], f"is negative in {int(weights.lt(0).sum())}")
    if not weights.gt(0).any():
        yield Fault(loaded.name, None, names[0], "is above zero in no record")
    if clusters.isna().any():
        reason = f"is missing in {int(clusters.isna().sum())} record(s)"
        yield Fault(loaded.name, None, loaded.file.cluster[0], reason)


def _strata(
    loaded: Loaded, mapped: Mapped, clusters: "pd.Series[float]"
) -> tuple["pd.Series[str]", list[Guess]]:
    """Return the first candidate that is there, is full, divides, and keeps clusters whole."""
    said = mapped.strata.get(loaded.kind)
    refused: list[str] = []
    for names in [said] if said else loaded.file.strata:
        reason = _unfit(loaded, names, clusters)
        if reason is None:
            why = "; ".join(refused) or ("said by the mapping" if said else "the first declared")
            other = f'write [strata] {loaded.kind} = ["…"] in a mapping'
            return _crossed(loaded, names), [Guess(_about(loaded), _told(names), why, other)]
        refused.append(f"{_told(names)}: {reason}")
    if said:
        raise DataFaults([Fault(loaded.name, None, "strata", refused[0])])
    remedy = f'write [strata] {loaded.kind} = ["…"] in a mapping'
    guess = Guess(_about(loaded), "one for all", "; ".join(refused), remedy)
    return pd.Series("all", index=loaded.frame.index), [guess]


def _about(loaded: Loaded) -> str:
    return f"strata of {loaded.kind}"


def _told(names: Sequence[str]) -> str:
    return " × ".join(names)


def _unfit(loaded: Loaded, names: Sequence[str], clusters: "pd.Series[float]") -> str | None:
    if not all(map(loaded.has, names)):
        return "not there"
    values = loaded.frame[[*names]]
    if values.isna().any(axis=None):
        return f"missing in {int(values.isna().any(axis=1).sum())} record(s)"
    strata = _crossed(loaded, names)
    if strata.nunique() == 1:
        return "the same in all records"
    torn = int(strata.groupby(clusters).nunique().gt(1).sum())
    return f"{torn} cluster(s) are in more than one" if torn else None


def _crossed(loaded: Loaded, names: Sequence[str]) -> "pd.Series[str]":
    parts = [
        loaded.frame[name].map(lambda code: f"{code:g}" if _number(code) else str(code))
        for name in names
    ]
    return pd.Series(["/".join(own) for own in zip(*parts, strict=True)], index=loaded.frame.index)


def _number(code: object) -> bool:
    return isinstance(code, float | np.floating)
