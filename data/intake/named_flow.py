"""The flow that a table of our own columns names itself, in its column of the source."""

import csv
import io

_COLUMN = "data_source"


def named_flow(content: bytes) -> tuple[str | None, bytes]:
    r"""Return the one flow that every row of a table names, and the table without that column.

    Nothing, and the table as it is, where it names none, or several.

    Examples
    --------
    >>> named_flow(b"indicator,data_source\nDM_BRTS,MOJ_REGISTRY\n")
    ('MOJ_REGISTRY', b'indicator\nDM_BRTS\n')
    """
    try:
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    except (ValueError, csv.Error):  # the checks of the table say what is wrong
        return None, content
    if head.count(_COLUMN) != 1 or any(len(row) != len(head) for row in rows):
        return None, content
    place = head.index(_COLUMN)
    named = {row[place] for row in rows}
    if len(named) != 1:
        return None, content
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows(row[:place] + row[place + 1 :] for row in (head, *rows))
    return named.pop(), written.getvalue().encode()
