"""Microdata of household surveys, read from SPSS, Stata or CSV and recoded to our columns."""

from data.microdata.files import Described, describe, is_microdata, places_of, plain_name, read_raw
from data.microdata.mapping import plain_code
from data.microdata.table import count_unknown, read_microdata

__all__ = [
    "Described",
    "count_unknown",
    "describe",
    "is_microdata",
    "places_of",
    "plain_code",
    "plain_name",
    "read_microdata",
    "read_raw",
]
