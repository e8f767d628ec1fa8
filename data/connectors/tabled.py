"""An answer that is a CSV: its cells by the name of their column, whatever the order of columns."""

import csv
import io
from collections.abc import Iterable, Iterator

from data.connectors.given import refuse, text_of


def lines_of(content: bytes, file: str) -> list[tuple[int, list[str]]]:
    """Return the lines of a table, each with its number; every one is as long as the head."""
    text = text_of(content, file)
    if not text.endswith(("\n", "\r")):
        refuse(file, "the answer is cut off: its last line has no end", text.count("\n") + 1)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        refuse(file, f"the table cannot be read: {error}", reader.line_num)
    head = lines[0][1]
    for line, cells in lines[1:]:
        if len(cells) != len(head):
            refuse(file, f"{len(cells)} cells under {len(head)} columns", line)
    return lines


def rows_of(
    content: bytes, file: str, wanted: Iterable[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table by the name of their columns, which must have the wanted ones."""
    (_, head), *lines = lines_of(content, file)
    names = [name.strip() for name in head]
    for name in wanted:
        if name not in names:
            refuse(file, f"the column is missing; there are {', '.join(names)[:300]}", 1, name)
    for name in {*names}:
        if name and names.count(name) > 1:
            refuse(file, f"the column stands {names.count(name)} times", 1, name)
    for line, cells in lines:
        yield line, dict(zip(names, (cell.strip() for cell in cells), strict=True))
