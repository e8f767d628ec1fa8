"""The parts of a Word document that python-docx has no words for: fields, links, bookmarks."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefings.formats.house import ACCENT, PALE


def element(name: str, **attributes: str) -> Any:
    """Return an element of WordprocessingML; ``w_val`` stands for ``w:val``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key.replace("_", ":", 1)), value)
    return made


def field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field with the text it shows until Word computes it again."""
    simple = element("w:fldSimple", w_instr=f" {code} ")
    run, text = element("w:r"), element("w:t")
    text.text = shown
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)


def hyperlink(paragraph: Any, text: str, address: str) -> None:
    """Add a link to an address outside the document."""
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(_linked(text, element("w:hyperlink", r_id=number)))


def jump(paragraph: Any, text: str, name: str) -> None:
    """Add a raised link to a bookmark of the document, as the mark of an endnote."""
    paragraph._p.append(_linked(text, element("w:hyperlink", w_anchor=name), raised=True))


def _linked(text: str, link: Any, *, raised: bool = False) -> Any:
    run, properties, content = element("w:r"), element("w:rPr"), element("w:t")
    properties.append(element("w:color", w_val=ACCENT))
    if raised:
        properties.append(element("w:vertAlign", w_val="superscript"))
    content.text = text
    content.set(qn("xml:space"), "preserve")
    run.extend([properties, content])
    link.append(run)
    return link


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make a paragraph a place that links can point at."""
    start = element("w:bookmarkStart", w_id=str(number), w_name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", w_id=str(number)))


def contents(file: Any, title: str, headings: Sequence[tuple[str, int]]) -> None:
    """Add a table of contents that Word keeps up to date, filled so that it is never empty."""
    file.add_paragraph(title, style="Contents")
    for place, (text, level) in enumerate(headings):
        paragraph = file.add_paragraph(style="Entry")
        paragraph.paragraph_format.left_indent = (level - 1) * 180000
        if place == 0:
            _mark(paragraph, "begin")
            code = element("w:r")
            instruction = element("w:instrText")
            instruction.text = ' TOC \\o "1-2" \\h '
            code.append(instruction)
            paragraph._p.append(code)
            _mark(paragraph, "separate")
        paragraph.add_run(text)
        if place == len(headings) - 1:
            _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> None:
    run = element("w:r")
    run.append(element("w:fldChar", w_fldCharType=kind))
    paragraph._p.append(run)


def describe_picture(picture: Any, alt: str) -> None:
    """Give a picture its words for those who do not see it."""
    properties = picture._inline.docPr
    properties.set("descr", alt)
    properties.set("title", alt.split(";", maxsplit=1)[0][:250])


def remove_spacing(picture: Any) -> None:
    """Set a picture without air around it: where none is stated some programs add their own."""
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")


def repeat_header(row: Any) -> None:
    """Repeat a row at the top of every page, and keep it whole."""
    keep_row_together(row)
    row._tr.get_or_add_trPr().append(element("w:tblHeader", w_val="true"))


def keep_row_together(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def shade(cell: Any) -> None:
    """Lay the house's pale ground under a cell."""
    shading = element("w:shd", w_val="clear", w_color="auto", w_fill=PALE)
    cell._tc.get_or_add_tcPr().append(shading)
