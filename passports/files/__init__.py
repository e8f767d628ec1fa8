"""Figures as files that travel: tables, questions, plans, inequality, a whole release."""

from passports.files.comparisons import comparisons_csv, inequality_csv
from passports.files.data_package import package
from passports.files.hxl import to_hxl_csv, write_hxl
from passports.files.noted_table import noted_csv, plan_csv, scenario_label
from passports.files.questions import Questions, questions_csv, questions_xlsx
from passports.files.tables import (
    csv_of,
    file_rows,
    readable_rows,
    state_name,
    to_csv,
    to_sdmx_csv,
    to_xlsx,
)

__all__ = [
    "Questions",
    "comparisons_csv",
    "csv_of",
    "file_rows",
    "inequality_csv",
    "noted_csv",
    "package",
    "plan_csv",
    "questions_csv",
    "questions_xlsx",
    "readable_rows",
    "scenario_label",
    "state_name",
    "to_csv",
    "to_hxl_csv",
    "to_sdmx_csv",
    "to_xlsx",
    "write_hxl",
]
