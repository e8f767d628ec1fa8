"""Our figures in SDMX: the structure, and data as SDMX-JSON 1.0 and 2.0."""

from passports.sdmx.concepts import (
    AGENCY,
    CODED,
    FLOW,
    KEY,
    RELEASE,
    STRUCTURE,
    TIME,
    columns,
    name_of,
)
from passports.sdmx.json_1 import to_sdmx_json_1
from passports.sdmx.json_2 import to_sdmx_json
from passports.sdmx.parts import text_of
from passports.sdmx.structure import to_structure

__all__ = [
    "AGENCY",
    "CODED",
    "FLOW",
    "KEY",
    "RELEASE",
    "STRUCTURE",
    "TIME",
    "columns",
    "name_of",
    "text_of",
    "to_sdmx_json",
    "to_sdmx_json_1",
    "to_structure",
]
