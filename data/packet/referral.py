"""Cases referred among services: who reached each step, skipped it, or was lost before it."""

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from data.packet.kinds import BESIDE, Column, Kind, Tables
from data.protection import step_trees
from indicators.codelists import TOTAL, codelist

_STEPS = tuple(codelist("referral")["step"])
_SERVICES = tuple(code for code in codelist("referral")["service"] if code != TOTAL)
CASES = {
    "service": Column("code", frozenset(_SERVICES)),
    **{step: Column("date", empty=step != _STEPS[0]) for step in _STEPS},
    "extracted": Column("date"),
    **BESIDE,
}


def counted(tables: Tables, year: int) -> pd.DataFrame:
    """Return, of all services and of each, how many cases took each step.

    ``reached``, ``skipped``; ``last``: took this step and none after it; ``onward``: took this step
    and the one before.
    """
    from indicators.services import cascade

    made = []
    for by in ((), ("service",)):
        found = cascade(tables["cases"], by=by, extracted="extracted")
        found["item"] = found["service"] if by else TOTAL
        made += [*_named(found)]
    return pd.concat(made, ignore_index=True).assign(
        obs_value=lambda told: told["obs_value"].astype(int)
    )


def _named(found: pd.DataFrame) -> Iterator[pd.DataFrame]:
    before = {step: earlier for earlier, step in pairwise(_STEPS)}
    later = found[found["step"] != _STEPS[0]]
    onward = (later["conversion"].fillna(0.0) * later["previous"]).round()
    for part, name, value in (
        (found, "reached " + found["step"], found["reached"]),
        (found, "skipped " + found["step"], found["skipped"]),
        (later, "last " + later["step"].map(before), later["lost"]),
        (later, "onward " + later["step"], onward),
    ):
        yield part[["item"]].assign(count=name, obs_value=value)


REFERRAL = Kind(
    name="referral",
    tables={"cases": CASES},
    counted=counted,
    counts=frozenset(
        {f"{what} {step}" for what in ("reached", "skipped") for step in _STEPS}
        | {f"last {step}" for step in _STEPS[:-1]}
        | {f"onward {step}" for step in _STEPS[1:]}
    ),
    trees=step_trees(),
    items=dict.fromkeys(_SERVICES, TOTAL),
    indicators={"reached identified": "AZE_SP_REFERRAL_IDENTIFIED"},
    adds_up=True,
)
