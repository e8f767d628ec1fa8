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
