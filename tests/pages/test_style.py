"""The house style takes its colours from names that somebody gives a value."""

import re

from data.own_static import style
from data.settings import ROOT

_KINDS = {".py", ".css", ".js"}
_ASKED = re.compile(r"var\((--[a-z-]+)")
_GIVEN = re.compile(r"(--[a-z-]+)['\"]?\s*[:,]")


def test_every_name_of_a_colour_that_the_style_asks_for_has_a_value():
    """One that nobody sets falls back to the colour of the light theme, dark on dark."""
    folders = (ROOT / "pages", ROOT / "figures")
    sources = [path for one in folders for path in one.rglob("*") if path.suffix in _KINDS]
    given = {name for path in sources for name in _GIVEN.findall(path.read_text("utf-8"))}
    assert {
        name for name in _ASKED.findall(style()) if not name.startswith("--st-")
    } - given == set()
