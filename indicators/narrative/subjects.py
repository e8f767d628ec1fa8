"""What a sentence is about: the name of an indicator as it stands inside a sentence."""

import re
from dataclasses import dataclass

from indicators.codelists import ALL, DIMENSIONS, codelist, codes
from indicators.facts import Key
from indicators.model import Indicator
from indicators.words import Words, ending, inside_sentence

# Heads that take the article, and say by themselves what is measured.
_ENGLISH_HEADS = re.compile(
    r"\b(rate|ratio|index|score|share|number|headcount|prevalence|density|coverage|average|mean"
    r"|intensity|wage|pension|payment|area)\b",
    re.IGNORECASE,
)
_ENGLISH_CUT = re.compile(
    r",| (?:in|of|under|below|receiving|who|whose|for|with|without|among|by|to|aged|at|left"
    r"|given|cared|covered|married|affected|convicted|sentenced|registered|exposed|finishing|attending"
    r"|cooking|connected|expected|prevented|lost|that|per|not|on|from|per)\b"
)
_PEOPLE = frozenset({"children", "women", "men", "people", "youth", "under-fives", "population"})
# A qualifier after the last comma is put in brackets; commas of a list or a clause stay.
_QUALIFIER = re.compile(
    r", (?P<what>(?:ages? |aged |official|modelled|UN |UNICEF|World |survey|all |women aged"
    r"|primary|lower |upper |secondary|grade |first |second |half|year$|daily|adults|by "
    r"|physical|end of|15 "
    r"|rəsmi|BMT |UNICEF|model|Dünya|bütün|orta günlük|sorğu|birinci|ikinci|yarımil|il üzrə|cəmi"
    r"|yaş üzrə|yaş qrup|\d|ərazi|əmsal|bal$|rayonlar|qızlar|hamısı|официал|модель|оценка|возраст"
    r"|все |обследование|по |девочки|IX |XI |перв|втор|полугодие|всего|конец |дети |женщины \d)"
    r"[^,]*)$"
)
_RUSSIAN_HEADS = re.compile(
    r"(доля|число|численность|коэффициент|уровень|индекс|охват|рождаемость|смертность"
    r"|мертворождаемость|безработица|занятость|возраст|плотность|потребление|прирост|сальдо"
    r"|площадь|распространённость|вклад|грамотность|нагрузка|продолжительность|интенсивность"
    r"|балл|размер|плата|пенсия|выплата|помощь|разница|обеспеченность|расходы|население)\b"
)

# Commas that open no clause: in quotation marks, in brackets, and in a list of nouns.
_NO_CLAUSE = re.compile(r"«[^»]*»|\([^)]*\)|\w+(?:, (?!\w*(?:щ|вш|нн)\w{2,3}(?:ся)?\b)\w+)+ и \w+")


@dataclass(frozen=True)
class Subject:
    """What is measured, small as inside a sentence.

    ``form`` agrees with the verb: of Russian m, f, n or p; of English "counted" (the children
    themselves are numbered) or "is". "quoted" is a name that only stands in quotation marks.
    """

    text: str
    form: str

    def among(self, own: str = "") -> str:
        """Return the subject with its groups and more to follow: a Russian clause ends in a comma.

        Examples
        --------
        >>> Subject("доля детей, не посещающих школу", "f").among("среди девочек")
        'доля детей, не посещающих школу, среди девочек'
        >>> Subject("сумма расходов на воду, газ и топливо", "f").among()
        'сумма расходов на воду, газ и топливо'
        >>> Subject("the share of schools with toilets (official)", "is").among("(primary)")
        'the share of schools with toilets (official, primary)'
        """
        clause = "," in _NO_CLAUSE.sub("", self.text)
        comma = "," * (clause and self.form in "mfnp")
        if own.startswith("(") and self.text.endswith(")"):  # one bracket, not two in a row
            return f"{self.text[:-1]}, {own[1:]}{comma}"
        if own.startswith("("):
            return f"{self.text} {own}{comma}"
        return f"{self.text}{comma} {own}".rstrip()


def subject(item: Indicator, words: Words) -> Subject:
    """Return what an indicator measures, as the subject of a sentence.

    A share of children becomes "the share of children …", a count "the number of …"; a name that
    bends to no rule and has no entry in ``codes/subject.toml`` stands in quotation marks.
    """
    declared = codelist("subject").get(item.indicator, {}).get(words.language)
    if declared:
        form = _agrees(declared.split()[0]) if words.language == "ru" else "is"
        return Subject(declared, form)
    name = _bracketed(words.of(item.name))
    return {"en": _english, "az": _azerbaijani, "ru": _russian}[words.language](name, item)


def _bracketed(name: str) -> str:
    return _QUALIFIER.sub(r" (\g<what>)", name)


def _english(name: str, item: Indicator) -> Subject:
    inside = inside_sentence(name, "en")
    for tail, start in ((", number", "number"), (", share", "share"), (", rate", "rate")):
        if name.endswith(tail):
            return Subject(f"the {start} of {inside.removesuffix(tail)}", "is")
    index, _, part = inside.partition(": ")
    if part and item.unit_measure == "IDX":
        return Subject(f"the “{part}” component of the {index.removesuffix(' index')} index", "is")
    if part:
        return Subject(f"the indicator “{name}”", "quoted")
    return _english_head(inside, item)


def _english_head(inside: str, item: Indicator) -> Subject:
    head = _ENGLISH_CUT.split(inside, maxsplit=1)[0]
    if _ENGLISH_HEADS.search(head):
        return Subject(f"the {inside}", "is")
    return _english_people(inside, head, item)


def _english_people(inside: str, head: str, item: Indicator) -> Subject:
    last = head.partition(" (")[0].rpartition(" ")[2].lower()
    many = last in _PEOPLE or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    if many and item.unit_measure == "PCNT":
        everyone = "the " * (last == "population")
        return Subject(f"the share of {everyone}{inside}", "is")
    if many and item.is_count and last != "population":
        return Subject(f"the number of {inside}", "is")
    return Subject(inside, "quoted" if many and not item.is_count else "is")


# Plurals, also possessed ones (şagirdləri), and the people of a share.
_MANY = ("lar", "lər", "ları", "ləri", "əhali")


def _azerbaijani(name: str, item: Indicator) -> Subject:
    inside = inside_sentence(name, "az")
    index, _, part = inside.partition(": ")
    if part and item.unit_measure == "IDX":
        whole = index if index.endswith("indeksi") else f"{index} indeksi"
        return Subject(f"{whole}nin «{part}» göstəricisi", "is")
    what = "payı" if item.unit_measure == "PCNT" else "sayı"
    if not part and name.endswith(_MANY) and (item.is_count or item.unit_measure == "PCNT"):
        return Subject(f"{inside}{ending(name, 'genitive')} {what}", "is")
    if not part and "," not in name and name.rstrip(")").endswith(("ı", "i", "u", "ü")):
        return Subject(inside, "is")
    return Subject(f"«{name}» göstəricisi", "quoted")


def _russian(name: str, item: Indicator) -> Subject:
    inside = inside_sentence(name, "ru")
    index, _, part = inside.partition(": ")
    if part and item.unit_measure == "IDX":
        whole = re.sub("^индекс ", "индекса ", index) if index != "INFORM" else "индекса INFORM"
        return Subject(f"компонент «{part}» {whole}", "m")
    first = inside.split(" ")
    found = any(_RUSSIAN_HEADS.match(word) for word in first[:3])
    if part or not found:
        return Subject(f"показатель «{name}»", "m")
    return Subject(inside, _agrees(first[0]))


def _agrees(first: str) -> str:
    """Return gender or number by the ending of the first word, an adjective or the head itself.

    Examples
    --------
    >>> [_agrees(w) for w in ("младенческая", "доля", "число", "уровень", "площадь,", "средний")]
    ['f', 'f', 'n', 'm', 'f', 'm']
    """
    first = first.rstrip(",")
    for form, endings in (
        ("f", ("ая", "яя", "а", "я", "ость", "адь")),
        ("n", ("ое", "ее", "ние", "ство", "о")),
        ("p", ("ые", "ие", "ы", "и")),
    ):
        if first.endswith(endings):
            return form
    return "m"


def groups(key: Key, item: Indicator, words: Words) -> str:
    """Return the groups of an observation that are not totals, as a sentence names them."""
    own = codes_named(key, item, words)
    return " ".join(own)


def codes_named(key: Key, item: Indicator, words: Words) -> list[str]:
    """Return each group of an observation: among girls, in rural areas, (15–19 years)."""
    own = key.codes()
    return [group(name, own[name], item, words) for name in DIMENSIONS if own[name] != ALL[name]]


def group(dimension: str, code: str, item: Indicator, words: Words) -> str:
    """Return one group: among girls, in rural areas; others in brackets by their name."""
    forms = codelist("group_forms")
    persons = f"{dimension}_{item.population}"
    known = forms.get(persons, forms.get(dimension, {})).get(code)
    if known:
        return str(known[words.language])
    return f"({inside_sentence(words.of(codes(dimension, item.population)[code]), words.language)})"
