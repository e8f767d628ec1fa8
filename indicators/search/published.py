"""What a browser needs to search without a server: the words as they sound, and the rules."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.search.entries import Entry, code_words, meanings, of_kind, words_of_meaning
from indicators.search.finding import place_order
from indicators.search.letters import endings, ignored


def letters_script() -> str:
    """Return the script that spells words in a browser as ``letters`` does."""
    return (Path(__file__).parent / "letters.js").read_text(encoding="utf-8")


def spelling_rules() -> dict[str, Any]:
    """Return the rules that the script spells by."""
    rules = codelist("search")
    return {"letters": rules["letters"], "sounds": [*rules["sounds"].items()]}


def spellings(ref_area: str) -> list[str]:
    """Return the names of an area in all languages, and others in use, as they sound."""
    place = next(entry for entry in of_kind("area") if entry.code == ref_area)
    every = (*place.names, *((word,) for word in place.others))
    return sorted({" ".join(name) for name in every if name})


def search_index(figures: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """Return the index of the search in every language: words are named by their place in a list.

    Parameters
    ----------
    figures : mapping
        From an area to the indicators that have figures there.
    """
    groups = [words_of_meaning(place) for place in range(len(meanings()))]
    spelled = {word for entry in _found() for name in entry.names for word in name}
    spelled |= {word for group in groups for word in group}
    spelled |= {word for place in of_kind("area") for word in place.others}
    words = {word: place for place, word in enumerate(sorted(spelled))}
    indicators = [entry.code for entry in of_kind("indicator")]
    return {
        **spelling_rules(),
        "endings": sorted(endings()),
        "ignored": sorted(ignored()),
        "words": [*words],
        "means": [sorted(words[word] for word in group) for group in groups],
        "indicator": {entry.code: _indicator(entry, words) for entry in of_kind("indicator")},
        "area": {
            entry.code: _area(entry, words) for entry in sorted(of_kind("area"), key=place_order)
        },
        "group": {entry.code: _names(entry, words) for entry in of_kind("group")},
        "figures": {
            area: sorted(indicators.index(code) for code in codes if code in catalog())
            for area, codes in figures.items()
        },
    }


def _found() -> list[Entry]:
    return [entry for kind in ("indicator", "area", "group") for entry in of_kind(kind)]


def _names(entry: Entry, words: Mapping[str, int]) -> list[list[int]]:
    return [[words[word] for word in name] for name in entry.names]


def _indicator(entry: Entry, words: Mapping[str, int]) -> list[Any]:
    item = catalog()[entry.code]
    codes = [word for word in code_words(item) if not word.isalpha()] if item.sdg_indicator else []
    return [_names(entry, words), entry.meant, codes, " ".join(entry.parts), round(entry.weight, 4)]


def _area(entry: Entry, words: Mapping[str, int]) -> list[Any]:
    return [_names(entry, words), sorted(words[word] for word in entry.others)]
