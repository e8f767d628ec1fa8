"""The words of each language that claim something: a direction, a judgement, a certainty."""

from collections.abc import Mapping

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
        "down": ("azalma", "azalması", "azalıb", "enib", "aşağıdır"),
        "better": ("yaxşılaşıb", "daha yaxşıdır"),
        "worse": ("pisləşib", "daha pisdir"),
        "sure": ("etibarlı fərq", "fərq etibarlı", "təsadüf"),
        "within": ("böyük deyil",),
        "beyond": ("böyükdür",),
    },
    "ru": {
        "up": ("рост на", "вырос", "поднял", " выше, чем"),
        "down": ("снижение на", "снизил", "упал", " ниже, чем"),
        "better": ("улучш", "здесь лучше"),
        "worse": ("ухудш", "здесь хуже"),
        "sure": ("надёжной разницы", "разница надёжна", "надёжен", "случай"),
        "within": (", не больше обычного",),
        "beyond": (", больше обычного", ", больше любого"),
    },
}
