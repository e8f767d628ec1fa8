"""Every text that a reader can meet keeps to the list of terms."""

import tomllib
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from docs.terms import Term, terms, texts_in
from indicators.words.language import LOCALES

ROOT = LOCALES.parent
DECLARED = (
    "indicators/flows/*.toml",
    "indicators/signals/*.toml",
    "indicators/codes/*.toml",
    "indicators/definitions/*/*.toml",
    "data/observations/*/source.toml",
    "data/events/source.toml",
    "data/not_carried/reasons.toml",
    "data/illustrative/*.toml",
    "data/survey/units.toml",
    "data/survey/families/*.toml",
    "data/survey/indicators/**/*.toml",
    "stories/told/*.toml",
)
# What readers type, not what they read.
ASKED = "indicators/codes/search.toml"


def declared_texts() -> list[tuple[str, str, str]]:
    found = []
    for path in (path for pattern in DECLARED for path in sorted(ROOT.glob(pattern))):
        name = str(path.relative_to(ROOT))
        if name != ASKED:
            found += texts_in(tomllib.loads(path.read_text(encoding="utf-8")), name)
    return found


def translated_texts() -> list[tuple[str, str, str]]:
    found = []
    for language in ("az", "ru"):
        path = Path(LOCALES) / language / "LC_MESSAGES" / "messages.po"
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                for said, name in ((message.string, language), (message.id, "en")):
                    every = [said] if isinstance(said, str) else said
                    found += [(f"locale/{language}", name, text) for text in every if text]
    return found


def misused(texts: list[tuple[str, str, str]]) -> list[tuple[str, str, list[str]]]:
    return [
        (place, text, found)
        for place, language, text in texts
        for term in terms()
        if (found := term.misused_in(text, language))
    ]


def test_there_is_much_to_read():
    assert len(declared_texts()) > 8000
    assert len(translated_texts()) > 2000


def test_no_declared_text_has_a_word_that_is_not_to_be_used():
    assert misused(declared_texts()) == []


def test_no_translation_has_a_word_that_is_not_to_be_used():
    assert misused(translated_texts()) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Məktəbdənkənar uşaqların payı", "az"),
        ("DİM bazasında yoxdur", "az"),
        ("15 yaşınadək uşaqlar", "az"),
        ("Demək olar, hamısı", "az"),
        ("“{given}” ərazisi yoxdur", "az"),
        ("children with limited health", "en"),
        ("Yoxsulluq 4,4% faizdir", "az"),
        ("Цифры опубликованы", "ru"),
        ("Как работает монитор", "ru"),
        ("Новая редакция", "ru"),
        ("15 percent", "en"),
        ("Апшеронский район", "ru"),
        ("Самое большое – наибольшее", "ru"),
        ("İki sıra — bir qiymət", "az"),
        ("2019-cu il siyahıyaalınması", "az"),
    ],
)
def test_a_word_that_is_not_to_be_used_is_found(text, language):
    assert misused([("", language, text)])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министерство цифрового развития", "ru"),
        ("Служба мониторинга", "ru"),
        ("15 per cent", "en"),
        ("дети 1–14 лет", "ru"),
        ("below the national poverty line", "en"),
    ],
)
def test_another_word_that_only_looks_like_it_is_not(text, language):
    assert misused([("", language, text)]) == []


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.en)
def test_a_term_does_not_forbid_itself(term: Term):
    for language in ("az", "en", "ru"):
        assert term.misused_in(getattr(term, language), language) == []
