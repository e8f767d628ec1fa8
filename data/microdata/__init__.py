"""Microdata of household surveys, read from SPSS, Stata or CSV and recoded to our columns."""

from data.microdata.table import count_unknown, read_microdata

__all__ = ["count_unknown", "read_microdata"]
