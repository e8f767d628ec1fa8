"""Stories told with figures: declared in files, bound to the store, drawn on the server.

``python -m stories`` checks every story; ``docs/stories.md`` says how one is written. No Streamlit.
"""

from indicators.errors import Unbound
from stories.checking import check_story, faults_of
from stories.chosen import chosen
from stories.deck import deck_file, deck_script, deck_style, deck_words, slide
from stories.figures import Figures, StoreFigures, figure_of
from stories.model import Step, Story, read_story, rights, stories
from stories.pictures import PICTURE_STYLE, Drawn, Ground, ground_of
from stories.rights_words import rights_words
from stories.telling import Told, first_picture, tell, tell_or_say_why

__all__ = [
    "PICTURE_STYLE",
    "Drawn",
    "Figures",
    "Ground",
    "Step",
    "StoreFigures",
    "Story",
    "Told",
    "Unbound",
    "check_story",
    "chosen",
    "deck_file",
    "deck_script",
    "deck_style",
    "deck_words",
    "faults_of",
    "figure_of",
    "first_picture",
    "ground_of",
    "read_story",
    "rights",
    "rights_words",
    "slide",
    "stories",
    "tell",
    "tell_or_say_why",
]
