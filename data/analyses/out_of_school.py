"""Children out of school in the survey, and pupils at risk in the school register.

Measures: ``uis`` and ``mics`` (item: the level), the share out of school by each convention;
``uis_number`` and ``mics_number``, children; ``profile`` and ``profile_number`` (item: level and
status joined by /), with the errors of a bootstrap; ``flag`` (item: level and sign joined by /).
Shares are shares of 1. Signs are computed from the counts of a packet of the school register, and
from nothing else.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from data.analyses.deprivation import DESIGN
from data.illustrative import assumptions
from data.packet import protected_counts
from indicators.codelists import NATION, TOTAL
from indicators.out_of_school import from_survey, profile, profile_errors, school_ages
from indicators.records import Records
from indicators.survey import SUPPRESSED_BELOW, UNRELIABLE_BELOW, with_variance_units
from indicators.uncertainty import wilson

_KNOWN = "/known"
_PROFILE = ["level", "standard_error", "lower", "upper"]
_VALUES = {"estimate": "obs_value", "lower": "lower_bound", "upper": "upper_bound"}


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return what the survey and the register say of schooling, as rows of the store."""
    children, pupils = records["survey_children"], records["register_pupils"]
    made = [*_survey(children), *_register(pupils)]
    found = pd.concat(made, ignore_index=True).rename(columns=_VALUES)
    return found.fillna({"ref_area": NATION}).drop(columns=["level", "df", "missing", "method"])


def _survey(children: Records) -> Iterator[pd.DataFrame]:
    ages = school_ages(assumptions()["survey"]["year"])
    for convention in ("uis", "mics"):
        found = from_survey(children, DESIGN, ages, convention=convention)
        ending = found["measure"].map({"rate": "", "number": "_number"})
        named = found.assign(measure=convention + ending, item=found["level"])
        yield named.drop(columns=["clusters", "ageless"])
    parts = profile(children, DESIGN, ages)
    drawn = with_variance_units(children, DESIGN)
    errors = profile_errors(drawn, DESIGN, ages).drop(columns="estimate")
    for measure, value in (("profile", "share"), ("profile_number", "number")):
        told = parts.merge(errors[errors["measure"] == value], on=["level", "profile"], how="left")
        told.loc[told[value].isna(), ["standard_error", "lower", "upper"]] = math.nan
        kept = told[[*_PROFILE, "records", "missing", "obs_status"]]
        item = told["level"] + "/" + told["profile"]
        yield kept.assign(measure=measure, item=item, estimate=told[value])


def _register(pupils: Records) -> Iterator[pd.DataFrame]:
    counts = protected_counts("school", {"pupils": pupils}, str(assumptions()["survey"]["year"]))
    yield signs(counts)


def signs(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the share of pupils with each sign, from the counts of a packet.

    A share is withheld where a count is that it would tell; of fewer than 25 pupils none is told,
    of fewer than 50 it is marked, as in a survey (``indicators.survey``).
    """
    known = counts[counts["count"].str.endswith(_KNOWN)]
    shown = counts.set_index(["ref_area", "count", "sex"])["obs_value"]
    rows = [
        _sign(area, item, shown[area, item, TOTAL], value)
        for area, item, value in zip(
            known["ref_area"],
            known["count"].str.removesuffix(_KNOWN),
            known["obs_value"],
            strict=True,
        )
    ]
    return pd.DataFrame(rows)


def _sign(area: str, item: str, shown: float, known: float) -> dict[str, Any]:
    row: dict[str, Any] = {"measure": "flag", "item": item, "ref_area": area}
    if pd.isna(shown) or pd.isna(known) or 0 < known < SUPPRESSED_BELOW:
        return {**row, "obs_status": "Q"}
    if not known:
        return {**row, "obs_status": "O", "records": 0}
    share, (low, high) = shown / known, wilson(shown, known)
    told = {"estimate": share, "lower": low, "upper": high, "records": int(known)}
    told["standard_error"] = math.sqrt(share * (1 - share) / known)
    return {**row, **told, "obs_status": "U" if known < UNRELIABLE_BELOW else "A"}
