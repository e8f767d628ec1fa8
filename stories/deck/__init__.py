"""A deck of slides: told steps as markup, on a page or as one file that needs no network."""

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from figures.palette import DARK_SCALE
from figures.svg import MAP_STYLE, TREND_STYLE
from indicators.words import Words
from stories.pictures import PICTURE_STYLE, Drawn
from stories.telling import Told

_HERE = Path(__file__).parent
_LONG = 90  # letters of a title that stands in a smaller type


@cache
def deck_script() -> str:
    """Return the function ``present`` that shows slides and listens to the keys."""
    return (_HERE / "deck.js").read_text(encoding="utf-8")


@cache
def deck_style() -> str:
    """Return the style of slides and of their pictures."""
    return (
        f"{TREND_STYLE}{MAP_STYLE}{PICTURE_STYLE}.d-stage{{{DARK_SCALE}}}"
        f"{(_HERE / 'deck.css').read_text(encoding='utf-8')}"
    )


def deck_words(words: Words) -> dict[str, str]:
    """Return what the buttons of a deck say."""
    return {
        "stage": words("Slides"),
        "back": words("Back"),
        "next": words("Next"),
        "notes": words("Notes"),
        "start": words("Full screen"),
        "leave": words("Leave"),
    }


def slide(told: Told, of: str, release: str, mark: str, words: Words) -> str:
    """Return a step as one slide: title and text on the left, its picture, its foot.

    Parameters
    ----------
    of : str
        The story or theme it is part of.
    release : str
        The data release, or the mark of the edition.
    mark : str
        The word across pictures of the illustrative edition; empty in the published one.
    """
    look = " class='d-long'" if len(told.title) > _LONG else ""
    body = "".join(f"<p class='d-said'>{escape(text)}</p>" for text in told.paragraphs)
    noted = told.notes or words("No notes.")
    notes = f"<p class='d-notes'>{escape(noted)}</p>"
    foot = [*(told.picture.foot if told.picture else ()), release]
    stamp = f"<strong>{escape(mark)}</strong> · " if mark else ""
    return (
        f"<article class='d-slide'><div><p class='d-of'>{escape(of)}</p>"
        f"<h2{look}>{escape(told.title)}</h2>{body}</div>{_picture(told.picture, mark)}{notes}"
        f"<p class='d-foot'>{stamp}{escape(' · '.join(foot))}</p></article>"
    )


def _picture(drawn: Drawn | None, mark: str) -> str:
    if drawn is None:
        return "<div></div>"
    keys = "".join(
        f"<li><svg viewBox='0 0 26 13' aria-hidden='true'>{''.join(map(_swatch, paints))}"
        f"</svg>{escape(said)}</li>"
        for paints, said in drawn.keys
    )
    legend = f"{drawn.key_patterns}<ul class='d-keys'>{keys}</ul>" if keys else ""
    named = " · ".join(filter(None, [drawn.title, drawn.subtitle]))
    stamp = f"<span class='d-mark' aria-hidden='true'>{escape(mark)}</span>" if mark else ""
    return (
        f"<div class='d-picture'><p class='d-sub'>{escape(named)}</p><div class='d-drawn'>"
        f"<div class='d-wide'>{drawn.large}</div><div class='d-tall'>{drawn.small}</div></div>"
        f"{legend}{stamp}</div>"
    )


def _swatch(paint: str) -> str:
    return f"<rect {paint} width='26' height='13'/>"


def deck_file(title: str, slides: Sequence[str], words: Words) -> str:
    """Return a whole page that shows a deck without any network: style, script and slides in it.

    Slides stand in templates, so that nothing of them is read as script; without script they are
    shown one below the other.
    """
    held = "".join(f"<section>{one}</section>" for one in slides)
    said = "".join(f" data-{name}='{escape(text)}'" for name, text in deck_words(words).items())
    return (
        f"<!doctype html><html lang='{words.language}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>body{{margin:0;background:#10181e;color:#e9f0f4}}"
        f"{deck_style()}</style></head><body><main id='deck' class='d-stage'{said}>{held}</main>"
        f"<script>{deck_script()}\n{_START}</script></body></html>"
    )


_START = """const deck = document.getElementById("deck");
const held = [...deck.children].map((one) => one.innerHTML);
deck.className = "";
present(deck, { slides: held, said: { ...deck.dataset }, whole: true });"""
