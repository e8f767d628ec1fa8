"""The files of a survey: found in a folder, unpacked, and loaded with what is asked of them."""

from data.survey.files.folder import Folder, Opened, open_folder, survey_sign
from data.survey.files.loaded import Loaded, Meeting
from data.survey.files.records import load_all

__all__ = ["Folder", "Loaded", "Meeting", "Opened", "load_all", "open_folder", "survey_sign"]
