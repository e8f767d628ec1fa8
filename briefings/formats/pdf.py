"""A briefing as a PDF, set by Typst: tagged, with bookmarks, in the fonts of the project alone."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from briefings.document import Document
from briefings.formats.plain import pictures, plain_text

_TEMPLATE = Path(__file__).parent / "templates" / "briefing.typ"
_FONTS = Path(__file__).parents[2] / "figures" / "fonts"


def write(document: Document) -> bytes:
    """Return the bytes of a PDF on A4.

    The document reaches the template as data, so that nothing in it can be taken for markup.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "briefing.typ").write_bytes(_TEMPLATE.read_bytes())
        (root / "document.json").write_text(json.dumps(plain_text(document)), encoding="utf-8")
        for number, picture in enumerate(pictures(document), start=1):
            (root / f"{number}.svg").write_bytes(picture.svg)
        made: bytes = typst.compile(
            root / "briefing.typ",
            root=root,
            font_paths=[_FONTS],
            ignore_system_fonts=True,
            timestamp=_noon(document),
            pdf_standards=["ua-1"],
        )
    return made


def _noon(document: Document) -> int:
    """Return noon of the document's date as seconds since 1970, the only time in the file."""
    from datetime import UTC, datetime, time

    return int(datetime.combine(document.made, time(12), UTC).timestamp())
