"""What travels inside a briefing carries unit, source, period, grade, caveat, mark and link."""

import re
from dataclasses import replace
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pptx
import pytest

from briefings.document import Picture
from briefings.formats.slides import write
from briefings.pictures import groups_picture, map_picture, trend_picture, under_figure
from figures.foot import one_line
from figures.print import width
from indicators.catalog import catalog, indicator
from indicators.editions import Edition
from indicators.facts import Key
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.identity import parse_figure_id
from passports.links import printed_link

PICTURES = [
    (map_picture, "DM_POP_TOT", "AZ-LER", "band"),
    (trend_picture, "ED_ROFST_L1_ADM", "AZE", "band"),
    (groups_picture, "PT_CHLD_Y0T4_REG", "AZE", "full"),
]
ROOM = 475.0  # points: of the text of a picture on a page
SMALL = 7.14  # points: of the type of a foot, the largest of both sizes


def key_behind(link: str) -> Key:
    return parse_figure_id(parse_qs(urlsplit(link).query)["id"][0])


def read_on(picture: Picture) -> str:
    """The text of a picture, read over its lines."""
    return " ".join(re.sub(r"<[^>]*>", " ", picture.svg.decode()).split())


def is_in(part: str, read: str) -> bool:
    return part.replace("\xa0", " ").replace("&", "&amp;") in read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("draw", "code", "area", "size"), PICTURES)
def test_a_picture_in_a_briefing_carries_at_its_foot_what_others_do(
    reader, draw, code, area, size, language
):
    said = words(language)
    told = reader.facts(indicator(code), area)
    shown = draw(told, reader, said, size=size)
    read = read_on(shown)
    key = key_behind(shown.link)
    own = vars(key)
    caveat = one_line(told.item, own, reader.sources[key.data_source], said)
    assert is_in(shown.under.said, read) and shown.under.said.endswith(caveat)
    assert is_in(shown.under.printed, read)
    assert is_in(reader.release, read)
    assert is_in(shown.subtitle, read)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_under_a_picture_is_wider_than_the_picture(reader, language):
    said = words(language)
    for code in catalog():
        told = reader.facts(indicator(code), "AZE")
        if told.latest:
            under = under_figure(told, reader, said)
            assert width(under.printed, SMALL) <= ROOM, under.printed


def test_the_grade_under_a_map_is_that_of_the_map_as_a_whole(reader):
    told = reader.facts(indicator("DM_POP_TOT"), "AZ-LER")
    shown = map_picture(told, reader, words("en"), size="band")
    rare = replace(told, facts=tuple(f for f in told.facts if type(f).__name__ != "Graded"))
    assert map_picture(rare, reader, words("en"), size="band").under == shown.under


def test_an_address_too_long_for_paper_is_printed_in_its_shortest_form_that_leads_there():
    link = "https://monitor.example/figure?id=X.AZE.2020.S&release=abc&lang=az"
    forms = [printed_link(link, most) for most in (88, 45, 20)]
    assert forms == [
        "monitor.example/figure?id=X.AZE.2020.S&release=abc",
        "monitor.example/figure?id=X.AZE.2020.S",
        "monitor.example",
    ]


def test_a_printed_address_opens_the_figure(reader):
    told = reader.facts(indicator("CME_MRY0T4"), "AZE")
    under = under_figure(told, reader, words("ru"))
    assert under.link == reader.link(told.figure.key, "ru")
    assert under.link.partition("://")[2].startswith(under.printed)


def test_the_illustrative_edition_names_no_release_under_its_pictures(readers):
    illustrative = readers["illustrative"]
    drawn = (
        trend_picture(told, illustrative, words("en"), size="band")
        for told in (illustrative.facts(item, "AZE") for item in catalog().values())
        if told.latest
    )
    shown = next(each for each in drawn if each)
    assert "release=" not in shown.under.printed
    assert "ILLUSTRATIVE." in shown.under.printed
    assert is_in(Edition("illustrative").watermark(words("en")), read_on(shown))


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def made(language, briefing_of):
    return briefing_of(language=language)


def links(slide) -> set[str]:
    runs = (
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    )
    drawn = (s.click_action.hyperlink.address for s in slide.shapes if s.shape_type == 13)
    return {address for address in (*runs, *drawn) if address}


def test_each_slide_of_a_finding_carries_grade_caveat_and_link(made):
    slides = [*pptx.Presentation(BytesIO(write(made))).slides][1 : 1 + len(made.findings)]
    for finding, slide in zip(made.findings, slides, strict=True):
        text = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        shown = finding.chart or finding.picture
        under = shown.under if shown else finding.under
        assert under.link in links(slide)
        assert isinstance(shown, Picture) or under.text in text
