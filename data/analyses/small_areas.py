"""Shares for districts, of which the survey asked too few children to speak by itself.

Measures, ``item`` being the share that is estimated (``codes/small_areas.toml``): ``own``, what the
sample of a district says by itself, with the smoothed error and the children asked; ``modelled``,
the estimate, status MD, only where every test is passed; ``weight``, what part of it is the
district's own; ``region``, the published share that districts add up to, and ``unseen``, what the
model says of a region without it. ``test`` (item: share and test joined by /): what was found.
Shares are shares of 1.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.analyses.deprivation import DESIGN
from indicators.code_lists import TWO_OR_MORE
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas, areas_of, codelist
from indicators.deprivation import headcounts, multiple, national_framework, with_age_groups
from indicators.records import Records
from indicators.small_areas import (
    SHARE_SCALES,
    Benchmark,
    ModelledShares,
    Simulated,
    SmallAreas,
    calibrated_shares,
    common_design_effect,
    diagnosis,
    gate,
    left_out_errors,
    may_be_published,
    small_areas,
    smoothed_variance,
)

_CUTOFF = 2
_SCHEME, _WHOLE = "district", "region_2021"


@dataclass(frozen=True)
class _Asked:
    """What the survey says of districts and regions by itself, as ``indicators.survey`` has it."""

    district: pd.DataFrame
    region: pd.DataFrame


def rows(records: Mapping[str, Any]) -> pd.DataFrame:
    """Return the estimates of every declared share, as rows of the store."""
    declared = codelist("small_areas")
    known = covariates(records["observations"])
    found = _direct(records["survey_children"])
    made = [_of_share(name, found[name], known) for name in declared["share"]]
    return pd.concat([pd.DataFrame(each) for each in made], ignore_index=True)


def covariates(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the declared covariates of every district, each with mean 0 and deviation 1.

    Beside them ``people``, by whom districts are weighted. What is missing stays missing: the model
    refuses it by name.
    """
    declared = codelist("small_areas")
    made = {}
    for name, one in declared["covariate"].items():
        first, *base = (
            _figures(observations, code, one["time_period"]) for code in one["indicators"]
        )
        value = first / base[0] if base else first
        value = value.map(np.log) if one["logarithm"] else value
        made[name] = (value - value.mean()) / value.std(ddof=0)
    period = next(iter(declared["covariate"].values()))["time_period"]
    return pd.DataFrame(made).assign(people=_figures(observations, declared["people"], period))


def _figures(observations: pd.DataFrame, indicator: str, time_period: str) -> pd.Series:
    total = (observations[list(DIMENSIONS)] == TOTAL).all(axis=1)
    own = total & observations["indicator"].eq(indicator)
    own &= observations["time_period"].eq(time_period)
    values = observations[own].set_index("ref_area")["obs_value"].astype(float)
    return values.reindex(areas_of(_SCHEME))


def _direct(records: Records) -> dict[str, _Asked]:
    """Return what the survey says by itself of every declared share."""
    children = with_age_groups(records)
    by = {"district": ["district"], "region": ["region"]}
    whole = {
        name: multiple(children, national_framework(), DESIGN, cutoffs=[_CUTOFF], by=columns)
        for name, columns in by.items()
    }
    single = {name: headcounts(children, national_framework(), DESIGN, by=by[name]) for name in by}
    made = {}
    for code, one in codelist("small_areas")["share"].items():
        parts = {
            name: whole[name][whole[name]["measure"] == "H"]
            if one["lacks"] == TWO_OR_MORE
            else single[name][single[name]["dimension"] == one["lacks"]]
            for name in by
        }
        made[code] = _Asked(
            parts["district"].set_index("district").reindex(areas_of(_SCHEME)),
            parts["region"].set_index("region").loc[list(areas_of(_WHOLE))],
        )
    return made


def _places() -> "np.ndarray[Any, np.dtype[np.intp]]":
    """Return the place of each district's region in the list of regions; shape (74,)."""
    order = {code: place for place, code in enumerate(areas_of(_WHOLE))}
    return np.array([order[str(areas()[code].parent)] for code in areas_of(_SCHEME)], np.intp)


def _of_share(name: str, asked: _Asked, known: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of one share; those of districts only if it passed every test."""
    declared = codelist("small_areas")
    regions = asked.region["estimate"].to_numpy(float)
    benchmark = Benchmark(known["people"].to_numpy(float), _places(), regions)
    own = _own(asked, regions[benchmark.groups])
    sampled = _modelled_scale(own, regions[benchmark.groups], known)
    options = {"draws": declared["draws"], "seed": declared["seed"]}
    found, drawn = calibrated_shares(sampled, declared["scale"], benchmark, **options)
    tests = diagnosis(sampled, found, declared["scale"], benchmark, drawn)
    made = [*_own_rows(own), *_region_rows(asked.region, sampled, benchmark)]
    made += [_row("test", f"/{test}", value) for test, value in tests.items()]
    if may_be_published(gate(tests)):
        made += _modelled_rows(found, drawn, own.index)
    return [{**row, "item": f"{name}{row['item']}"} for row in made]


def _own(asked: _Asked, expected: "np.ndarray[Any, Any]") -> pd.DataFrame:
    """Return the direct estimates that rest on clusters enough, with their smoothed errors."""
    table = asked.district.assign(expected=expected)
    told = table["clusters"].ge(codelist("small_areas")["clusters"]) & table["estimate"].notna()
    used = table[told]
    share, n = used["expected"].to_numpy(float), used["records"].to_numpy(float)
    variance = used["standard_error"].to_numpy(float) ** 2
    smoothed = smoothed_variance(common_design_effect(variance, share, n), share, n)
    return used.assign(variance=smoothed).reindex(table.index)


def _modelled_scale(
    own: pd.DataFrame, expected: "np.ndarray[Any, Any]", known: pd.DataFrame
) -> SmallAreas:
    declared = codelist("small_areas")
    scale = SHARE_SCALES[declared["scale"]]
    table = known.assign(
        ref_area=known.index,
        direct=scale.forward(own["estimate"].to_numpy(float)),
        variance=own["variance"].to_numpy(float) * scale.slope(expected) ** 2,
    )
    return small_areas(table, list(declared["covariate"]))


def _row(measure: str, item: str, value: float, **more: Any) -> dict[str, Any]:
    told = {"measure": measure, "item": item, "ref_area": NATION, "obs_value": float(value)}
    return {**told, "obs_status": "A", **more}


def _own_rows(own: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for code, row in own.dropna(subset="variance").iterrows():
        error = float(np.sqrt(row["variance"]))
        told = {"standard_error": error, "records": int(row["records"]), "ref_area": code}
        yield _row("own", "", row["estimate"], **told)


def _region_rows(
    region: pd.DataFrame, sampled: SmallAreas, benchmark: Benchmark
) -> Iterator[dict[str, Any]]:
    unseen, _ = left_out_errors(sampled, codelist("small_areas")["scale"], benchmark)
    names = {"lower": "lower_bound", "upper": "upper_bound"}
    for (code, row), guess in zip(region.rename(columns=names).iterrows(), unseen, strict=True):
        bounds = {name: float(row[name]) for name in (*names.values(), "standard_error")}
        yield _row("region", "", row["estimate"], ref_area=code, **bounds)
        yield _row("unseen", "", guess, ref_area=code)


def _modelled_rows(
    found: ModelledShares, drawn: Simulated, districts: Iterable[str]
) -> Iterator[dict[str, Any]]:
    error, gamma = np.sqrt(drawn.mse), found.told.gamma
    for place, code in enumerate(districts):
        told: dict[str, Any] = {
            "lower_bound": float(found.lower[place]),
            "upper_bound": float(found.upper[place]),
        }
        told |= {"standard_error": float(error[place]), "ref_area": code, "obs_status": "MD"}
        yield {**_row("modelled", "", found.estimate[place]), **told}
        yield _row("weight", "", gamma[place], ref_area=code)
