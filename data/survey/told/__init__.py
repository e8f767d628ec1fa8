"""What is told of a survey: its tables, its report, its submission, the folder they stand in."""

from data.survey.told.again import LINE, content_of, family_of, table_of
from data.survey.told.report import report_of
from data.survey.told.shown import figure_rows
from data.survey.told.submission import submission_of
from data.survey.told.unequal import inequality_rows, measure_told
from data.survey.told.written import (
    FIGURES,
    GUESSES,
    INEQUALITY,
    LEFT_OUT,
    REPORT,
    SUBMISSION,
    check_out,
    csv_of,
    write_folder,
)

__all__ = [
    "FIGURES",
    "GUESSES",
    "INEQUALITY",
    "LEFT_OUT",
    "LINE",
    "REPORT",
    "SUBMISSION",
    "check_out",
    "content_of",
    "csv_of",
    "family_of",
    "figure_rows",
    "inequality_rows",
    "measure_told",
    "report_of",
    "submission_of",
    "table_of",
    "write_folder",
]
