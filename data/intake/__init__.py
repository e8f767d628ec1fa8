"""What an agency sends in answer: checked, compared, questioned, and written as a source."""

from data.intake.accept import Seen, accept, check_real, look
from data.intake.answer import read_answer
from data.intake.bounded import mark_bounded, read_bounded
from data.intake.compared import Difference, difference
from data.intake.flags import Flag, flags
from data.intake.marked import Mark, column_code, fault_table, marked_copy, marks_of
from data.intake.safe import LARGEST, refusals
from data.intake.said import flag_said, said_of, sentence
from data.intake.shown import Sheet, read_sheet
from data.intake.source import ABOUT, folder_of, source_toml
from data.intake.table import Answer
from data.intake.told import Found, found_of_packet, saying, translated

__all__ = [
    "ABOUT",
    "LARGEST",
    "RECORD",
    "Answer",
    "Difference",
    "Flag",
    "Found",
    "Mark",
    "Seen",
    "Sheet",
    "accept",
    "check_real",
    "column_code",
    "difference",
    "fault_table",
    "flag_said",
    "flags",
    "folder_of",
    "found_of_packet",
    "look",
    "mark_bounded",
    "marked_copy",
    "marks_of",
    "read_answer",
    "read_bounded",
    "read_sheet",
    "refusals",
    "said_of",
    "saying",
    "sentence",
    "source_toml",
    "translated",
]
