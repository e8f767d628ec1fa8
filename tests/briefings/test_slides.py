"""Slides: what stands on one is what it has room for, and can be read from afar."""

from io import BytesIO

import pptx
import pytest
from pptx.util import Inches

from briefings.compose import compose
from briefings.document import Endnotes, FigureTable, Picture, charts
from briefings.formats.slide_fit import texts_height
from briefings.formats.slide_list import BODY, READ, WIDE, row_height, slides_of
from briefings.formats.slides import write
from indicators.codelists import codelist
from tests.briefings.conftest import MADE, request

FOOT = Inches(6.85)


@pytest.fixture(scope="module")
def every_topic(briefing_of):
    return briefing_of(topics=list(codelist("domain")), length="long")


@pytest.fixture(scope="module")
def deck(every_topic):
    return pptx.Presentation(BytesIO(write(every_topic)))


def test_a_long_list_of_sources_runs_over_several_slides_its_numbers_going_on(every_topic):
    whole = next(block for block in every_topic.blocks if isinstance(block, Endnotes))
    parts = [b for slide in slides_of(every_topic) for b in slide.shown if isinstance(b, Endnotes)]
    assert len(parts) > 1
    assert [item for part in parts for item in part.items] == list(whole.items)
    assert [part.first for part in parts[1:]] == [
        part.first + len(part.items) for part in parts[:-1]
    ]


def test_a_table_over_several_slides_leaves_no_row_alone_on_the_last(every_topic):
    parts = [
        b for slide in slides_of(every_topic) for b in slide.shown if isinstance(b, FigureTable)
    ]
    sizes = [len(part.rows) for part in parts]
    assert len(sizes) > 1
    assert min(sizes) >= max(sizes) / 2


def test_the_numbers_of_sources_on_slides_are_those_of_the_text(deck, every_topic):
    whole = next(block for block in every_topic.blocks if isinstance(block, Endnotes))
    texts = [s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame]
    for number, (text, _) in enumerate(whole.items, start=1):
        assert any(f"[{number}] {text}." in written for written in texts)


def test_only_the_ends_of_a_line_are_written_into_a_chart(deck, every_topic):
    wanted = [one for one in charts(every_topic) if one.kind == "line"]
    every = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    drawn = [one for one in every if one._chartSpace.xpath("//c:lineChart")]
    assert len(drawn) == len(wanted) > 0
    for one, told in zip(drawn, wanted, strict=True):
        labels = one._chartSpace.xpath("//c:lineChart/c:ser[1]//c:dLbl/c:idx/@val")
        known = [place for place, value in enumerate(told.values) if value is not None]
        assert [int(place) for place in labels] == [known[0], known[-1]]


def test_the_number_in_a_row_of_a_table_leads_to_its_figure(deck, every_topic):
    rows = next(block.rows for block in every_topic.blocks if isinstance(block, FigureTable))
    table = next(s.table for slide in deck.slides for s in slide.shapes if s.has_table)
    runs = table.cell(1, 1).text_frame.paragraphs[0].runs
    linked = [(run.text, run.hyperlink.address) for run in runs if run.hyperlink.address]
    assert linked == [(rows[0][1].said.numbers[0].text, rows[0][0].link)]


def test_nothing_on_a_slide_runs_through_its_foot(deck):
    for slide in [*deck.slides][1:]:
        shapes = [shape for shape in slide.shapes if shape.top < FOOT]
        assert len(shapes) < len(slide.shapes)
        assert all(shape.top + shape.height <= FOOT for shape in shapes)


def test_every_slide_with_a_map_says_that_its_boundaries_imply_no_endorsement(briefing_of):
    made = briefing_of(areas=["AZ-LER"], topics=["birth_registration", "poverty"], length="long")
    drawn = pptx.Presentation(BytesIO(write(made)))
    maps = 0
    for slide, content in zip([*drawn.slides][1:], slides_of(made), strict=True):
        mapped = [one for one in content.shown if isinstance(one, Picture) and one.is_map]
        within = any(b"imply no endorsement" in one.svg for one in mapped)
        texts = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert ("imply no endorsement" in texts or within) == bool(mapped)
        maps += bool(mapped)
    assert maps == 2


def test_texts_and_rows_keep_to_the_room_of_a_slide(every_topic):
    for slide in slides_of(every_topic):
        for block in slide.shown:
            if isinstance(block, FigureTable):
                rows = [[cell.said.text for cell in row] for row in block.rows]
                heights = [row_height(row, block.widths) for row in (block.columns, *rows)]
                assert sum(heights) <= BODY
        items = [item.said.text for block in slide.told for item in getattr(block, "items", ())]
        assert texts_height(items, WIDE, READ) <= BODY


def test_every_finding_is_a_slide_with_something_to_see(every_topic):
    slides = [*slides_of(every_topic)]
    titles = {slide.title for slide in slides if slide.finding}
    listed = {one.said.text for slide in slides for one in slide.told if hasattr(one, "said")}
    leads = {finding.lead.said.text for finding in every_topic.findings}
    assert leads <= titles | listed
    assert all(slide.shown for slide in slides if slide.finding)


def test_figures_that_nothing_stands_beside_share_a_slide_each_with_grade_and_link(briefing_of):
    made = briefing_of(areas=["AZ-LER"], topics=["health"], length="long")
    alone = [one for one in made.findings if not (one.chart or one.picture)]
    slides = [*slides_of(made)]
    assert len(alone) == 2
    together = [slide for slide in slides if slide.title == "Key messages"]
    texts = [one.said.text for slide in together for one in slide.told]
    assert len(together) == 1
    for one in alone:
        assert one.lead.said.text in texts
        assert one.under.text in texts


def test_years_of_a_line_stand_at_their_own_distances(every_topic):
    lines = [one for one in charts(every_topic) if one.kind == "line"]
    assert lines
    for one in lines:
        years = [int(category[:4]) for category in one.categories]
        assert years == list(range(years[0], years[0] + len(years)))


def test_bars_of_periods_are_two_at_most_for_their_distance_says_nothing(every_topic):
    bars = [one for one in charts(every_topic) if one.kind == "bar"]
    times = [{number.key.time_period for number in one.numbers} for one in bars]
    assert times and max(map(len, times)) <= 2


@pytest.mark.parametrize(("language", "mark", "other"), [("az", ",", "."), ("ru", ",", ".")])
def test_the_numbers_of_a_chart_have_the_decimal_mark_of_its_language(
    reader, language, mark, other
):
    made = compose(request(language=language), reader.store, MADE, reader)
    labels = [text for one in charts(made) for _, text in one.labels]
    assert any(mark in text for text in labels)
    assert not any(other in text for text in labels)
    deck = pptx.Presentation(BytesIO(write(made)))
    drawn = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert drawn
    assert all(not one.has_legend for one in drawn)
    assert all("none" in str(one.value_axis.tick_label_position).lower() for one in drawn)
