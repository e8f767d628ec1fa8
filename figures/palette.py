"""Inks of the light and the dark theme, the same for every picture on the screen."""

from dataclasses import dataclass


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
