"""Our figures in SDMX: the structure, and data in JSON 1.0 and 2.0, CSV 1.0 and SDMX-ML 2.1."""

from passports.sdmx.concepts import (
    AGENCY,
    CODED,
    FLOW,
    FLOWS,
    KEY,
    RELEASE,
    SERIES,
    TIME,
    VERSION,
    codes_of,
    columns,
    name_of,
    reference,
)
from passports.sdmx.csv_1 import write_sdmx_csv_1
from passports.sdmx.json_1 import to_sdmx_json_1
from passports.sdmx.json_2 import to_sdmx_json
from passports.sdmx.json_rows import write_sdmx_json_1
from passports.sdmx.ml import write_generic, write_specific
from passports.sdmx.parts import text_of
from passports.sdmx.structure import (
    Artefact,
    artefacts,
    children,
    to_constraint,
    to_structure,
)
from passports.sdmx.told import Batches, Row, Told, Write, series_of

__all__ = [
    "AGENCY",
    "CODED",
    "FLOW",
    "FLOWS",
    "KEY",
    "RELEASE",
    "SERIES",
    "TIME",
    "VERSION",
    "Artefact",
    "Batches",
    "Row",
    "Told",
    "Write",
    "artefacts",
    "children",
    "codes_of",
    "columns",
    "name_of",
    "reference",
    "series_of",
    "text_of",
    "to_constraint",
    "to_sdmx_json",
    "to_sdmx_json_1",
    "to_structure",
    "write_generic",
    "write_sdmx_csv_1",
    "write_sdmx_json_1",
    "write_specific",
]
