"""State Statistical Committee: a table of the portal of open data, as it is downloaded (CSV).

The Committee has no interface that answers questions: its tables lie on the portal of open data
(https://opendata.az) as files, one row a year and one column an area or a part of the country, with
the unit in brackets. A dash is no figure: the area was not there, or the thing was not.
"""

import re

from data.connectors.given import Given, refuse
from data.connectors.tabled import lines_of

_COLUMN = re.compile(r"(?P<area>[^()]+?)\s*\((?P<unit>[^()]+)\)")
_TABLE = re.compile(r"dt_[a-z]{2}_[0-9]{3}")
_NO_FIGURE = "-"


def parse(content: bytes, file: str) -> list[Given]:
    """Return the figures of a table of the Committee, which is known by the name of its file.

    Raises
    ------
    DataFaults
        If the bytes are no such table.
    """
    named = _TABLE.search(file)
    if not named:
        refuse(file, "the name of the file does not have that of the table, as dt_cc_042")
    (_, head), *lines = lines_of(content, file)
    if head[0].strip() != "Year":
        refuse(file, f"{head[0][:60]!r} where years must be", 1, "Year")
    columns = [_COLUMN.fullmatch(cell.strip()) for cell in head]
    found = []
    for line, cells in lines:
        for cell, name, column in zip(cells, head, columns, strict=True):
            if column:
                value = "" if cell.strip() == _NO_FIGURE else cell.strip()
                given = named[0], column["area"], cells[0].strip(), value
                found.append(Given(file, line, *given, unit=column["unit"]))
            elif cell.strip() and name != head[0]:
                refuse(file, f"{name[:60]!r} is no area with its unit", 1)
    return found
