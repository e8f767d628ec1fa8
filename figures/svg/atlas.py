"""The outlines of areas on one sheet: decoded once, for every map drawn on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from figures.svg.map import file_of_shapes
from geo.outlines import PictureSize, paths, sheet

_ON_PAGE = 640  # pixels that a map is about as wide as, where it stands beside another panel
_LAYERS = ("district", "region_2021", "region_2006")


@dataclass(frozen=True)
class Outlines:
    """The outlines of every scheme of areas on one sheet, and of the land around."""

    topology: Mapping[str, Any] = field(repr=False)
    width: int = 960

    @cached_property
    def sheet(self) -> PictureSize:
        """The sheet all maps are drawn on."""
        return sheet(self.topology, width=self.width, pad=14)

    def pixels(self, wanted: float) -> float:
        """Return how many pixels of the sheet are so many on a page where a map is drawn whole."""
        return wanted * self.sheet.width / _ON_PAGE

    @cached_property
    def around(self) -> str:
        """The outline of the land around."""
        return "".join(paths(self.topology, "neighbours", self.sheet).values())

    @cached_property
    def outlines(self) -> dict[str, dict[str, str]]:
        """The outline of each area by scheme, with ``around`` for the neighbours."""
        return {
            layer: {"around": self.around, **paths(self.topology, layer, self.sheet)}
            for layer in _LAYERS
        }

    @cached_property
    def files(self) -> dict[str, str]:
        """The file of shapes of each scheme."""
        return {layer: file_of_shapes(found, self.sheet) for layer, found in self.outlines.items()}

    def place(self, known: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        """Return where points of longitude and latitude stand on the sheet, by area."""
        flat = self.sheet.place(np.array(list(known.values()), dtype=float).reshape(-1, 2))
        return {code: (float(x), float(y)) for code, (x, y) in zip(known, flat, strict=True)}
