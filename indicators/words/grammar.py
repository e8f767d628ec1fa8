"""Grammar of names and numbers inside sentences: endings in Azerbaijani, cases in Russian.

Azerbaijani: vowel harmony and buffer consonants of Azərbaycan dilinin orfoqrafiya qaydaları
(2019); after digits the ending follows the word as it is read.
"""

from typing import Literal

from indicators.codelists import areas, codelist
from indicators.words.language import Words

Case = Literal["dative", "locative", "ablative", "genitive", "possessive"]

# The eight cities under the republic; every other district is a rayon.
CITIES = frozenset({"AZ-BA", "AZ-NV", "AZ-SM", "AZ-GA", "AZ-NA", "AZ-XA", "AZ-MI", "AZ-SR"})

_BACK = "aıou"
_VOWELS = "aıoueəiöü"
_CLOSE = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
_UNITS = ("sıfır", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
_TENS = ("", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan")
_POWERS = ((9, "milyard"), (6, "milyon"), (3, "min"), (2, "yüz"))


def ending(word: str, case: Case, *, possessive: bool = False) -> str:
    """Return the ending a word takes in a case, without the word.

    "possessive" is the third person's: uşaqların 2-si, yarısı, noyabrı.

    Parameters
    ----------
    possessive : bool
        Whether the word itself ends in the possessive -ı, -sı (rayonu, şəhəri): the buffer is n.

    Examples
    --------
    >>> [ending("Lerik", case) for case in ("dative", "locative", "ablative", "genitive")]
    ['ə', 'də', 'dən', 'in']
    >>> ending("rayonu", "locative", possessive=True), ending("Bakı", "genitive")
    ('nda', 'nın')
    """
    last = next(letter for letter in reversed(word.lower()) if letter in _VOWELS)
    wide = "a" if last in _BACK else "ə"
    open_ = word.lower()[-1] in _VOWELS
    buffer = "n" if possessive else "y"
    if case == "dative":
        return (buffer if open_ else "") + wide
    if case == "possessive":
        return ("s" if open_ else "") + _CLOSE[last]
    if case == "genitive":
        return ("n" if open_ else "") + _CLOSE[last] + "n"
    return ("n" if possessive else "") + "d" + wide + ("n" if case == "ablative" else "")


def number_word(text: str) -> str:
    r"""Return the last word of a written number as it is read aloud in Azerbaijani.

    Examples
    --------
    >>> [number_word(text) for text in ("34,2", "38,1", "9,6%", "40", "1\xa0000", "12\xa0300")]
    ['iki', 'bir', 'faiz', 'qırx', 'min', 'yüz']
    """
    if text.endswith("%"):
        return "faiz"
    digits = text.replace("\N{NO-BREAK SPACE}", "").rsplit(",", 1)[-1].lstrip("−-")
    if int(digits) == 0:
        return _UNITS[0]
    if digits[-1] != "0":
        return _UNITS[int(digits[-1])]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 1:
        return _TENS[int(digits[-2])]
    return next(word for power, word in _POWERS if zeros >= power)


def with_ending(text: str, case: Case) -> str:
    """Return a written number with its Azerbaijani ending, joined by a hyphen.

    Examples
    --------
    >>> with_ending("38,1%", "ablative"), with_ending("46", "dative"), with_ending("9", "dative")
    ('38,1%-dən', '46-ya', '9-a')
    """
    return f"{text}-{ending(number_word(text), case)}"


def capital(text: str, language: str) -> str:
    """Return a text that begins a sentence; Azerbaijani i has a capital of its own.

    Examples
    --------
    >>> capital("işsizlik", "az"), capital("in 2023", "en")
    ('İşsizlik', 'In 2023')
    """
    first = {"i": "İ", "ı": "I"}.get(text[:1]) if language == "az" else None
    return (first or text[:1].upper()) + text[1:]


def inside_sentence(text: str, language: str) -> str:
    """Return a name as it stands inside a sentence; an abbreviation or a title stays as it is.

    Examples
    --------
    >>> inside_sentence("İşsizlik", "az"), inside_sentence("UN model", "en")
    ('işsizlik', 'UN model')
    >>> inside_sentence("Human Development Index", "en")
    'Human Development Index'
    """
    one, _, more = text.partition(" ")
    title = language in ("en", "az") and more[:1].isupper() and not more.partition(" ")[0].isupper()
    abbreviation = one[1:2].isupper() or one in ("I", "V", "X")
    if abbreviation or title:
        return text
    first = {"İ": "i", "I": "ı"}.get(text[:1]) if language == "az" else None
    return (first or text[:1].lower()) + text[1:]


def area_full(ref_area: str, words: Words) -> str:
    """Return the full name of an area: Lerik rayonu, Lerik district, Лерикский район."""
    if words.language == "ru":
        return str(codelist("area_forms")[ref_area][0])
    name = words.of(areas()[ref_area].name)
    return _full(ref_area, name, words.language)


def area_in(ref_area: str, words: Words) -> str:
    """Return where: Lerik rayonunda, in Lerik district, в Лерикском районе."""
    if words.language == "ru":
        return f"в {codelist('area_forms')[ref_area][2]}"
    if words.language == "en":
        return f"in {_the(area_full(ref_area, words))}"
    return _azerbaijani(ref_area, words, "locative")


def area_of(ref_area: str, words: Words) -> str:
    """Return of what: Lerik rayonunun, of Lerik district, Лерикского района."""
    if words.language == "ru":
        return str(codelist("area_forms")[ref_area][1])
    if words.language == "en":
        return f"of {_the(area_full(ref_area, words))}"
    return _azerbaijani(ref_area, words, "genitive")


def _azerbaijani(ref_area: str, words: Words, case: Case) -> str:
    full = area_full(ref_area, words)
    return full + ending(full, case, possessive=areas()[ref_area].scheme != "nation")


def _the(name: str) -> str:
    """Return an English name with the article that a region takes inside a sentence."""
    return f"the {name}" if name.endswith("region") else name


def _full(ref_area: str, name: str, language: str) -> str:
    scheme = areas()[ref_area].scheme
    if scheme == "nation":
        return name
    if scheme == "district":
        city = ref_area in CITIES
        if language == "en":
            return f"the city of {name}" if city else f"{name} district"
        return f"{name} şəhəri" if city else f"{name} rayonu"
    if scheme == "region_2021":
        return f"{name} economic region" if language == "en" else f"{name} iqtisadi rayonu"
    return f"{name} survey region" if language == "en" else f"{name} sorğu regionu"
