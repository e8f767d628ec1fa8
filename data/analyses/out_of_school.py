"""Children out of school in the survey, and pupils at risk in the school register.

Measures: ``uis`` and ``mics`` (item: the level), the share out of school by each convention;
``uis_number`` and ``mics_number``, children; ``profile`` and ``profile_number`` (item: level and
status joined by /); ``flag`` (item: level and sign joined by /). Shares are shares of 1.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from data.analyses.deprivation import DESIGN
from data.illustrative import assumptions
from indicators.codelists import NATION, areas, areas_of
from indicators.out_of_school import AtRisk, at_risk, from_survey, profile, school_ages
from indicators.records import Records, as_table
from indicators.survey import Design

REGISTER = Design("stands_for")  # one pupil in so many, each drawn by itself
_VALUES = {"estimate": "obs_value", "lower": "lower_bound", "upper": "upper_bound"}


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return what the survey and the register say of schooling, as rows of the store."""
    children, pupils = records["survey_children"], records["register_pupils"]
    made = [*_survey(children), *_register(pupils)]
    found = pd.concat(made, ignore_index=True).rename(columns=_VALUES)
    return found.fillna({"ref_area": NATION}).drop(
        columns=["level", "dimension", "df", "missing", "method"]
    )


def _survey(children: Records) -> Iterator[pd.DataFrame]:
    ages = school_ages(assumptions()["survey"]["year"])
    for convention in ("uis", "mics"):
        found = from_survey(children, DESIGN, ages, convention=convention)
        ending = found["measure"].map({"rate": "", "number": "_number"})
        named = found.assign(measure=convention + ending, item=found["level"])
        yield named.drop(columns=["clusters", "ageless"])
    parts = profile(children, DESIGN, ages)
    parts["item"] = parts["level"] + "/" + parts["profile"]
    for measure, value in (("profile", "share"), ("profile_number", "number")):
        kept = parts[["level", "item", "records", "missing", "obs_status"]]
        yield kept.assign(measure=measure, estimate=parts[value])


def _register(pupils: Records) -> Iterator[pd.DataFrame]:
    ages = school_ages(assumptions()["survey"]["year"])
    rules = AtRisk(school_days=ages.days or AtRisk.school_days)
    table = as_table(pupils, ["district"])
    parents = {code: areas()[code].parent for code in areas_of("district")}
    placed = table.mutate(ref_area=table["district"].substitute(parents))
    for by in ([], ["ref_area"]):
        found = at_risk(placed, REGISTER, ages, rules=rules, by=by)
        found = found.assign(item=found["level"] + "/" + found["flag"], measure="flag")
        yield found.drop(columns="flag")
