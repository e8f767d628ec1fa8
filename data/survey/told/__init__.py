"""What is told of a survey: its tables, its report, its submission, the folder they stand in."""

from data.survey.told.report import report_of
from data.survey.told.shown import figure_rows
from data.survey.told.submission import submission_of
from data.survey.told.written import (
    FIGURES,
    GUESSES,
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
    "LEFT_OUT",
    "REPORT",
    "SUBMISSION",
    "check_out",
    "csv_of",
    "figure_rows",
    "report_of",
    "submission_of",
    "write_folder",
]
