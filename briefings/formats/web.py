"""A briefing as one HTML file: nothing is fetched, no script is needed, it prints on A4."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from briefings.document import Document
from briefings.formats.plain import data_uri, pictures, plain_text

_TEMPLATES = Path(__file__).parent / "templates"


def write(document: Document) -> bytes:
    """Return the bytes of an HTML file in UTF-8, its pictures within it."""
    shown = [data_uri(picture) for picture in pictures(document)]
    return html_template("briefing.html").render(doc=plain_text(document), pictures=shown).encode()


@cache
def html_template(name: str) -> Template:
    """Return a page of this folder's templates, to be filled; what fills it is escaped."""
    loader = FileSystemLoader(_TEMPLATES)
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return made.get_template(name)
