"""A briefing as a PDF, set by Typst: tagged, with bookmarks, in the fonts of the project alone."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from briefings.document import Document
from briefings.formats.plain import pictures, plain_text

_TEMPLATE = Path(__file__).parent / "templates" / "briefing.typ"
_FONTS = Path(__file__).parents[2] / "figures" / "fonts"
FEWEST = 6  # lines of a last page: fewer are pulled back, or joined by more
_FOOT = 1  # line at the bottom of each page
_APART = (0.97, 0.94, 0.91, 0.88, 0.85, 1.04, 1.08, 1.12)


def write(document: Document) -> bytes:
    """Return the bytes of a PDF on A4, whose last page is no leaf with a few lines."""
    return write_with_lines(document)[0]


def write_with_lines(document: Document) -> tuple[bytes, list[int]]:
    """Return the bytes of a PDF, and how many lines stand on each of its pages without its foot.

    The document reaches the template as data, so that nothing in it can be taken for markup.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "briefing.typ").write_bytes(_TEMPLATE.read_bytes())
        (root / "document.json").write_text(json.dumps(plain_text(document)), encoding="utf-8")
        for number, picture in enumerate(pictures(document), start=1):
            (root / f"{number}.svg").write_bytes(picture.svg)
        return _filled(document, root)


def _filled(document: Document, root: Path) -> tuple[bytes, list[int]]:
    """Return the PDF set as usual, or as much tighter or wider as keeps few lines from a leaf."""
    usual = _set(document, root, 1.0)
    if _ends_well(usual[1]):
        return usual
    others = (_set(document, root, apart) for apart in _APART)
    return next((made for made in others if _ends_well(made[1])), usual)


def _ends_well(lines: list[int]) -> bool:
    return len(lines) == 1 or lines[-1] >= FEWEST


def _set(document: Document, root: Path, apart: float) -> tuple[bytes, list[int]]:
    """Return the PDF with its lines and blocks as far apart as is told, of what is usual."""
    made: bytes = typst.compile(
        root / "briefing.typ",
        root=root,
        font_paths=_fonts(),
        timestamp=_noon(document),
        pdf_standards=["ua-1"],
        sys_inputs={"apart": str(apart)},
    )
    return made, _lines_of_pages(made, document)


def _lines_of_pages(made: bytes, document: Document) -> list[int]:
    """Return how many lines stand on each page of a PDF, without its foot and its mark."""
    import pypdfium2

    around = _FOOT + bool(document.mark)
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    return [sum(bool(line.strip()) for line in text.splitlines()) - around for text in texts]


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of the project, read once for all settings, and none beside."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]
    )


def _noon(document: Document) -> int:
    """Return noon of the document's date as seconds since 1970, the only time in the file."""
    from datetime import UTC, datetime, time

    return int(datetime.combine(document.made, time(12), UTC).timestamp())
