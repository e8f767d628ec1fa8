"""The files of a survey: found in a folder, unpacked, and loaded with what is asked of them."""

from data.survey.files.folder import Folder, Opened, open_folder, survey_sign
from data.survey.files.loaded import Loaded, joined, load, on_a_line

__all__ = [
    "Folder",
    "Loaded",
    "Opened",
    "joined",
    "load",
    "on_a_line",
    "open_folder",
    "survey_sign",
]
