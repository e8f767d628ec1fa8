"""What is made of a survey, written into one folder: all of it, or nothing."""

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from indicators.errors import CannotWrite
from indicators.files import plain_cell

FIGURES, SUBMISSION, GUESSES = "figures.csv", "submission.csv", "guesses.csv"
LEFT_OUT, REPORT = "left_out.csv", "report.md"
WRITTEN = (FIGURES, SUBMISSION, GUESSES, LEFT_OUT, REPORT)


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which then takes the place of one that was written before.

    Raises
    ------
    CannotWrite
        If the folder has files of others, or cannot be written; it is then as it was.
    """
    strange = [one.name for one in out.iterdir() if one.name not in WRITTEN] if out.is_dir() else []
    if strange or (out.exists() and not out.is_dir()):
        reason = f"holds {', '.join(sorted(strange)[:5])}" if strange else "is a file"
        raise CannotWrite(f"{out} {reason}: name a folder that is new, or was written before.")
    building = out.with_name(f"{out.name}.{secrets.token_hex(4)}.building")
    try:
        building.mkdir(parents=True)
        for name, content in files.items():
            (building / name).write_bytes(content)
        if out.exists():
            shutil.rmtree(out)
        building.replace(out)
    except OSError as error:
        raise CannotWrite(f"{out} cannot be written: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def csv_of(table: pd.DataFrame) -> bytes:
    """Return a table as CSV; no cell of it begins as a formula of a spreadsheet does."""
    text = {
        str(name): table[name].map(lambda cell: plain_cell(cell) if isinstance(cell, str) else cell)
        for name in table
        if not pd.api.types.is_numeric_dtype(table[name])
    }
    return (
        table.assign(**text).to_csv(index=False, lineterminator="\n", float_format="%.12g").encode()
    )
