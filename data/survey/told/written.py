"""What is made of a survey, written into one folder: all of it, or nothing."""

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from indicators.errors import CannotWrite
from indicators.files import plain_cell

FIGURES, SUBMISSION, GUESSES = "figures.csv", "submission.csv", "guesses.csv"
INEQUALITY, LEFT_OUT, REPORT = "inequality.csv", "left_out.csv", "report.md"
WRITTEN = (FIGURES, SUBMISSION, INEQUALITY, GUESSES, LEFT_OUT, REPORT)


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which then takes the place of one that was written before.

    Raises
    ------
    CannotWrite
        If the folder has files of others, or cannot be written; it is then as it was.
    """
    check_out(out)
    building = out.parent / f"{out.name}.{secrets.token_hex(4)}.building"
    try:
        building.mkdir(parents=True)
        for name, content in files.items():
            (building / name).write_bytes(content)
        if out.exists():
            shutil.rmtree(out)
        building.replace(out)
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{out} cannot be written: {error}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def check_out(out: Path) -> None:
    """Check that a folder is new, or holds nothing but what was written before.

    Raises
    ------
    CannotWrite
        If it is a file, a link, or holds files of others.
    """
    try:
        reason = _not_ours(out)
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{str(out)!r} is no name of a folder: {error}.") from error
    if reason:
        raise CannotWrite(f"{out} {reason}: name a folder that is new, or was written before.")


def _not_ours(out: Path) -> str:
    """Return why a folder is not one that was written before; nothing where it is, or is new."""
    if not os.path.lexists(out):
        return ""
    if out.is_symlink() or not out.is_dir():
        return "is a link" if out.is_symlink() else "is a file"
    others = sorted(
        one.name for one in out.iterdir() if one.name not in WRITTEN or not one.is_file()
    )
    return f"holds {', '.join(others[:5])}" if others else ""


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
