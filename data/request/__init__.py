"""A request for figures: what it asks for, its letter, and the table that is filled in."""

from data.request.asked import Request, cells_asked, request_of, template_hash
from data.request.labels import cell_label, code_in, column_label
from data.request.letter import letter
from data.request.template import columns_of, template
from data.request.write import known_areas, write_requests

__all__ = [
    "Request",
    "cell_label",
    "cells_asked",
    "code_in",
    "column_label",
    "columns_of",
    "known_areas",
    "letter",
    "request_of",
    "template",
    "template_hash",
    "write_requests",
]
