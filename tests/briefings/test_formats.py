"""Each format holds what the document says, in the way that its readers expect."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import html5lib
import pptx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from briefings.checking.check import without_spaces
from briefings.checking.read_back import READERS
from briefings.document import FigureTable, Heading, Paragraph, Picture, charts
from briefings.formats import FORMATS, WRITERS, lines_by_page, pdf, web, word
from indicators.codelists import codelist
from indicators.narrative import Sentence


@pytest.fixture(scope="module")
def word_file(written):
    return docx.Document(BytesIO(written("docx")))


def test_word_has_native_headings_captions_and_repeated_header_rows(word_file, briefing):
    headings = [p.text for p in word_file.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [block.text for block in briefing.blocks if isinstance(block, Heading)]
    fields = [f.get(qn("w:instr")).strip() for f in word_file.element.body.iter(qn("w:fldSimple"))]
    assert fields.count("SEQ Figure") == sum(isinstance(b, Picture) for b in briefing.blocks)
    assert fields.count("SEQ Table") == sum(isinstance(b, FigureTable) for b in briefing.blocks)
    assert list(word_file.tables[0].rows[0]._tr.iter(qn("w:tblHeader")))


def test_word_pictures_have_words_for_those_who_do_not_see_them(word_file, briefing):
    alts = [shape._inline.docPr.get("descr") for shape in word_file.inline_shapes]
    assert alts == [block.alt for block in briefing.blocks if isinstance(block, Picture)]


def test_word_pictures_are_as_wide_as_the_text_and_have_no_air_beside_them(word_file):
    section = word_file.sections[0]
    wide = section.page_width - section.left_margin - section.right_margin
    for shape in word_file.inline_shapes:
        assert shape.width == pytest.approx(wide, abs=635)  # half a twentieth of a point
        assert [shape._inline.get(side) for side in ("distL", "distR")] == ["0", "0"]


def test_word_knows_the_language_of_its_text(briefing_of):
    azerbaijani = briefing_of(language="az")
    normal = docx.Document(BytesIO(word.write(azerbaijani))).styles["Normal"]
    assert normal.element.rPr.find(qn("w:lang")).get(qn("w:val")) == "az-Latn-AZ"


def test_the_long_form_has_a_table_of_contents_that_is_filled(briefing_of):
    long = briefing_of(length="long")
    file = docx.Document(BytesIO(word.write(long)))
    entries = [p.text for p in file.paragraphs if p.style.name == "Entry"]
    assert entries == [block.text for block in long.blocks if isinstance(block, Heading)]
    assert 'TOC \\o "1-2"' in file.element.xml


def test_marks_of_notes_lead_to_their_source(word_file):
    anchors = {link.get(qn("w:anchor")) for link in word_file.element.body.iter(qn("w:hyperlink"))}
    names = {mark.get(qn("w:name")) for mark in word_file.element.body.iter(qn("w:bookmarkStart"))}
    assert {a for a in anchors if a} <= names


def test_slides_have_real_titles_native_charts_and_sources(briefing, written):
    deck = pptx.Presentation(BytesIO(written("pptx")))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)
    assert all(slide.shapes.title.text for slide in deck.slides)
    drawn = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert drawn
    assert [tuple(one.plots[0].series[0].values) for one in drawn] == [
        one.values for one in charts(briefing)
    ]
    last = [s.text_frame.text for s in deck.slides[-1].shapes if s.has_text_frame]
    assert any("UNESCO Institute for Statistics" in text for text in last)


def test_the_pdf_embeds_the_fonts_of_the_project_alone_and_has_bookmarks(briefing, written):
    import pdfplumber

    data = written("pdf")
    with pdfplumber.open(BytesIO(data)) as read:
        fonts = {c["fontname"].partition("+")[2] for page in read.pages for c in page.chars}
    assert fonts
    assert all(name.startswith("SourceSans3") for name in fonts)
    file = pypdfium2.PdfDocument(data)
    titles = [mark.get_title() for mark in file.get_toc()]
    headings = [block.text for block in briefing.blocks if isinstance(block, Heading)]
    assert [t for t in titles if t in headings] == headings


def test_every_format_on_offer_is_written_and_read_back():
    assert {*FORMATS} == {*WRITERS} == {*READERS}


def test_a_document_full_of_markup_is_text_in_every_format(briefing):
    title = '<b>#set text(red)</b> $x$ *bold* "quoted" \\end'
    odd = replace(briefing, title=title)
    for kind, write in (("docx", word.write), ("pdf", pdf.write), ("html", web.write)):
        said = without_spaces("".join(READERS[kind](write(odd))))
        assert without_spaces(title) in said, kind


def test_the_html_is_valid_and_asks_for_nothing(written):
    data = written("html")
    html5lib.HTMLParser(strict=True).parse(data)
    asked = re.findall(rb'(?:src|srcset)="([^"]+)"|url\(([^)]+)\)', data)
    assert all(one.startswith(b"data:") for pair in asked for one in pair if one)


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_the_same_document_gives_the_same_content(briefing, written, kind):
    one, other = written(kind), WRITERS[kind](briefing)
    if one[:2] == b"PK":
        parts = [zipfile.ZipFile(BytesIO(data)).read("word/document.xml") for data in (one, other)]
        assert parts[0] == parts[1]
    else:
        assert one == other


@pytest.mark.parametrize(
    ("area", "edition", "language"),
    [
        ("AZE", "published", "az"),
        ("ER09", "published", "ru"),
        ("AZ-LER", "published", "en"),
        ("ER01", "illustrative", "ru"),
    ],
)
@pytest.mark.parametrize(("length", "most"), [("page", 1), ("two", 2), ("brief", 4)])
def test_a_briefing_on_all_topics_has_as_many_pages_as_its_length_says(
    briefing_of, area, edition, language, length, most
):
    given = {"areas": [area], "edition": edition, "language": language, "length": length}
    lines = lines_by_page(briefing_of(topics=list(codelist("domain")), **given))
    assert len(lines) <= most
    assert len(lines) == 1 or lines[-1] > 3, "a few lines stand alone on the last page"


def test_a_table_fills_the_second_page_where_a_picture_would_leave_a_third(briefing_of):
    given = {"areas": ["AZ-GAD"], "language": "ru", "length": "two"}
    lines = lines_by_page(briefing_of(topics=list(codelist("domain")), **given))
    assert len(lines) == 2
    assert lines[-1] > 14


def test_no_pdf_ends_on_a_leaf_with_a_few_lines(briefing):
    def lines_of(paragraphs: int) -> list[int]:
        made = replace(briefing, parts=(Paragraph(Sentence("A line.")),) * paragraphs)
        return lines_by_page(made)

    head = lines_of(1)[0] - 1
    full = lines_of(100)[0] - head
    assert [len(lines_of(full + more)) for more in (0, pdf.FEWEST)] == [1, 2]
    for more in range(1, pdf.FEWEST):
        lines = lines_of(full + more)
        assert len(lines) == 1 or lines[-1] >= pdf.FEWEST
