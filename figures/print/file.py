"""Pictures as files: SVG, PDF and PNG with what they are written inside, the same bytes each time.

Every file carries title, author, source, licence, description and permanent link in the way of its
kind: PNG as text chunks, SVG as ``<title>``, ``<desc>`` and Dublin Core, PDF as its information
dictionary. None carries the time it was made.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from html import escape, unescape
from io import BytesIO
from threading import Lock
from typing import Any, Literal

import matplotlib
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.text import Text

from figures.print.style import HALO
from figures.print.type import FALLBACK, FAMILY, Face, width
from indicators.model import Indicator
from indicators.words import Words

Kind = Literal["svg", "pdf", "png"]
Writer = Callable[[Figure, Mapping[str, str]], bytes]
SOFTWARE = "Child Rights Monitor, Azerbaijan"
# Names of the same thing: ours in the first column, then Dublin Core's in an SVG.
_DUBLIN = {
    "Title": "Title",
    "Author": "Creator",
    "Source": "Source",
    "Copyright": "Rights",
    "Description": "Description",
    "Link": "Identifier",
    "Language": "Language",
    "Software": "Publisher",
}
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "child-rights-monitor",
    "pdf.fonttype": 42,
    "pdf.compression": 9,
    "text.hinting": "none",  # at the resolution of print hints only move letters apart
}
_OUTLINE = re.compile(r' d="[^"]*"')  # of a shape: the only place where digits may be dropped
_SPARE_DIGITS = re.compile(r"(\.\d\d)\d+")  # a hundredth of a point is enough
_GROUP = re.compile(r'<g id="([^"]*)">')
_COUNTED = re.compile(r"\w+_\d+")  # the library's own names of groups
_HALO = re.compile(r'(<g class="halo">.*?style=")', re.DOTALL)
_WRITTEN = re.compile(r'<text style="([^"]*)"([^>]*)>([^<]*)</text>')
_SIZE = re.compile(r"font-size: ([\d.]+)px")
_STROKE = "stroke: #ffffff; stroke-width: 1.9px; stroke-linejoin: round; "
_ONE_AT_A_TIME = Lock()  # the settings of the library belong to the process


def file_metadata(
    item: Indicator, title: str, words: Words, *, source: str, licence: str, link: str, release: str
) -> dict[str, str]:
    """Return what a picture's file says of itself, in the reader's language.

    Parameters
    ----------
    title : str
        The title of the picture (``print_frame.headline``: it names the illustrative edition).
    source, licence : str
        The citation of the sources, and the terms under which they are used.
    link : str
        The permanent link of the figure.
    release : str
        The data release.
    """
    said = {
        words("Definition"): words.of(item.definition),
        words("What it does not say"): words.of(item.caveat),
        words("Data release"): release,
    }
    return {
        "Title": title,
        "Author": words("Child Rights Monitor"),
        "Source": source,
        "Copyright": licence,
        "Description": " ".join(f"{label}: {_closed(text)}" for label, text in said.items()),
        "Software": SOFTWARE,
        "Link": link,
        "Language": words.language,
    }


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def save(
    figure: Figure, kind: Kind, about: Mapping[str, str], *, colours: int | None = None
) -> bytes:
    """Return a picture as the bytes of a file; the same picture gives the same bytes.

    Parameters
    ----------
    about : mapping
        What the file says of itself: see ``about`` of this module; a key left out is not written.
    colours : int, optional
        Of a PNG: as many colours at most, for a file a fraction of the size (256 or fewer).

    Raises
    ------
    ValueError
        For a kind that is none of the three.
    """
    png = partial(_png, colours=colours)
    writers: Mapping[str, Writer] = {"svg": _svg, "pdf": _pdf, "png": png}
    if kind not in writers:
        raise ValueError(f"a picture is saved as svg, pdf or png, not as {kind}")
    with _ONE_AT_A_TIME, matplotlib.rc_context(_SETTINGS):
        return writers[kind](figure, about)


def _png(figure: Figure, about: Mapping[str, str], colours: int | None) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = canvas.buffer_rgba()
    size = canvas.get_width_height()
    image = Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1).convert("RGB")
    if colours:
        image = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    info = PngInfo()
    for name, text in about.items():
        info.add_itxt(name, text, lang=about.get("Language", ""))
    buffer = BytesIO()
    image.save(
        buffer,
        "png",
        pnginfo=info,
        dpi=(figure.dpi, figure.dpi),
        compress_level=9 if colours else 4,
    )
    return buffer.getvalue()


def _pdf(figure: Figure, about: Mapping[str, str]) -> bytes:
    buffer = BytesIO()
    with PdfPages(buffer, metadata={"CreationDate": None, "Creator": None}) as pages:
        said = pages.infodict()
        said |= about
        said |= {"Subject": about.get("Description", ""), "Producer": about.get("Software", "")}
        pages.savefig(figure)
    return buffer.getvalue()


def _svg(figure: Figure, about: Mapping[str, str]) -> bytes:
    buffer = BytesIO()
    metadata = {_DUBLIN[name]: text for name, text in about.items() if name in _DUBLIN}
    with _plain_halos(figure):
        figure.savefig(buffer, format="svg", metadata={**metadata, "Date": None})
    text = _OUTLINE.sub(_shortened, buffer.getvalue().decode())
    families = ", ".join([f"'{FAMILY}'", *(_quoted(name) for name in FALLBACK)])
    text = text.replace(f"font-family: '{FAMILY}'", f"font-family: {families}")
    text = _HALO.sub(rf"\1{_STROKE}", _GROUP.sub(_classed, text))
    text = _WRITTEN.sub(_as_long_as_measured, text)
    described = f"<desc>{escape(about.get('Description', ''), quote=False)}</desc>"
    text = text.replace("</title>", f"</title>\n {described}", 1)
    return text.replace("<svg ", '<svg role="img" ', 1).encode()


def _as_long_as_measured(written: re.Match[str]) -> str:
    """Return a line of text with its length: a reader without the font sees it no wider."""
    style, place, text = written.groups()
    size = float(_SIZE.search(style)[1])  # type: ignore[index]
    face: Face = "bold" if "font-weight" in style else "italic" if "italic" in style else "regular"
    length = f'textLength="{width(unescape(text), size, face):.1f}"'
    return f'<text style="{style}"{place} {length} lengthAdjust="spacingAndGlyphs">{text}</text>'


def _shortened(outline: re.Match[str]) -> str:
    return _SPARE_DIGITS.sub(r"\1", outline[0])


def _classed(group: re.Match[str]) -> str:
    """Return a group with its name as a class: several may have one, in one page even more."""
    return "<g>" if _COUNTED.fullmatch(group[1]) else f'<g class="{group[1]}">'


@contextmanager
def _plain_halos(figure: Figure) -> Iterator[None]:
    """Draw halos as text for a while: with effects on they would be outlines of letters."""
    halos = [text for text in figure.findobj(Text) if text.get_gid() == "halo"]
    for text in halos:
        text.set_path_effects([])
    try:
        yield
    finally:
        for text in halos:
            text.set_path_effects([*HALO])


def _quoted(family: str) -> str:
    return family if family == "sans-serif" else f"'{family}'"
