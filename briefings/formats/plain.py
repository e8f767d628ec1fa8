"""A document as plain data: the input of a text template, without anything executable."""

from base64 import b64encode
from typing import Any

from briefings.document import (
    Block,
    Bullets,
    Document,
    Endnotes,
    FigureTable,
    Heading,
    Paragraph,
    Picture,
)


def plain_text(document: Document) -> dict[str, Any]:
    """Return a document as text, numbers and lists; pictures by their number, in order."""
    counts = {"figure": 0, "table": 0}
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "mark": document.mark,
        "footer": document.footer,
        "contents": document.contents,
        "made": document.made.isoformat(),
        "release": document.release,
        "blocks": [_block(block, document, counts) for block in document.blocks],
    }


def pictures(document: Document) -> list[Picture]:
    """Return every picture of a document, in the order in which ``plain`` numbers them."""
    return [block for block in document.blocks if isinstance(block, Picture)]


def data_uri(picture: Picture) -> str:
    """Return a picture as an address that holds it."""
    return "data:image/svg+xml;base64," + b64encode(picture.svg).decode()


def _block(block: Block, document: Document, counts: dict[str, int]) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text, "level": block.level}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", **_paragraph(block)}
    if isinstance(block, Bullets):
        items = [_paragraph(item) for item in block.items]
        return {"kind": "bullets", "key": block.key, "items": items}
    if isinstance(block, Endnotes):
        return {"kind": "endnotes", "items": [list(item) for item in block.items]}
    if isinstance(block, FigureTable):
        return _grid(block, document, counts)
    return _picture(block, document, counts)


def _picture(picture: Picture, document: Document, counts: dict[str, int]) -> dict[str, Any]:
    counts["figure"] += 1
    return {
        "kind": "picture",
        "number": counts["figure"],
        "label": f"{document.figure} {counts['figure']}.",
        "caption": picture.caption,
        "alt": picture.alt,
        "link": picture.link,
        "notes": list(picture.notes),
    }


def _paragraph(block: Paragraph) -> dict[str, Any]:
    return {"text": block.said.text, "notes": list(block.notes), "small": block.small}


def _grid(block: FigureTable, document: Document, counts: dict[str, int]) -> dict[str, Any]:
    counts["table"] += 1
    rows = [
        [{"text": c.said.text, "link": c.link, "number": c.number} for c in row]
        for row in block.rows
    ]
    return {
        "kind": "grid",
        "label": f"{document.table} {counts['table']}.",
        "caption": block.caption,
        "columns": list(block.columns),
        "widths": list(block.widths),
        "rows": rows,
    }
