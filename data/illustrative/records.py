"""Synthetic records of persons, for methods that need them: a survey and seven registers.

Run as ``python -m data.illustrative.records FOLDER``: writes one CSV each, the same on every run.
"""

import sys
from pathlib import Path

import pandas as pd

from data import settings
from data.beside import written_beside
from data.illustrative import registers
from data.illustrative.rows import National
from data.illustrative.survey import MARK, survey
from data.inputs import read_inputs


def main() -> int:
    """Write every table of records; return the exit status."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else settings.ROOT / "data" / "synthetic")
    folder.mkdir(parents=True, exist_ok=True)
    national = National(read_inputs(settings.OBSERVATIONS, settings.EVENTS).observations)
    for name, table in synthetic_records(national).items():
        with written_beside(folder / f"{name}_{MARK}.csv") as building:
            table.to_csv(building, index=False, lineterminator="\n")
        sys.stdout.write(f"{name}: {len(table)} records\n")
    return 0


def synthetic_records(national: National) -> dict[str, pd.DataFrame]:
    """Return every table of synthetic records by its name."""
    return {
        "survey_children": survey(national),
        "register_births": registers.births(national),
        "register_deaths": registers.deaths(national),
        "register_stillbirths": registers.stillbirths(national),
        "register_pupils": registers.pupils(national),
        "register_assistance": registers.assistance(national),
        "register_referrals": registers.referrals(),
        "register_court_cases": registers.court_cases(national),
    }


if __name__ == "__main__":
    sys.exit(main())
