"""The read-only data interface: static answers, their schemas and their description."""

from public_edition.api.answers import (
    CORRECTED,
    CSV_COLUMNS,
    V1,
    json_text,
    of_everything,
    of_indicator,
    table,
)
from public_edition.api.openapi import document, paths
from public_edition.api.releases import CHANGES
from public_edition.api.schemas import SCHEMAS

__all__ = [
    "CHANGES",
    "CORRECTED",
    "CSV_COLUMNS",
    "SCHEMAS",
    "V1",
    "document",
    "json_text",
    "of_everything",
    "of_indicator",
    "paths",
    "table",
]
