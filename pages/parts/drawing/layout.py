"""How panels stand beside each other; on a phone they stack."""

from collections.abc import Sequence

from streamlit import columns
from streamlit.delta_generator import DeltaGenerator


def two_columns() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return two columns, the left one wider."""
    left, right = columns([3, 2], gap="large")
    return left, right


def multiples(number: int) -> Sequence[DeltaGenerator]:
    """Return as many equal places, two or three in a row, for small multiples."""
    if number == 1:
        return columns([3, 2])[:1]
    across = 2 if number in (2, 4) else 3
    rows = [columns(across, gap="large") for _ in range(0, number, across)]
    return [place for row in rows for place in row][:number]
