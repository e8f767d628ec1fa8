"""A request for figures: what it asks for, its letter, and the table that is filled in."""

from data.request.asked import (
    Request,
    cells_asked,
    request_numbered,
    request_of,
    requests_of,
    template_hash,
)
from data.request.columns import columns_of
from data.request.form import GIVEN, NOTE, STATUS, form
from data.request.labels import cell_label, code_in, column_label
from data.request.letter import letter
from data.request.record import record, refuse
from data.request.write import files_of, known_areas, template, write_requests

__all__ = [
    "GIVEN",
    "NOTE",
    "STATUS",
    "Request",
    "cell_label",
    "cells_asked",
    "code_in",
    "column_label",
    "columns_of",
    "files_of",
    "form",
    "known_areas",
    "letter",
    "record",
    "refuse",
    "request_numbered",
    "request_of",
    "requests_of",
    "template",
    "template_hash",
    "write_requests",
]
