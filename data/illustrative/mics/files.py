"""The six files of a synthetic MICS6 survey, consistent with one another, written as SPSS files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

from data.beside import written_beside
from data.illustrative.mics import households, persons
from data.illustrative.mics.drawn import with_answers
from data.illustrative.mics.people import homes, people
from data.illustrative.mics.schooling import with_schooling
from data.illustrative.mics.vaccines import with_vaccinations
from data.illustrative.mics.variables import FILES, Variable, codes_of, variables
from data.illustrative.rows import National
from data.illustrative.survey import MARK, survey
from indicators.codelists import areas, areas_of

_WEIGHT = {"hh": "hhweight", "hl": "hhweight", "ch": "chweight", "fs": "fsweight"}
_WEIGHT |= {"wm": "wmweight", "bh": "wmweight"}
_RESULT = {"ch": "UF17", "fs": "FS17", "wm": "WM17"}
_COMMON = {
    "edition": "ILLUSTRATIVE: synthetic, not an answer of anybody",
    "HH1": "Cluster number",
    "HH2": "Household number",
    "HH6": "Area",
    "HH7": "Region",
    "PSU": "Primary sampling unit",
    "stratum": "Strata",
    "windex5": "Wealth index quintile",
}
_TITLE = f"{MARK} MICS6, synthetic: no real person"
_NOTE = f"{MARK}: synthetic records of nobody, to show the method. Do not quote."
# The header of an SPSS file holds when it was written; a fixed time makes files the same.
_CLOCK_AT, _CLOCK = 92, b"01 Oct 2300:00:00"

Frames = dict[str, pd.DataFrame]


def mics_files(national: National, households_per_cluster: int | None = None) -> Frames:
    """Return hh, hl, ch, fs, wm and bh as MICS6 has them, from the illustrative survey.

    Parameters
    ----------
    households_per_cluster : int, optional
        Only so many of each cluster, all strata and clusters kept: a small set for tests.
    """
    children = survey(national)
    if households_per_cluster:
        place = children.groupby("cluster")["household"].transform(lambda own: own - own.min())
        children = children[place < households_per_cluster].reset_index(drop=True)
    home = homes(children)
    members = households.member_base(with_schooling(people(children, home)))
    births = persons.birth_base(members)
    women = persons.woman_base(members, births)
    keys = ["HH1", "HH2", "LN"]
    done = women[women["WM17"].eq(1)]
    done = done.assign(wmweight=_weights("wm", women)[done.index])
    births = births.merge(done[[*keys, "wdob", "wdoi", "welevel", "wmweight"]], on=keys)
    base = {
        "hh": households.household_base(home, members),
        "hl": members,
        "ch": with_vaccinations(persons.child_base(members)),
        "fs": persons.selected_base(members),
        "wm": women,
        "bh": births,
    }
    made = {file: with_answers(base[file], file, variables(file)) for file in FILES}
    return {file: _finished(file, frame, members) for file, frame in made.items()}


def write_mics(files: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write each file as ``hh.sav`` and so on, marked illustrative in its label and its notes."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, frame in files.items():
        plans = variables(file)
        labels = {**_COMMON, **{name: plan.label for name, plan in plans.items()}}
        with written_beside(folder / f"{file}.sav") as building:
            pyreadstat.write_sav(
                frame,
                str(building),
                file_label=_TITLE,
                note=_NOTE,
                column_labels={str(n): labels.get(str(n), "Sample weight") for n in frame},
                variable_value_labels=_codes(plans),
            )
            with building.open("r+b") as written:
                written.seek(_CLOCK_AT)
                written.write(_CLOCK)


def _finished(file: str, frame: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Return a file's own variables in order, nothing said where an interview was not completed."""
    done = frame[_RESULT[file]].eq(1) if file in _RESULT else pd.Series(True, index=frame.index)
    said = {n: frame[n] if n in _KEPT else _said(frame[n], done) for n in variables(file)}
    weight = pd.Series(_weights(file, frame), index=frame.index)
    own = pd.DataFrame({**said, _WEIGHT[file]: weight}).reset_index(drop=True)
    return pd.concat([_common(frame, members), own], axis=1)


def _said(answers: "pd.Series[Any]", done: "pd.Series[bool]") -> "pd.Series[Any]":
    """Return the answers of completed interviews; nothing of the others."""
    return answers.where(done, "" if answers.dtype == object else float("nan"))


def _common(frame: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Return what every file says of the household of each record."""
    place = {code: number for number, code in enumerate(areas_of("region_2021"), 1)}
    strata = {code: number for number, code in enumerate(_strata(), 1)}
    where = members.groupby(["HH1", "HH2"])[["residence", "region", "stratum", "wealth"]].first()
    home = where.loc[pd.MultiIndex.from_frame(frame[["HH1", "HH2"]])].reset_index()
    return home.assign(
        edition=MARK,
        HH6=home["residence"].map({"U": 1, "R": 2}),
        HH7=home["region"].map(place),
        PSU=home["HH1"],
        stratum=home["stratum"].map(strata),
        windex5=home["wealth"],
    )[[*_COMMON]]


_KEPT = ("LN", "HL4", "UF4", "UF17", "UB2", "FS17", "CB3", "WM17", "WB4", "melevel")


def _weights(file: str, frame: pd.DataFrame) -> Any:
    """Return the weights of a file: of completed interviews, 1 on average; 0 of the others."""
    if _WEIGHT[file] in frame:
        return frame[_WEIGHT[file]].to_numpy()
    done = frame[_RESULT[file]].eq(1) if file in _RESULT else frame["weight"].gt(0)
    return (frame["weight"].where(done, 0.0) / frame["weight"][done].mean()).round(9).to_numpy()


def _strata() -> list[str]:
    """Return the strata: regions by town and country."""
    return [f"{region}-{part}" for region in areas_of("region_2021") for part in "UR"]


def _codes(plans: Mapping[str, Variable]) -> dict[str, dict[float, str]]:
    found = {name: codes_of(plan) for name, plan in plans.items() if plan.values}
    place = enumerate(areas_of("region_2021"), 1)
    found["HH7"] = {float(number): areas()[code].name["en"] for number, code in place}
    found["HH6"] = {1.0: "URBAN", 2.0: "RURAL"}
    quintiles = ("Poorest", "Second", "Middle", "Fourth", "Richest")
    found["windex5"] = {float(n): label for n, label in enumerate(quintiles, 1)}
    return found
