"""Finding an indicator, a place or a group by words of any of the three languages."""

from indicators.search.entries import group_names
from indicators.search.finding import Hit, search
from indicators.search.letters import bones, fold, split
from indicators.search.published import letters_script, search_index, spelling_rules, spellings

__all__ = [
    "Hit",
    "bones",
    "fold",
    "group_names",
    "letters_script",
    "search",
    "search_index",
    "spelling_rules",
    "spellings",
    "split",
]
