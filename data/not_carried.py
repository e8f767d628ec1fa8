"""Published facts that were seen and are not carried, each with the reason.

``indicators.ledger`` tells what nobody published; this one, what was published and left out.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from pydantic import TypeAdapter

from data.settings import ROOT
from indicators.allowed import Code, Texts
from indicators.codelists import LOOK_UP
from indicators.declared import read_toml
from indicators.errors import DataFaults, Fault
from indicators.tables import read_table

FACTS = ROOT / "data" / "not_carried" / "facts.csv"
REASONS = FACTS.with_name("reasons.toml")
COLUMNS = ("fact", "publisher", "unit", "areas", "period", "values", "source_link", "reason")
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
    table = read_table(FACTS.read_bytes(), f"not_carried/{FACTS.name}", COLUMNS, {*COLUMNS})
    rows = [row for _, row in table.rows]
    faults = [*table.faults, *faults_of(rows)]
    if faults:
        raise DataFaults(faults)
    return rows


def faults_of(rows: Sequence[Mapping[str, str]]) -> list[Fault]:
    """Return a fault for each row whose reason is declared nowhere or that counts no value."""
    file, faults = f"not_carried/{FACTS.name}", []
    for number, row in enumerate(rows, 2):
        if row["reason"] not in reasons():
            remedy = f"take a code of {REASONS.name}"
            faults.append(Fault(file, number, "reason", f"{row['reason']!r} is no reason", remedy))
        if not row["values"].isdigit() or row["values"] == "0":
            faults.append(
                Fault(file, number, "values", f"{row['values']!r} is no number of values")
            )
    return faults
