"""Every kind of picture that travels carries unit, source, period, grade, caveat, mark and link."""

from dataclasses import replace

import pytest

from figures.foot import Foot, foot, one_line
from figures.print.social import Card, social
from figures.svg import card, standalone
from indicators.catalog import catalog
from indicators.caveats import Caveat
from indicators.model import LANGUAGES
from indicators.quality import Grade
from indicators.words import inside_sentence
from indicators.words.language import words
from tests.conftest import observation
from tests.figures.pictures import said

ITEM = replace(catalog()["IM_DTP3"], caveats=())
SOURCE = {"kind": "survey", "caveats": ""}
ROW = observation(
    indicator="IM_DTP3", obs_value=51.0, time_period="2023", data_source="WUENIC_2025_07"
)
LINK = "https://monitor.example/figure?id=1"
PARTS = {
    "en": ("per cent", "2023", "quality grade C", "Source: WHO, 2025", "Data release abc"),
    "az": ("faiz", "2023", "keyfiyyət dərəcəsi C", "Mənbə: WHO, 2025", "Məlumat buraxılışı abc"),
    "ru": ("процентов", "2023", "оценка качества C", "Источник: WHO, 2025", "Выпуск данных abc"),
}


def under(language: str, item=ITEM) -> Foot:
    said_ = words(language)
    return foot(
        item,
        ROW,
        SOURCE,
        Grade("C", ()),
        said_,
        cited="WHO, 2025",
        edition=said_("Data release {release}", release="abc"),
        link=LINK,
    )


def svg(given: Foot, language: str) -> str:
    return standalone(
        "<g/>", (400, 200), title="T", subtitle="", keys=[], foot=given.lines(), language=language
    )


def print_card(given: Foot, language: str) -> str:
    shown = Card(
        "T", "51%", "S.", given.source, given.edition, given.link, "", given.about, given.caveat
    )
    figure = social(shown, ITEM, words(language))
    return " ".join([*said(figure, "foot"), *said(figure, "link")])


def joined(text: str) -> str:
    """A text as it is read over its lines."""
    plain = text.replace("</text>", " ")
    while "<text" in plain:
        start = plain.index("<text")
        plain = plain[:start] + plain[plain.index(">", start) + 1 :]
    return " ".join(plain.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("draw", [svg, print_card])
def test_a_picture_carries_every_part_of_its_foot(draw, language):
    given = under(language)
    drawn = joined(draw(given, language))
    for part in (*PARTS[language], given.caveat.replace("\xa0", " "), LINK):
        assert part in drawn, part


@pytest.mark.parametrize("part", ["about", "source", "caveat", "edition", "link"])
def test_the_picture_of_a_link_shows_every_part_of_its_foot(part):
    given = under("en")
    plain = card("Title", None, given.lines(), "Brand")
    assert plain != card("Title", None, replace(given, **{part: "–"}).lines(), "Brand")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_of_caveat_is_the_declared_one(language):
    item = replace(ITEM, caveats=(Caveat("carried", sources=("WUENIC_2025_07",)),))
    declared, prose = (one_line(one, ROW, SOURCE, words(language)) for one in (item, ITEM))
    assert declared != prose
    assert words(language).of(ITEM.caveat).startswith(prose)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_about_other_years_than_those_of_the_picture_says_so(language):
    said, item = words(language), catalog()["AZE_ED_NER_L02"]  # about 2017 alone
    row = {**ROW, "data_source": "TMEE_2025"}
    own, other = (
        one_line(item, {**row, "time_period": when}, SOURCE, said) for when in ("2017", "2022")
    )
    series = one_line(item, row, SOURCE, said, period="2010–2023")
    assert own == series and other == said(
        "About other years: {said}", said=inside_sentence(own, language)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_a_line_of_caveat_that_is_a_whole_sentence(language):
    for item in catalog().values():
        line = one_line(replace(item, caveats=()), ROW, SOURCE, words(language))
        assert line.endswith((".", "!", "?", "”", "»")), line
