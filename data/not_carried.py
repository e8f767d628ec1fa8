"""Published facts and targets that were seen and are not carried, each with the reason.

``indicators.ledger`` tells what nobody published; this one, what was published and left out.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from data.settings import ROOT
from indicators.codelists import LOOK_UP
from indicators.errors import DataFaults, Fault
from indicators.files import Code, Texts, read_table, read_toml

FACTS = ROOT / "data" / "not_carried" / "facts.csv"
TARGETS = FACTS.with_name("targets.csv")
REASONS = FACTS.with_name("reasons.toml")
COLUMNS = ("fact", "publisher", "unit", "areas", "period", "values", "source_link", "reason")
TARGET_COLUMNS = (
    "target", "value", "unit", "by", "document", "date", "quote", "source_link", "reason",
)  # fmt: skip
_KIND = TypeAdapter(dict[Code, Texts])


@cache
def reasons() -> dict[str, Texts]:
    """Return why a fact may be left out, by code, in three languages."""
    return read_toml(REASONS.read_bytes(), f"not_carried/{REASONS.name}", _KIND, LOOK_UP)


def not_carried() -> list[dict[str, str]]:
    """Return one row for each fact: what it says of whom, how many values it has, and why not.

    Raises
    ------
    DataFaults
        If the table cannot be read, or a row has a reason declared nowhere or counts no value.
    """
    return _checked(FACTS, COLUMNS)


def targets_not_declared() -> list[dict[str, str]]:
    """Return one row for each national target that stands by no indicator, and why not.

    Raises
    ------
    DataFaults
        If the table cannot be read, or a row has a reason declared nowhere.
    """
    return _checked(TARGETS, TARGET_COLUMNS)


def _checked(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    table = read_table(path.read_bytes(), f"not_carried/{path.name}", columns, {*columns})
    rows = [row for _, row in table.rows]
    faults = [*table.faults, *faults_of(rows, path.name)]
    if faults:
        raise DataFaults(faults)
    return rows


def faults_of(rows: Sequence[Mapping[str, str]], name: str = FACTS.name) -> list[Fault]:
    """Return a fault for each row whose reason is declared nowhere or that counts no value."""
    file, faults = f"not_carried/{name}", []
    for number, row in enumerate(rows, 2):
        if row["reason"] not in reasons():
            remedy = f"take a code of {REASONS.name}"
            faults.append(Fault(file, number, "reason", f"{row['reason']!r} is no reason", remedy))
        if "values" in row and not (row["values"].isdigit() and int(row["values"])):
            faults.append(
                Fault(file, number, "values", f"{row['values']!r} is no number of values")
            )
    return faults
