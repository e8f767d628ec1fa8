"""The outlines of areas on one sheet: decoded once, for every map drawn on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

import numpy as np

from figures.svg.maps.map import file_of_shapes
from geo.outlines import PictureSize, paths, sheet

_ON_PAGE = 640  # pixels that a map is about as wide as, where it stands beside another panel
_LAYERS = ("district", "region_2021", "region_2006")


@dataclass(frozen=True)
class Outlines:
    """The outlines of every scheme of areas on one sheet, and of the land around.

    Parameters
    ----------
    outlines : dict
        The outline of each area by scheme, with ``around`` for the neighbours.
    """

    sheet: PictureSize
    around: str
    outlines: Mapping[str, dict[str, str]] = field(repr=False)

    @classmethod
    def of(cls, topology: Mapping[str, Any], width: int = 960) -> Self:
        """Return the outlines of a TopoJSON as the build wrote it, which is not kept."""
        size = sheet(topology, width=width, pad=14)
        around = "".join(paths(topology, "neighbours", size).values())
        layers = {layer: {"around": around, **paths(topology, layer, size)} for layer in _LAYERS}
        return cls(size, around, layers)

    def pixels(self, wanted: float) -> float:
        """Return how many pixels of the sheet are so many on a page where a map is drawn whole."""
        return wanted * self.sheet.width / _ON_PAGE

    @cached_property
    def files(self) -> dict[str, str]:
        """The file of shapes of each scheme."""
        return {layer: file_of_shapes(found, self.sheet) for layer, found in self.outlines.items()}

    def place(self, known: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        """Return where points of longitude and latitude stand on the sheet, by area."""
        flat = self.sheet.place(np.array(list(known.values()), dtype=float).reshape(-1, 2))
        return {code: (float(x), float(y)) for code, (x, y) in zip(known, flat, strict=True)}
