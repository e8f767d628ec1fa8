"""Published facts that were seen and are not carried, each with the reason.

``indicators.ledger`` tells what nobody published; this one, what was published and left out.
"""

import csv
from collections.abc import Mapping, Sequence

from data.settings import ROOT
from indicators.codelists import codelist
from indicators.errors import DataFaults, Fault

FACTS = ROOT / "data" / "not_carried" / "facts.csv"
COLUMNS = ("fact", "publisher", "unit", "areas", "period", "values", "source_link", "reason")


def not_carried() -> list[dict[str, str]]:
    """Return one row for each fact: what it says of whom, how many values it has, and why not.

    Raises
    ------
    DataFaults
        If a row has a reason that is declared nowhere, or counts no value.
    """
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    faults = faults_of(rows)
    if faults:
        raise DataFaults(faults)
    return rows


def faults_of(rows: Sequence[Mapping[str, str]]) -> list[Fault]:
    """Return a fault for each row whose reason is declared nowhere or that counts no value."""
    reasons, file = codelist("not_carried"), f"not_carried/{FACTS.name}"
    faults = []
    for number, row in enumerate(rows, 2):
        if row["reason"] not in reasons:
            remedy = "take a code of indicators/codes/not_carried.toml"
            faults.append(Fault(file, number, "reason", f"{row['reason']!r} is no reason", remedy))
        if not row["values"].isdigit() or row["values"] == "0":
            faults.append(
                Fault(file, number, "values", f"{row['values']!r} is no number of values")
            )
    return faults
