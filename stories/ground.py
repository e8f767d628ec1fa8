"""The ground of maps on a page: every outline drawn into the picture."""

import json
from pathlib import Path

from figures.svg import drawn_in
from geo.outlines import paths, sheet
from stories.pictures import Ground

_SCHEMES = ("district", "region_2021", "region_2006")


def read_ground(topology: Path, *, width: int = 960) -> Ground:
    """Return the sheet and the outlines of each scheme, from the file that the build writes."""
    known = json.loads(topology.read_text(encoding="utf-8"))
    on = sheet(known, width=width, pad=14)
    around = "".join(paths(known, "neighbours", on).values())
    shapes = {
        scheme: drawn_in({"around": around, **paths(known, scheme, on)}) for scheme in _SCHEMES
    }
    return Ground(on, shapes)
