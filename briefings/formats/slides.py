"""A briefing as slides: 16:9, real titles, charts that can be edited, sources on every slide."""

import re
from datetime import datetime, time
from io import BytesIO
from typing import Any

import pptx
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from briefings.document import Chart, Document, Endnotes, FigureTable, Picture
from briefings.formats.house import ACCENT, MUTED
from briefings.formats.slide_charts import chart
from briefings.formats.slide_list import (
    Shown,
    Slide,
    publisher_names,
    slides_of,
    sources_of,
    speaker_notes,
)
from briefings.formats.slide_parts import (
    ASIDE,
    BESIDE,
    HEAD,
    HIGH,
    LEFT,
    ROOM,
    WHOLE,
    WIDE,
    Place,
    draw_number,
    draw_picture,
    draw_table,
    draw_under,
    foot,
    ink,
    marks_of,
    place_shape,
    run_in,
    sources_list,
    texts,
    title_size,
    write_paragraph,
)

_BLANK, _TITLED = 0, 5  # layouts of the library's own template: title slide, title only


def write(document: Document) -> bytes:
    """Return the bytes of a PPTX, one slide a finding; long tables run over several."""
    deck: Any = pptx.Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _links(deck)
    _properties(deck, document)
    _cover(deck, document)
    for number, slide in enumerate(slides_of(document), start=2):
        _slide(deck, slide, document, number)
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _links(deck: Any) -> None:
    """Give links the accent of the house: their colour is the theme's, whatever a run says."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    links = re.compile(rb'(<a:(?:fol)?[hH]link><a:srgbClr val=")\w{6}')
    theme._blob = links.sub(rb"\g<1>" + ACCENT.encode(), theme.blob)


def _properties(deck: Any, document: Document) -> None:
    known, made = deck.core_properties, datetime.combine(document.made, time())
    known.title, known.subject = document.title, document.subtitle
    known.author = known.last_modified_by = "Child Rights Monitor, Azerbaijan"
    known.language, known.created, known.modified = document.language, made, made
    known.keywords = f"{document.edition}; release {document.release}"


def _cover(deck: Any, document: Document) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_BLANK])
    title, subtitle = slide.placeholders[0], slide.placeholders[1]
    place_shape(title, LEFT, Inches(2.2), ROOM, Inches(1.9))
    place_shape(subtitle, LEFT, Inches(4.2), ROOM, Inches(1.2))
    write_paragraph(title, document.title, document, size=40, bold=True)
    write_paragraph(subtitle, document.subtitle, document, size=20, colour=MUTED)
    bar = slide.shapes.add_shape(1, 0, 0, Inches(0.22), HIGH)
    bar.fill.solid()
    bar.fill.fore_color.rgb = ink(ACCENT)
    bar.line.fill.background()
    foot(slide, document, "", 1)


def _slide(deck: Any, content: Slide, document: Document, number: int) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLED])
    _head(slide, content, document)
    beside = bool(content.told and content.shown)
    if content.told:
        texts(slide, content.told, document, ASIDE if beside else WHOLE)
    place = BESIDE if beside else WHOLE
    if content.under:
        place = draw_under(slide, content.under, document, place)
    for block in content.shown:
        _show(slide, block, document, place)
    sources = sources_of(document)
    named = [publisher_names(content.used, sources), content.apart.removesuffix(".")]
    foot(slide, document, " · ".join(filter(None, named)), number)
    spoken = speaker_notes(content, sources)
    if spoken:
        slide.notes_slide.notes_text_frame.text = spoken


def _head(slide: Any, content: Slide, document: Document) -> None:
    """Write the title; a finding is a sentence, and bears the marks of its sources."""
    title, marks = slide.shapes.title, marks_of(content.marks)
    place_shape(title, LEFT, Inches(0.4), ROOM, Inches(HEAD))
    size = title_size(content.title + marks)
    write_paragraph(title, content.title, document, size=size, colour=ACCENT, bold=True)
    title.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    if marks:
        run_in(title.text_frame.paragraphs[0], marks, document, size=size * 0.6, colour=MUTED)


def _show(slide: Any, block: Shown, document: Document, place: Place) -> None:
    if isinstance(block, Picture):
        draw_picture(slide, block, place)
    elif isinstance(block, Chart):
        chart(slide, block, document, place)
    elif isinstance(block, FigureTable):
        draw_table(slide, block, document)
    elif isinstance(block, Endnotes):
        sources_list(slide, block, document)
    else:
        draw_number(slide, block, document, place)
