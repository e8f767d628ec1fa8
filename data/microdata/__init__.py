"""Microdata of household surveys, read from SPSS, Stata or CSV and recoded to our columns."""

from data.microdata.table import counted, read_microdata

__all__ = ["counted", "read_microdata"]
