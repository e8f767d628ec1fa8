"""The files of sources, read and checked before anything is written."""

from data.inputs.read import Inputs, Row, read_inputs, take_events, take_peers, take_source
from data.inputs.rows import Observation
from data.inputs.source_file import BOUNDARIES, KINDS, Source

__all__ = [
    "BOUNDARIES",
    "KINDS",
    "Inputs",
    "Observation",
    "Row",
    "Source",
    "read_inputs",
    "take_events",
    "take_peers",
    "take_source",
]
