"""MICS6 files made by hand: records in two clusters, every household with one record a file."""

from pathlib import Path

import pandas as pd

from tests.data.survey.made import written

_USUAL = {
    "HH": {"HH46": 1, "HH48": 3, "HH51": 1, "HH52": 1, "hhweight": 1},
    "HL": {"HL1": 1, "HL4": 1, "HL6": 8, "hhweight": 1},
    "CH": {"LN": 1, "UF17": 1, "UB2": 1, "CAGE": 15, "chweight": 1},
    "FS": {"LN": 1, "FS17": 1, "CB3": 8, "fsweight": 1},
    "WM": {"LN": 1, "WM17": 1, "WB4": 22, "wmweight": 1},
    "BH": {"LN": 1, "BHLN": 1, "BH3": 1, "BH5": 1, "wmweight": 1},
}


def mics(folder: Path, **files: list[dict[str, float]]) -> Path:
    """Write files of a survey (``CH=[{…}]``): each record as usual, but for what is given."""
    for kind, rows in files.items():
        usual = {"HH6": 1, "HH7": 1, "stratum": 1, "windex5": 1, "melevel": 3} | _USUAL[kind]
        made = [{"HH1": 1 + n % 2, "HH2": n} | usual | row for n, row in enumerate(rows)]
        frame = pd.DataFrame(made)
        frame["PSU"] = frame["HH1"]
        written(folder, frame, f"{kind.lower()}.csv")
    return folder
