"""How wide the columns of a table are: no word is broken, and long texts have the most room."""

from collections.abc import Sequence

_TYPE, _ROOM = 9.0, 482.0  # points: type and width of a table on A4, the tightest of the formats
_PADDING = 12.0
_AIR = 1.1  # an office machine may write in a wider type than the house's


def column_shares(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return the part of the width of a table that each column takes; together they are one.

    Parameters
    ----------
    columns : sequence of str
        The headings, written in bold.
    rows : sequence of sequence of str
        The texts, one a column.
    """
    texts = [[name, *(row[place] for row in rows)] for place, name in enumerate(columns)]
    least = [_PADDING + max(_wide(word) for text in own for word in text.split()) for own in texts]
    whole = [_PADDING + max(map(_wide, own)) for own in texts]
    wanted = [full - word for full, word in zip(whole, least, strict=True)]
    left = max(0.0, _ROOM - sum(least))
    each = left / (sum(wanted) or 1)
    given = [word + each * want for word, want in zip(least, wanted, strict=True)]
    return tuple(wide / sum(given) for wide in given)


def _wide(text: str) -> float:
    from figures.print import width

    return _AIR * width(text, _TYPE, "bold")
