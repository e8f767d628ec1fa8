"""The letter of a request, as DOCX: what, where, when, for whom, how defined, by when and why."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from io import BytesIO
from typing import Any

from data.request.asked import Request
from indicators.catalog import catalog
from indicators.codelists import NATION, codelist, codes
from indicators.words import dimension_name, words

_LOCALES = {"az": "az-Latn-AZ", "en": "en-GB", "ru": "ru-RU"}


def letter(request: Request, known: Mapping[str, int]) -> bytes:
    """Return the bytes of the letter.

    Parameters
    ----------
    known : mapping
        For each indicator of which the monitor has any figure today, of how many of the areas
        asked for.
    """
    import docx  # here and below: pages that offer a letter do not load what writes it
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    file: Any = docx.Document()
    _look(file, request)
    said = words(request.language)
    agency = said.of(codelist("agency")[request.flow.agency])
    head = file.add_paragraph(_said(request, "letter_to", agency=agency))
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    file.add_paragraph(
        _said(request, "letter_number", number=request.number, day=said.date(request.day))
    )
    file.add_paragraph(_said(request, "letter_title"), style="Title")
    file.add_paragraph(_said(request, "letter_opening"))
    for name, text in _points(request):
        paragraph = file.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(text)
    file.add_heading(_said(request, "letter_defined"), 1)
    for code in request.flow.indicators:
        _define(file, request, code, known.get(code))
    file.add_heading(_said(request, "letter_answer"), 1)
    for step in ("fill", "none", "zero", "keep"):
        file.add_paragraph(_said(request, f"guide_{step}"), style="List Bullet")
    if request.flow.protected:
        file.add_paragraph(_said(request, "guide_small"), style="List Bullet")
    file.add_paragraph(_said(request, "letter_file", file=f"{request.number}.xlsx"))
    file.add_paragraph(_said(request, "letter_signed"))
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _points(request: Request) -> Iterator[tuple[str, str]]:
    """Yield what is asked for, point by point."""
    said, flow = words(request.language), request.flow
    items = [catalog()[code] for code in flow.indicators]
    yield _said(request, "point_what"), "; ".join(said.of(item.name) for item in items)
    yield _said(request, "point_where"), "; ".join(_levels(request))
    kinds = dict.fromkeys(item.period for item in items)
    periods = dict.fromkeys(said.period(request.time_period, kind) for kind in kinds)
    yield _said(request, "point_when"), "; ".join(periods)
    for name in request.dimensions:
        named = codes(name, items[0].population)
        groups = ", ".join(said.of(named[code]) for code in flow.groups[name])
        yield dimension_name(name, said), groups
    yield _said(request, "point_due"), said.date(request.due)
    yield _said(request, "point_why"), said.of(flow.reason)


def _levels(request: Request) -> Iterator[str]:
    said = words(request.language)
    for level in request.flow.levels:
        scheme = codelist("scheme")[level]
        name = said.of(scheme["name"])
        yield name if scheme["areas"] == 1 else f"{name} ({scheme['areas']})"


def _define(file: Any, request: Request, code: str, known: int | None) -> None:
    said, item = words(request.language), catalog()[code]
    unit = said.of(codelist("unit_measure")[item.unit_measure])
    file.add_heading(f"{said.of(item.name)} ({code})", 2)
    file.add_paragraph(said.of(item.definition))
    file.add_paragraph(_said(request, "letter_unit", unit=unit))
    if item.gap is not None and known is None:
        file.add_paragraph(said.of(item.gap))
        return
    every = [area for area in request.flow.areas if area != NATION]
    if every:
        counts = {"known": said.number(known or 0, 0), "every": said.number(len(every), 0)}
        file.add_paragraph(_said(request, "letter_known", **counts))


def _look(file: Any, request: Request) -> None:
    """Set page, type and the language in which the text is checked."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = file.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3.0), Cm(1.5)
    for name, size in {"Normal": 12, "Title": 16, "Heading 1": 14, "Heading 2": 12}.items():
        style = file.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(key), None)
    known, made = file.core_properties, datetime.combine(request.day, time())
    known.title, known.subject = _said(request, "letter_title"), request.number
    known.author = known.last_modified_by = "Child Rights Monitor, Azerbaijan"
    known.language, known.created, known.modified = _LOCALES[request.language], made, made
    known.comments = ""


def _said(request: Request, key: str, **places: str) -> str:
    return words(request.language).of(codelist("intake")[key]).format(**places)
