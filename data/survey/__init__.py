"""Any household survey of a family that is declared (DHS, MICS), in one command."""

from data.survey.declarations import Declared, SurveyIndicator, families, units
from data.survey.figures import Asked, Figures, compute
from data.survey.files import Folder, open_folder
from data.survey.inequality import MEASURES
from data.survey.mapping import NOTHING_MAPPED, Mapped, read_mapped
from data.survey.progress import Progress
from data.survey.told import (
    FIGURES,
    INEQUALITY,
    SUBMISSION,
    content_of,
    family_of,
    measure_told,
    table_of,
)
from data.survey.whole import survey

__all__ = [
    "FIGURES",
    "INEQUALITY",
    "MEASURES",
    "NOTHING_MAPPED",
    "SUBMISSION",
    "Asked",
    "Declared",
    "Figures",
    "Folder",
    "Mapped",
    "Progress",
    "SurveyIndicator",
    "compute",
    "content_of",
    "families",
    "family_of",
    "measure_told",
    "open_folder",
    "read_mapped",
    "survey",
    "table_of",
    "units",
]
