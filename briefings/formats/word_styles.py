"""The styles of the Word document: one family of type, one accent, generous space."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from briefings.formats.house import ACCENT, ALARM, INK, LOCALES, MUTED, OFFICE_FONT, RULE
from briefings.formats.word_parts import element
from indicators.model import Language


@dataclass(frozen=True)
class Look:
    """Size in points, ink, weight and the space around a style."""

    size: float
    colour: str = INK
    bold: bool = False
    before: float = 0
    after: float = 4
    line: float = 1.15
    base: str = "Normal"
    keep: bool = False


STYLES: Mapping[str, Look] = {
    "Normal": Look(10, after=5, line=1.1),
    "Title": Look(20, bold=True, after=2, line=1.05, keep=True),
    "Subtitle": Look(10.5, MUTED, after=6),
    "Heading 1": Look(15, ACCENT, bold=True, before=10, after=3, line=1.05, keep=True),
    "Heading 2": Look(12.5, ACCENT, bold=True, before=10, after=3, line=1.05, keep=True),
    "Caption": Look(8.5, MUTED, before=2, after=6, line=1.1),
    "List Bullet": Look(10, after=3, line=1.1),
    "Footer": Look(8.5, MUTED, after=0),
    "Mark": Look(9.5, ALARM, bold=True, after=0),
    "Key": Look(11, bold=True, after=3, line=1.1, base="List Bullet"),
    "Column": Look(8.5, bold=True, after=0, line=1.0),
    "Cell": Look(8.5, after=0, line=1.05),
    "Source": Look(8, after=2, line=1.1),
    "Contents": Look(12, ACCENT, bold=True, after=2, keep=True),
    "Entry": Look(10, after=1),
    "Gap": Look(4, after=0, line=1.0),
}


def apply_styles(file: Any, language: Language) -> None:
    """Set every style of a new document, and the language its text is checked in."""
    for name, look in STYLES.items():
        known = [style.name for style in file.styles]
        style = (
            file.styles[name]
            if name in known
            else file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        if name not in known:
            style.base_style = file.styles[look.base]
        _set(style, look)
        _language(style, LOCALES[language])
    _table(file)
    spaced = file.styles["Subtitle"].element.rPr.find(qn("w:spacing"))
    if spaced is not None:
        spaced.getparent().remove(spaced)
    file.styles["List Bullet"].paragraph_format.left_indent = Cm(0.6)


def _set(style: Any, look: Look) -> None:
    style.font.name, style.font.size = OFFICE_FONT, Pt(look.size)
    style.font.bold, style.font.italic = look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), OFFICE_FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(look.before), Pt(look.after)
    space.line_spacing, space.keep_with_next = look.line, look.keep
    space.widow_control = True


def _language(style: Any, locale: str) -> None:
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", w_val=locale, w_eastAsia=locale, w_bidi=locale))


def _table(file: Any) -> None:
    """Rule the tables of the document by thin horizontal lines only."""
    properties = file.styles["Table Grid"].element.find(qn("w:tblPr"))
    borders = properties.find(qn("w:tblBorders"))
    for side in list(borders):
        inside = side.tag in (qn("w:top"), qn("w:bottom"), qn("w:insideH"))
        side.set(qn("w:val"), "single" if inside else "nil")
        side.set(qn("w:sz"), "4")
        side.set(qn("w:color"), RULE)
