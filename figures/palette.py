"""Inks of the light and the dark theme, the same for every picture on the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.classes import ON_DARK, SEQUENTIAL


@dataclass(frozen=True)
class Palette:
    """Colours that read on one background: text at 4.5:1 or better, lines softer."""

    ink: str
    muted: str
    grid: str
    accent: str
    warning: str


LIGHT = Palette(ink="#13212b", muted="#4a5b66", grid="#dfe6eb", accent="#1b84b8", warning="#8a5a00")
DARK = Palette(ink="#e9f0f4", muted="#a9b8c2", grid="#2c3a44", accent="#3cb4e6", warning="#e0a94a")


def palette(theme: str | None) -> Palette:
    """Return the palette of a theme, ``dark`` or anything else for light."""
    return DARK if theme == "dark" else LIGHT


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour written #rrggbb (WCAG 2.2).

    Examples
    --------
    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2), between 1 and 21.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"), 6)
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Return the ink that reads best on a colour: nearly black, or white.

    Examples
    --------
    >>> ink_on("#d9f1fc"), ink_on("#0b4f75")
    ('#04101a', '#ffffff')
    """
    return max("#04101a", "#ffffff", key=lambda ink: contrast(ink, colour))


def following(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Return a rule by which colours follow the theme of the page by themselves, without a run.

    ``light-dark`` takes the ``color-scheme`` of the element that uses a colour; a browser that does
    not know it keeps what the server has set.

    Examples
    --------
    >>> following({"--ink": "#000000"}, {"--ink": "#ffffff"})
    '@supports (color:light-dark(red,red)){@media screen{:root{--ink:light-dark(#000000,#ffffff)}}}'
    """
    both = ";".join(f"{name}:light-dark({light[name]},{ink})" for name, ink in dark.items())
    return f"@supports (color:light-dark(red,red)){{@media screen{{:root{{{both}}}}}}}"


def properties(colours: Mapping[str, str]) -> str:
    """Return colours as properties of a style sheet."""
    return ";".join(f"{name}:{colour}" for name, colour in colours.items())


def _steps(colours: Sequence[str]) -> dict[str, str]:
    """Return the steps of a scale, and the ink on each, by the names of their properties."""
    steps: dict[str, str] = {}
    for place, colour in enumerate(colours):
        steps |= {f"--q{place}": colour, f"--on{place}": ink_on(colour)}
    return steps


# Where nothing is set, a picture has the light scale: saved files, cards, print.
SCALES = (_steps(SEQUENTIAL), _steps(ON_DARK))
DARK_SCALE = properties(SCALES[1])
_LIGHT_SCALE = ";".join(f"--q{n}:initial;--on{n}:initial" for n in range(len(SEQUENTIAL)))
LIGHT_ON_PAPER = f"@media print{{:root{{{_LIGHT_SCALE}}}}}"
