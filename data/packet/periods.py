"""Periods as months, and which of them are filled by which others."""

from collections.abc import Iterable, Mapping

_DAY_FORM, _YEAR_FORM = 10, 4


def span(period: str) -> tuple[int, int]:
    """Return the month in which a period begins, counted from the year 0, and how many it has.

    A day counts as its month: what is counted on a day is not summed.

    Examples
    --------
    >>> span("2024"), span("2024-03"), span("2023-01-01/P24M"), span("2023-01-01/P2Y")
    ((24288, 12), (24290, 1), (24276, 24), (24276, 24))
    """
    start, _, length = period.partition("/")
    month = int(start[:4]) * 12 + (int(start[5:7]) - 1 if len(start) > _YEAR_FORM else 0)
    if length:
        number = int(length.strip("PMY"))
        return month, number * 12 if length.endswith("Y") else number
    return month, 12 if len(start) == _YEAR_FORM else 1


def years(period: str) -> range:
    """Return the years that a period touches.

    Examples
    --------
    >>> years("2023-01-01/P2Y")
    range(2023, 2025)
    """
    first, months = span(period)
    return range(first // 12, (first + months - 1) // 12 + 1)


def within(periods: Iterable[str]) -> Mapping[str, str]:
    """Return the longer period of each that lies in one; what is missing to fill it, as ``rest``.

    Examples
    --------
    >>> within(["2023", "2024", "2023-01-01/P2Y"])
    {'2023': '2023-01-01/P2Y', '2024': '2023-01-01/P2Y'}
    >>> within(["2024", "2023-01-01/P2Y"])
    {'2024': '2023-01-01/P2Y', 'rest of 2023-01-01/P2Y': '2023-01-01/P2Y'}
    """
    found: dict[str, str] = {}
    ordered = sorted({*periods}, key=lambda one: (span(one)[1], span(one)[0]))
    for number, whole in enumerate(ordered):
        start, months = span(whole)
        end, filled = start, 0
        for part in sorted(ordered[:number], key=span):
            first, length = span(part)
            free = part not in found and length < months
            if free and end <= first and first + length <= start + months:
                found[part] = whole
                end, filled = first + length, filled + length
        if 0 < filled < months:
            found[f"rest of {whole}"] = whole
    return found
