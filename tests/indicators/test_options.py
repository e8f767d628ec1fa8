"""An option that is not allowed is refused at the door, by its name and with what is allowed."""

import importlib
import inspect
import pkgutil
from datetime import date
from math import inf, nan
from typing import Any, Literal, get_args, get_origin

import numpy as np
import pandas as pd
import pytest

from indicators.deprivation import Framework
from indicators.disclosure import attack, protect
from indicators.equity import measures
from indicators.errors import (
    DashboardError,
    DisclosureError,
    EquityInputError,
    RecordsError,
    UncertaintyError,
)
from indicators.options import AtLeastOne, Level, check, is_checked
from indicators.risk import Uncertainty
from indicators.services import HouseholdColumns, targeting, waits
from indicators.survey import Design, difference, mean
from indicators.uncertainty import counts, rates

ANALYSES = (
    "deprivation",
    "disclosure",
    "equity",
    "out_of_school",
    "planning",
    "risk",
    "services",
    "survey",
    "uncertainty",
    "vital",
)
NO_RANGE = {"enough"}  # a width that may be anything


def public_functions():
    for package in ANALYSES:
        folder = importlib.import_module(f"indicators.{package}")
        for found in pkgutil.iter_modules(folder.__path__, f"indicators.{package}."):
            module = importlib.import_module(found.name)
            for name, function in vars(module).items():
                own = getattr(function, "__module__", "") == module.__name__
                if own and inspect.isfunction(function) and not name.startswith("_"):
                    yield function


def options_of(function):
    for name, parameter in inspect.signature(function).parameters.items():
        if is_checked(parameter.annotation):
            yield name, parameter.annotation


OPTIONS = [
    pytest.param(function, name, annotation, id=f"{function.__module__}.{function.__name__}-{name}")
    for function in public_functions()
    for name, annotation in options_of(function)
]


@pytest.mark.parametrize(("function", "option", "annotation"), OPTIONS)
def test_every_option_of_an_analysis_refuses_what_it_does_not_take(function, option, annotation):
    others = {
        name: allowed(parameter.annotation)
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.default is parameter.empty and name != option
    }
    for strange in ("nonsense", nan):
        with pytest.raises(DashboardError, match=f"{option} is {strange!r}; it takes "):
            function(**others, **{option: strange})


def allowed(annotation: Any) -> Any:
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    return {bool: True}.get(annotation, 0.5 if is_checked(annotation) else None)


def test_every_number_that_an_analysis_takes_as_an_option_says_its_range():
    open_ones = {
        f"{function.__module__}.{function.__name__}: {name}"
        for function in public_functions()
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
        and parameter.annotation in (int, float, int | None, float | None)
        and name not in NO_RANGE
    }
    assert open_ones == set()


CHILDREN = pd.DataFrame({"w": [1.0, 2.0, 3.0], "y": [0, 1, 1], "g": ["a", "a", "b"]})
FAMILIES = pd.DataFrame(
    {"poor": [1, 0], "beneficiary": [1, 0], "transfer": [9.0, 0], "children": [2, 1], "w": [1.0, 1]}
)
CELLS = pd.DataFrame({"sex": ["F", "M", "_T"], "obs_value": [2, 9, 11]})
GROUPS = pd.DataFrame(
    {
        "subgroup": ["poor", "middle", "rich"],
        "estimate": [10.0, 20.0, 30.0],
        "population": [1.0, 1.0, 1.0],
        "subgroup_order": [1, 2, 2],
    }
)
ASKED = {"favourable": True, "ordered": True}
BY_SEX = {"dimensions": ["sex"]}
REFUSED = {
    "a lonely stratum removed": (lambda: Design("w", lonely="remove"), RecordsError, "lonely"),
    "degrees below zero": (lambda: Design("w", df=-1), RecordsError, "df is -1"),
    "a weight without end": (
        lambda: mean(CHILDREN.assign(w=[1, inf, 1]), "y", Design("w")),
        RecordsError,
        "infinite in 1",
    ),
    "a weight below zero": (
        lambda: mean(CHILDREN.assign(w=[1, -1, 1]), "y", Design("w")),
        RecordsError,
        "negative in 1",
    ),
    "a weight that is missing": (
        lambda: mean(CHILDREN.assign(w=[1, nan, 1]), "y", Design("w")),
        RecordsError,
        "missing in 1",
    ),
    "a group against itself": (
        lambda: difference(CHILDREN, "y", Design("w"), between="g", groups=("a", "a")),
        RecordsError,
        "two that differ",
    ),
    "families weighted without end": (
        lambda: targeting(
            FAMILIES.assign(w=[inf, 1]), weighted="child", columns=HouseholdColumns(weight="w")
        ),
        RecordsError,
        "infinite w",
    ),
    "a dimension weighted without end": (
        lambda: Framework(("one", "two"), weights=(1.0, inf)),
        RecordsError,
        "infinite",
    ),
    "a cut-off of unknown kind": (
        lambda: Framework(("one",), cutoff="half"),
        RecordsError,
        "count or share",
    ),
    "a mean of unknown kind": (lambda: Uncertainty(means=("median",)), DashboardError, "means"),
    "groups that tie in their order": (
        lambda: measures(GROUPS, **ASKED),
        EquityInputError,
        "middle, rich",
    ),
    "text as an estimate": (
        lambda: measures(GROUPS.assign(estimate=["<5", "7", "9"]), **ASKED),
        EquityInputError,
        "'<5'",
    ),
    "text as a count to protect": (
        lambda: protect(CELLS.assign(obs_value=["<5", "9", "11"]), **BY_SEX),
        DisclosureError,
        "obs_value is '<5' in 1 row",
    ),
    "text as a count to attack": (
        lambda: attack(CELLS.assign(obs_value=["<5", 9, 11]), **BY_SEX),
        DisclosureError,
        "'<5'",
    ),
    "text as a count of events": (
        lambda: counts(pd.DataFrame({"events": ["<5"]})),
        UncertaintyError,
        "events is '<5'",
    ),
    "a rate per nobody": (
        lambda: rates(pd.DataFrame({"events": [5], "denominator": [9]}), per=0),
        UncertaintyError,
        "per is 0",
    ),
    "public in words": (
        lambda: protect(CELLS.assign(known="no"), public="known", **BY_SEX),
        DisclosureError,
        "known is 'no' in 3 row",
    ),
    "public that is no column": (
        lambda: protect(CELLS, public="no", **BY_SEX),
        DisclosureError,
        "name of a column",
    ),
    "a threshold below zero": (
        lambda: protect(CELLS, threshold=-1, **BY_SEX),
        DisclosureError,
        "threshold is -1",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_would_give_a_wrong_figure_in_silence_is_refused(what):
    made, error, said = REFUSED[what]
    with pytest.raises(error, match=said):
        made()


@pytest.mark.parametrize(("value", "ok"), [(0.95, True), (np.float64(0.5), True), (True, False)])
def test_a_level_is_a_number_and_nothing_that_only_behaves_like_one(value, ok):
    refused = False
    try:
        check("level", value, Level, RecordsError)
    except RecordsError:
        refused = True
    assert refused is not ok


def test_a_number_of_things_is_whole():
    check("draws", np.int64(3), AtLeastOne, RecordsError)
    with pytest.raises(RecordsError, match="whole number of 1 or more"):
        check("draws", 2.5, AtLeastOne, RecordsError)


@pytest.mark.parametrize("extracted", [date(2025, 6, 30), "2025-06-30", "read_on"])
def test_waits_end_on_the_day_of_extraction_however_it_is_given(extracted):
    cases = pd.DataFrame(
        {"identified": ["2025-01-01", "2025-06-01"], "received": ["2025-02-01", None]}
    )
    found = waits(cases.assign(read_on="2025-06-30"), extracted=extracted)
    assert found[["time", "events", "censored"]].values.tolist() == [[29, 0, 1], [31, 1, 0]]
