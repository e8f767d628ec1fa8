"""What a text of a briefing rests on: the sources of its own numbers, each an endnote."""

import pytest

from briefings.compose import compose
from briefings.document import Endnotes, Picture, paragraphs
from briefings.endnotes import Notes, sources_of
from indicators.catalog import indicator
from indicators.facts import Gap
from indicators.narrative import Sentence, fact_sentence
from indicators.words.language import words
from passports.headers import cite
from tests.briefings.conftest import MADE, request


@pytest.fixture(scope="module")
def long(store, reader):
    topics = ["health", "birth_registration", "education", "child_protection"]
    return compose(request(topics=topics, length="long"), store, MADE, reader)


def cited(notes, document, store) -> set[str]:
    """Return the codes of the sources that some marks of a document stand for."""
    codes = {cite(source, words("en")): code for code, source in store.sources().items()}
    listed = next(block.items for block in document.blocks if isinstance(block, Endnotes))
    return {codes[listed[note - 1][0]] for note in notes}


def test_a_text_cites_the_sources_of_its_own_numbers_and_no_other(long, store):
    told = [one for one in paragraphs(long.blocks) if one.said.numbers]
    wrong = [one for one in told if cited(one.notes, long, store) != set(sources_of(one.said))]
    assert wrong == []
    assert len({one.notes for one in told}) > 3


def test_a_picture_cites_what_it_was_drawn_of(long, store):
    shown = [block for block in long.blocks if isinstance(block, Picture)]
    assert all(cited(one.notes, long, store) == set(one.sources) for one in shown)
    assert any(len(one.sources) > 1 for one in shown)


def test_a_gap_known_of_another_source_than_the_latest_figure_cites_its_own(reader):
    told = reader.facts(indicator("PT_CHLD_Y0T4_REG"), "AZE")
    gap = next(fact for fact in told.facts if isinstance(fact, Gap))
    notes = Notes()
    assert notes.number(told.figure.key.data_source) == 1
    assert notes.cited(fact_sentence(gap, words("en")), told.figure.key.data_source).notes == (2,)
    assert notes.number("TRANSMONEE_SDMX_2020") == 2


def test_a_text_without_a_number_cites_the_source_of_its_figure():
    notes = Notes()
    assert notes.cited(Sentence("No reliable difference."), "IGME_2025").notes == (1,)


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("social_protection", "Social protection: 1 indicator of the monitoring framework has"),
        ("justice", "Justice for children: 8 indicators of the monitoring framework have"),
    ],
)
def test_only_indicators_of_the_framework_count_as_its_gaps(store, reader, topic, said):
    made = compose(request(topics=[topic], length="long"), store, MADE, reader)
    texts = [one.said.text for one in paragraphs(made.blocks)]
    assert [
        text
        for text in texts
        if text.startswith(f"{said} no published figure anywhere in the country.")
    ]
