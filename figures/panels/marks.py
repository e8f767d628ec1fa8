"""Small pieces of markup that panels are made of: heads, grades, bars, legends."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Protocol

from indicators.words import Words, unbroken


def panel_styles() -> list[str]:
    """Return the rules by which panels look, sheet after sheet in the order of their names."""
    sheets = (Path(__file__).parent / "style").glob("*.css")
    return [path.read_text(encoding="utf-8") for path in sorted(sheets)]


class Link(Protocol):
    """How an edition leads on: the address of a page, escaped for markup."""

    def __call__(self, indicator: str = "", /, *, path: str = "", **more: str) -> str:
        """Return the address of an indicator's page, or of ``path``."""


def titled(title: str, subtitle: str = "", mark: str = "") -> str:
    """Return what is seen, and below it unit, population and period; ``mark`` is markup."""
    sub = f"<p class='crm-sub'>{_ending_in(mark, subtitle)}</p>" if subtitle else ""
    return f"<h2 class='crm-h2'>{escape(unbroken(title))}</h2>{sub}"


def _ending_in(mark: str, text: str) -> str:
    """Return a text as markup whose last word has its mark on the same line."""
    before, _, last = text.rpartition(" ")
    kept = f"<span class='crm-kept'>{escape(last)} {mark}</span>" if mark else escape(last)
    return f"{escape(before)} {kept}".strip()


def panel(title: str, subtitle: str, body: str, mark: str = "") -> str:
    """Return one panel of a frame: what is seen, its unit and period, the picture."""
    return f"<section>{titled(title, subtitle, mark)}{body}</section>"


def badge(letter: str, words: Words) -> str:
    """Return the grade, with its meaning for those who do not see it."""
    title = words("Quality grade {letter}, from A (best) to E", letter=letter)
    return f"<span class='crm-grade' title='{escape(title, quote=True)}'>{letter}</span>"


def bar(*parts: tuple[str, float]) -> str:
    """Return lengths on one track, each over the one before; words beside it say the same.

    Parameters
    ----------
    parts : sequence of (class, share)
        What paints each length, and its share of the track.

    Examples
    --------
    >>> bar(("crm-fresh", 0.25)).count("<path")
    1
    """
    drawn = "".join(
        f"<path class='{kind}' d='M0 0H{100 * share:.1f}V8H0z'/>" for kind, share in parts
    )
    return (
        "<svg class='crm-bar' viewBox='0 0 100 8' preserveAspectRatio='none' "
        f"aria-hidden='true'>{drawn}</svg>"
    )


def keys(entries: Iterable[tuple[tuple[str, ...], str]]) -> str:
    """Return a legend.

    Parameters
    ----------
    entries : iterable of (marks, text)
        The attributes that paint each mark, one over the other, and what they stand for.
    """
    rows = "".join(
        f"<li><svg viewBox='0 0 26 13' aria-hidden='true'>{''.join(map(_mark, marks))}</svg>"
        f"{escape(text)}</li>"
        for marks, text in entries
    )
    return f"<ul class='crm-keys'>{rows}</ul>"


def _mark(attributes: str) -> str:
    return f"<rect {attributes} width='26' height='13'/>"


def drawn(picture: str, watermark: str) -> str:
    """Return a picture with the word of the illustrative edition across it, if there is one."""
    stamp = f"<span aria-hidden='true'>{escape(watermark)}</span>" if watermark else ""
    return f"<div class='crm-drawn'>{picture}{stamp}</div>"


def sourced(text: str) -> str:
    """Return the line that names sources."""
    return f"<p class='crm-source'>{escape(text)}</p>"
