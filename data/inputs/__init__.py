"""The files of sources, read and checked before anything is written."""

from data.inputs.read import Inputs, Row, read_inputs, take_events, take_peers, take_source
from data.inputs.requests import ACCEPTED, REQUESTS, read_requests
from data.inputs.requests import COLUMNS as REQUEST_COLUMNS
from data.inputs.rows import Observation
from data.inputs.source_file import BOUNDARIES, KINDS, Source

__all__ = [
    "ACCEPTED",
    "BOUNDARIES",
    "KINDS",
    "REQUESTS",
    "REQUEST_COLUMNS",
    "Inputs",
    "Observation",
    "Row",
    "Source",
    "read_inputs",
    "read_requests",
    "take_events",
    "take_peers",
    "take_source",
]
