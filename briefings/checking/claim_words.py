"""The words of each language that claim something: a direction, a judgement, a certainty."""

import re
from collections.abc import Mapping
from functools import cache

from indicators.model import Language

Claims = Mapping[str, tuple[str, ...]]

WORDS: Mapping[Language, Claims] = {
    "en": {
        "up": ("a rise of", "has risen", "rose from", "above the figure", "is above"),
        "down": ("a fall of", "has fallen", "fell from", "below the figure", "is below"),
        "better": ("improvement", "for the better"),
        "worse": ("for the worse", "worse off"),
        "sure": ("reliable difference", "reliable gap", "chance would", "leave no doubt"),
        "within": ("no more than the series usually",),
        "beyond": (", more than the series usually", ", more than any change"),
    },
    "az": {
        "up": ("artım", "artması", "artıb", "yüksəlib", "yuxarıdır"),
        "down": ("azalma", "azalması", "azalıb", "enib", r"(?<!etibarlılığı )aşağıdır"),
        "better": ("yaxşılaşıb", "daha yaxşıdır"),
        "worse": ("pisləşib", "daha pisdir"),
        "sure": ("etibarlı fərq", "fərq etibarlı", "təsadüf"),
        "within": ("böyük deyil",),
        "beyond": ("böyükdür",),
    },
    "ru": {
        "up": ("рост на", "вырос", "поднял", "выше, чем"),
        "down": ("снижение на", "снизил", "упал", "ниже, чем"),
        "better": ("улучш", "здесь лучше"),
        "worse": ("ухудш", "здесь хуже"),
        "sure": ("надёжной разницы", "разница надёжна", "надёжен", "случай"),
        "within": (", не больше обычного",),
        "beyond": (", больше обычного", ", больше любого"),
    },
}


def claims_in(text: str, language: Language) -> set[str]:
    """Return what a text in small letters claims, by the words that it has.

    Examples
    --------
    >>> claims_in("the figure was 5: a rise of 2", "en"), claims_in("продукты покупали", "ru")
    ({'up'}, set())
    """
    return {name for name, pattern in _patterns(language).items() if pattern.search(text)}


@cache
def _patterns(language: Language) -> Mapping[str, re.Pattern[str]]:
    """Return one pattern a claim; what begins with a letter begins a word."""
    return {
        name: re.compile("|".join(rf"\b{way}" if way[0].isalpha() else way for way in ways))
        for name, ways in WORDS[language].items()
    }
