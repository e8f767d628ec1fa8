"""Small surveys made by hand, whose figures can be worked out on paper."""

from pathlib import Path

import pandas as pd
import pyreadstat

from data.survey import NOTHING_MAPPED, Asked, Figures, Mapped, Progress, compute, open_folder

SILENT = Progress(None)


def members(*rows: dict[str, float], **every: float) -> pd.DataFrame:
    """Household members of a DHS, one a row; each is a household of its own in two clusters."""
    usual = {"hv005": 1_000_000, "hv023": 1, "hv024": 1, "hv025": 1, "hv102": 1, "hv103": 1}
    usual |= {"hv104": 1, "hv105": 2, "hv270": 1, "hv140": 0, "hv008": 1279, "hvidx": 1}
    made = [usual | {"hv001": 1 + n % 2, "hv002": n} | every | row for n, row in enumerate(rows)]
    frame = pd.DataFrame(made)
    frame["hv021"] = frame["hv001"]
    return frame.astype(float)


def written(folder: Path, frame: pd.DataFrame, name: str = "AZPR52FL.DTA", **options) -> Path:
    """Write a file of a survey in the format that its name has."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    ending = path.suffix.lower()
    if ending == ".dta":
        pyreadstat.write_dta(frame, str(path), **options)
    elif ending == ".sav":
        pyreadstat.write_sav(frame, str(path), **options)
    else:
        frame.to_csv(path, index=False)
    return path


def computed(
    folder: Path, scratch: Path, *only: str, mapped: Mapped = NOTHING_MAPPED, by=(), withhold=False
) -> Figures:
    """Return the figures of the survey in a folder."""
    scratch.mkdir(exist_ok=True)
    asked = Asked(tuple(by), only, withhold=withhold)
    return compute(open_folder(folder, scratch, mapped), mapped, asked, SILENT)


def total(figures: Figures, indicator: str) -> pd.Series:
    """Return the figure of all records of an indicator."""
    table = figures.table
    return table[(table["indicator"] == indicator) & (table["by"] == "total")].iloc[0]


def child(*, age: int, **answers: float) -> dict[str, float]:
    """A living child of an age in months, born before the interview of July 2006."""
    return {"b3": 1279 - age, "b5": 1} | answers


def children(*rows: dict[str, float]) -> pd.DataFrame:
    """Children of interviewed women of a DHS, one a row, in two clusters."""
    return _of_women(rows, b4=1, h1=1, bidx=1, **dict.fromkeys(_DOSES, 0))


def women(*rows: dict[str, float]) -> pd.DataFrame:
    """Women of a DHS, one a row, in two clusters."""
    return _of_women(rows, v012=20, v201=0, v213=0, v501=0, v502=0, v511=float("nan"))


_DOSES = ("h0", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9")


def _of_women(rows: tuple[dict[str, float], ...], **usual: float) -> pd.DataFrame:
    every = {"v003": 1, "v005": 1_000_000, "v008": 1279, "v023": 1, "v024": 1, "v025": 1}
    every |= {"v106": 1, "v190": 1} | usual
    made = [every | {"v001": 1 + n % 2, "v002": n} | row for n, row in enumerate(rows)]
    frame = pd.DataFrame(made)
    frame["v021"] = frame["v001"]
    return frame.astype(float)
