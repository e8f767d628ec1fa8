"""Three languages, complete: no message without its translation, no place without its value."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from indicators.words.language import LOCALES, words

ROOT = LOCALES.parent
FOLDERS = (
    "pages",
    "figures",
    "passports",
    "stories",
    "briefings",
    "public_edition",
    "serving",
    "data/survey",
    "steward",
    "indicators",
    "assistant",
)
WAYS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"words": None, "plural": (1, 2)}
PLACES = re.compile(r"{(\w+)}")


@cache
def messages() -> frozenset[str | tuple[str, ...]]:
    return frozenset(
        message
        for folder in FOLDERS
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, WAYS, keywords=KEYWORDS)
    )


@cache
def catalogue(language: str):
    with (Path(LOCALES) / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def said_in(path: Path) -> Iterator[str]:
    """Yield every text that is given to words(…), wherever the call stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called == "words" and isinstance(node.args[0].value, str):
                yield node.args[0].value


def test_no_message_hides_where_the_extraction_does_not_see_it():
    known = messages()
    files = [path for name in FOLDERS for path in ROOT.glob(f"{name}/**/*.py")]
    assert [text for path in files for text in said_in(path) if text not in known] == []


@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_message_is_translated(language):
    known = {message.id: message for message in catalogue(language) if message.id}
    wanting = [m for m in messages() if m not in known or not all(_texts(known[m].string))]
    assert wanting == []


@pytest.mark.parametrize("language", ["az", "ru"])
def test_a_translation_has_the_places_of_its_message(language):
    for message in catalogue(language):
        if message.id:
            wanted = set(PLACES.findall(_texts(message.id)[-1]))
            for text in _texts(message.string):
                assert set(PLACES.findall(text)) == wanted, message.id


@pytest.mark.parametrize("language", ["az", "ru"])
def test_no_translation_is_kept_for_a_message_nobody_says(language):
    said = messages() | _app_messages()
    unsaid = [m.id for m in catalogue(language) if m.id and m.id not in said]
    assert unsaid == []


def _app_messages() -> set[str]:
    return set(re.findall(r'words\("([^"]+)"\)', (ROOT / "app.py").read_text()))


def _texts(text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [
        ("en", 1, "The price of equity is 1 child fewer."),
        ("en", 9457, "The price of equity is 9,457 children fewer."),
        ("az", 9457, "Bərabərliyin qiyməti 9\xa0457 uşağın az əhatə olunmasıdır."),
        ("ru", 9451, "Цена справедливости\xa0— на 9\xa0451 ребёнка меньше."),
        ("ru", 9457, "Цена справедливости\xa0— на 9\xa0457 детей меньше."),
    ],
)
def test_plurals_agree_with_their_number(language, n, text):
    one, many = (
        "The price of equity is {n} child fewer.",
        "The price of equity is {n} children fewer.",
    )
    assert words(language).plural(one, many, n) == text


@pytest.mark.parametrize(
    ("language", "text"), [("en", "1,234.5"), ("az", "1\xa0234,5"), ("ru", "1\xa0234,5")]
)
def test_numbers_follow_the_language(language, text):
    assert words(language).number(1234.5, 1) == text


def test_a_negative_number_has_a_minus_sign_not_a_hyphen():
    assert words("en").number(-1.5, 1) == "−1.5"


@pytest.mark.parametrize(
    ("period", "kind", "text"),
    [
        ("2023", "year", "2023"),
        ("2014", "school_year", "2014/15"),
        ("1999", "school_year", "1999/00"),
        ("2020-01-01", "date", "1 January 2020"),
        ("2022-01-01/P3M", "year", "January–March 2022"),
        ("2022-01-01/P12M", "year", "2022"),
    ],
)
def test_periods_are_written_for_people(period, kind, text):
    assert words("en").period(period, kind) == text


def test_an_unknown_language_is_the_default_one():
    assert words("xx").language == "az"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("az", "hədəfə çatıb\xa0(4), vaxtında çatacaq\xa0(3)"),
        ("ru", "достигли\xa0—\xa04, по графику\xa0—\xa03"),
    ],
)
def test_no_line_of_a_list_tears_a_count_from_what_is_counted(language, said):
    message = (
        "Of {n} indicators with a target and a pace, {met} met it, {on_track} are on track, "
        "{off_track} too slow, {worse} moving away"
    )
    told = words(language)(message, n=28, met=4, on_track=3, off_track=9, worse=12)
    assert said in told
