"""A picture of a briefing: it is drawn when a format asks for it, and what stands under it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture that is drawn when a format asks for it, and then once; equal if drawn alike."""

    draw: Callable[[Literal["png", "svg"]], bytes]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drawing) and self.svg == other.svg

    def __hash__(self) -> int:
        return hash(self.svg)

    @cached_property
    def png(self) -> bytes:
        """The bytes of a PNG."""
        return self.draw("png")

    @cached_property
    def svg(self) -> bytes:
        """The bytes of an SVG."""
        return self.draw("svg")


@dataclass(frozen=True)
class Under:
    """What stands under a picture or chart beside its source: grade, caveat and permanent link.

    ``printed`` is the link as far as it can be read on paper, ``link`` where it leads.
    """

    said: str
    printed: str
    link: str

    @property
    def text(self) -> str:
        """All of it, as it is read."""
        return f"{self.said} {self.printed}"
