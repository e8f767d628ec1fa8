"""How panels stand beside each other; on a phone they stack."""

from streamlit import columns
from streamlit.delta_generator import DeltaGenerator


def beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return two columns, the left one wider."""
    left, right = columns([3, 2], gap="large")
    return left, right
