"""A sentence that claims what the store does not hold is refused, in every language."""

from dataclasses import replace

import pytest

from briefings.checking.afresh import Afresh
from briefings.checking.claims import _wrong_swings, check_claims
from briefings.document import Document, Finding, Paragraph
from briefings.findings import ranked_findings
from briefings.yardstick import held_against
from indicators.catalog import indicator
from indicators.codelists import codelist
from indicators.errors import MismatchError
from indicators.model import LANGUAGES
from indicators.narrative import Sentence, Stated, continuation_of_finding, lead
from indicators.uncertainty import swings
from indicators.words.language import words
from tests.briefings.conftest import MADE

REGION = ("AZE_PV_FOOD_CREDIT", "ER09")
CONVICTED = ("AZE_JJ_CONVICTED", "AZE")  # a fall that keeps to the swings of its series


def finding(reader, code, area, language) -> Finding:
    one = reader.facts(indicator(code), area)
    told = words(language)
    swung = swings(reader.series(one), one.item)
    leading = lead(one.facts, held_against(one, reader), told)
    more = continuation_of_finding(one.facts, swung, told)
    return Finding("", Paragraph(leading), Paragraph(more) if more else None)


@pytest.fixture(scope="module")
def afresh(store):
    """The store asked again of what was told: for each figure once."""
    return Afresh(store, MADE)


@pytest.fixture
def claimed(briefing, reader, afresh):
    """Return a check of a finding in a language, one text in it changed to another."""

    def check(code, area, language, before="", after="") -> None:
        told = finding(reader, code, area, language)
        assert before in told.lead.said.text + (told.more.said.text if told.more else "")
        more = _changed(told.more, before, after) if told.more else None
        part = Finding("", _changed(told.lead, before, after), more)
        check_claims(made_of(briefing, part, language), afresh)

    return check


def _changed(told: Paragraph, before: str, after: str) -> Paragraph:
    text = told.said.text.replace(before, after) if before else told.said.text
    return Paragraph(replace(told.said, text=text))


def made_of(briefing: Document, part, language) -> Document:
    return replace(briefing, language=language, parts=(part,), title="")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", ["AZE", "ER08", "ER09", "AZ-LER", "AZEr107"])
def test_nothing_that_is_told_claims_more_than_the_store_holds(claimed, reader, area, language):
    told = ranked_findings(reader, [*codelist("domain")], area)
    assert told
    for one in told:
        claimed(one.item.indicator, one.ref_area, language)


@pytest.mark.parametrize(
    ("language", "own", "other"),
    [
        ("az", "Lənkəran-Astara", "Gəncə-Daşkəsən"),
        ("en", "Lankaran-Astara", "Ganja-Dashkasan"),
        ("ru", "Ленкорань-Астаринском", "Гянджа-Дашкесанском"),
    ],
)
def test_an_area_of_which_nothing_is_stated_is_refused(claimed, language, own, other):
    with pytest.raises(MismatchError, match="of which it states no figure"):
        claimed(*REGION, language, own, other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", ["1931", "2023", "2025"])
def test_a_year_that_is_not_the_figure_s_is_refused(claimed, language, year):
    with pytest.raises(MismatchError, match=r"names (1931|2023|2025)|does not name 2024"):
        claimed(*REGION, language, "2024", year)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_year_before_is_that_of_its_own_figure(claimed, language):
    with pytest.raises(MismatchError, match="does not name 2017"):
        claimed(*CONVICTED, language, "2017", "2016")


@pytest.mark.parametrize(
    ("language", "fall", "rise"),
    [
        ("az", "azalma", "artım"),
        ("en", "a fall of", "a rise of"),
        ("ru", "снижение на", "рост на"),
    ],
)
def test_a_direction_that_the_figures_do_not_have_is_refused(claimed, language, fall, rise):
    with pytest.raises(MismatchError, match="says up"):
        claimed(*CONVICTED, language, fall, rise)


@pytest.mark.parametrize(
    ("language", "within", "beyond"),
    [
        ("az", "böyük deyil", "böyükdür"),
        ("en", ", no more than the series", ", more than the series"),
        ("ru", ", не больше обычного", ", больше обычного"),
    ],
)
def test_a_change_is_not_told_to_be_beyond_the_swings_that_it_keeps_to(
    claimed, language, within, beyond
):
    with pytest.raises(MismatchError, match="compares a change"):
        claimed(*CONVICTED, language, within, beyond)


@pytest.mark.parametrize(
    ("language", "claim"),
    [
        ("az", "Etibarlı fərq var."),
        ("en", "This is a reliable difference."),
        ("ru", "Эта разница надёжна."),
    ],
)
def test_a_judgement_without_an_interval_is_refused(briefing, reader, afresh, language, claim):
    told = finding(reader, *REGION, language)
    said = told.lead.said
    judged = Paragraph(Sentence(f"{said.text} {claim}", said.numbers, said.given))
    document = made_of(briefing, Finding("", judged), language)
    with pytest.raises(MismatchError, match="no interval"):
        check_claims(document, afresh)


@pytest.mark.parametrize(
    ("language", "claim"),
    [
        ("az", "Vəziyyət pisləşib."),
        ("en", "That is a change for the worse."),
        ("ru", "Положение ухудшилось."),
    ],
)
def test_a_change_for_the_better_is_not_told_as_one_for_the_worse(
    briefing, reader, afresh, language, claim
):
    told = finding(reader, "ED_ROFST_L1_ADM", "AZE", language)
    said = told.more.said
    judged = Paragraph(Sentence(f"{said.text} {claim}", said.numbers, said.given))
    document = made_of(briefing, Finding("", told.lead, judged), language)
    with pytest.raises(MismatchError, match="says worse"):
        check_claims(document, afresh)


def test_a_change_and_those_before_it_are_held_against_each_other_as_they_are_written(reader):
    """A fall of 1.32 is written as 1.3, and so is a usual change of 1.28: neither is the larger."""
    key = reader.facts(indicator("ED_ROFST_L1_ADM"), "AZE").figure.key
    numbers = [Stated("1.3", 1.32, key, "difference", key), Stated("1.3", 1.28, key, "usual")]
    said = Sentence("A fall of 1.3, no more than usual (1.3).", tuple(numbers))
    assert list(_wrong_swings(said, {"within"})) == []
    assert list(_wrong_swings(said, {"beyond"})) != []
