"""Records counted and protected as a packet has them, where no packet has to travel."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from data.packet.cells import complete, protected
from data.packet.every import KINDS
from data.packet.periods import years

if TYPE_CHECKING:
    from indicators.records import Records


def protected_counts(kind: str, tables: "Mapping[str, Records]", period: str) -> pd.DataFrame:
    """Return what a packet of records would hold: all its counts, NaN where withheld.

    Parameters
    ----------
    kind : str
        Of the register.
    tables : mapping
        Its records by the name of the table.
    """
    of = KINDS[kind]
    return protected(of, complete(of.counted(tables, years(period)[-1]), period))
