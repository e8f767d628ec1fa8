"""Every indicator of the store is told in three languages, and every number of it is known."""

import re
from collections.abc import Iterator

import pytest

from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.facts import Changed, Compared, Fact, Gap, Latest, NoFigure
from indicators.model import LANGUAGES
from indicators.narrative import fact_sentence, key_message, paragraph, what_changed
from indicators.summary import same_slice
from indicators.words.language import words
from tests.indicators.narrative.reading import faults
from tests.indicators.told import observed, told

ABBREVIATIONS = re.compile(r"\b(кв|г|гг|км|тыс|млн|kv|P)[.]")
AREAS = ("AZ-LER", "AZ-XA", "AZ-BA", "ER09", "ER07", "AZE")
# Words that say which way a figure went; a sentence may use them only of a reliable change.
DIRECTIONS = {
    "en": ("risen", "fallen", "rise of", "fall of", "improve", "worse", "rose", "fell"),
    "az": ("artım", "azalma", "artması", "azalması", "yaxşılaş", "pisləş", "yüksəlib", "enib"),
    "ru": ("вырос", "снизи", "рост на", "снижение", "улучш", "ухудш"),
}


@pytest.fixture(scope="module")
def every(store) -> dict[tuple[str, str, str], list[Fact]]:
    """The facts of every indicator for the nation, and of the illustrative ones for six areas."""
    return dict(_every(store))


def _every(store) -> Iterator[tuple[tuple[str, str, str], list[Fact]]]:
    for code in catalog():
        yield (code, "published", NATION), told(store, code, "published", NATION)
    for code in sorted(set(store.coverage("illustrative")["indicator"])):
        for area in AREAS:
            yield (code, "illustrative", area), told(store, code, "illustrative", area)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_is_whole_and_every_number_of_it_is_known(every, language):
    marked = {}
    for key, facts in every.items():
        for said in (paragraph(facts, words(language)), key_message(facts, words(language))):
            if found := faults(said):
                marked[key] = (found, said.text)
    assert marked == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_can_be_said_alone(every, language):
    marked = {}
    for key, facts in every.items():
        for fact in facts:
            said = fact_sentence(fact, words(language))
            if said and (found := faults(said)):
                marked[key] = (found, said.text)
    assert marked == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_direction_is_told_of_a_change_that_is_not_reliable(every, language):
    for facts in every.values():
        judged = [f.verdict for f in facts if isinstance(f, Changed | Compared)]
        if {"up", "down"} & set(judged):
            continue
        latest = [fact_sentence(f, words(language)).text for f in facts if isinstance(f, Latest)]
        text = what_changed(facts, words(language)).text.replace(latest[0] if latest else "", "")
        assert not [word for word in DIRECTIONS[language] if word in text.lower()], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_has_two_to_five_sentences(every, language):
    for facts in every.values():
        if any(isinstance(fact, Latest) for fact in facts):
            text = ABBREVIATIONS.sub("", paragraph(facts, words(language)).text)
            own = bool(
                re.search(r"interval is|interval of|intervalı .* təşkil|интервал[^.]*\s—\s", text)
            )
            assert 2 <= len(re.findall(r"[.](?: |$)", text)) - own <= 5, text


def test_no_fact_joins_two_sources_or_two_editions(every):
    for (_, edition, _), facts in every.items():
        for fact in facts:
            pairs = []
            if isinstance(fact, Changed):
                pairs = [fact.before.key, fact.after.key]
            elif isinstance(fact, Gap):
                pairs = [fact.behind.key, fact.ahead.key]
            elif isinstance(fact, Compared):
                pairs = [fact.point.key, fact.whole.key]
            assert len({key.data_source for key in pairs}) <= 1
            assert {key.edition for key in pairs} <= {edition}


def test_every_value_is_that_of_its_observation(every, store):
    for (code, edition, _), facts in every.items():
        numbers = [n for n in paragraph(facts, words("en")).numbers if n.part == "value"]
        for number in numbers:
            named = vars(number.key) | number.key.codes()
            del named["dimensions"]
            rows = same_slice(observed(store, number.key.indicator, edition), named)
            assert rows["obs_value"].tolist() == [number.value], (code, number)


def test_what_has_no_figure_says_so(every):
    without = [facts for facts in every.values() if not any(isinstance(f, Latest) for f in facts)]
    assert len(without) > 100
    for facts in without:
        assert isinstance(facts[0], NoFigure)
        assert re.search("figure|information|withheld", paragraph(facts, words("en")).text)
