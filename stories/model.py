"""What a story is: steps of a title, a text and one picture, as a checked and frozen value."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from indicators.code_lists import IndicatorCode, listed
from indicators.codelists import LOOK_UP
from indicators.files import Line, Link, Texts, read_toml

TOLD = Path(__file__).parent / "told"
RIGHTS = Path(__file__).parent / "rights.toml"
_STRICT = ConfigDict(strict=True, extra="forbid")

Kind = Literal["trend", "map", "bars", "dots", "gap"]


@dataclass(frozen=True)
class Picture:
    """The one picture of a step, drawn from the figures it names.

    Attributes
    ----------
    kind : str
        ``trend`` of the series of figures, ``map`` of the areas beside a figure, ``bars`` or
        ``dots`` of figures one by one, ``gap`` for indicators that have no figure.
    of : tuple of str
        Figures by their identity (``passports.identity``) or as CODE@PERIOD; of a gap, indicators.
    base : int
        How many dots stand for the whole.
    label : tuple of str
        The areas that a map names.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    kind: Kind
    of: Annotated[tuple[Line, ...], Field(min_length=1, max_length=12)]
    base: Literal[100, 1000] = 100
    since: Annotated[int, Field(ge=1900, le=2100)] = 1900
    label: tuple[Annotated[str, listed("ref_area")], ...] = ()


@dataclass(frozen=True)
class Comparison:
    """That one figure is higher or lower than another, as the text of a step says."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    one: Line
    than: Line
    relation: Literal["higher", "lower"]


@dataclass(frozen=True)
class Document:
    """Numbers in a text that are no figures, and the document in which they stand."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    numbers: tuple[Annotated[str, Field(pattern=r"^[0-9]{1,6}$")], ...]
    name: Texts
    link: Link | None = None


@dataclass(frozen=True)
class Step:
    """One step: a short name for the list of steps, a title, a text, a picture.

    ``compares`` are the comparisons that the text makes; ``notes`` are for who presents it;
    ``article`` is that of the Convention on the Rights of the Child, of a card for children.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: Texts
    title: Texts
    text: Texts
    picture: Picture
    more: Texts | None = None
    notes: Texts | None = None
    compares: tuple[Comparison, ...] = ()
    article: Annotated[int, Field(ge=1, le=42)] | None = None


@dataclass(frozen=True)
class Story:
    """A story: its title, what it is about, and its steps.

    Attributes
    ----------
    order : int
        Its place in the list of stories.
    about : str
        The indicator whose page a reader goes on to.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    title: Texts
    lede: Texts
    about: IndicatorCode
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=12)]
    order: Annotated[int, Field(ge=0, le=1000)] = 100
    documents: tuple[Document, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Rights:
    """The cards of the page for children: steps, each under an article of the Convention."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    rights: tuple[Step, ...]
    documents: tuple[Document, ...] = field(default=())


_STORY, _RIGHTS = TypeAdapter(Story), TypeAdapter(Rights)


def read_story(content: bytes, file: str) -> Story:
    """Return the story that a file of TOML declares; its code is the name of the file.

    Raises
    ------
    DeclarationError
        With every key that is unknown, missing or not as it must be, and its line.
    """
    return read_toml(content, file, _STORY, LOOK_UP, {"code": Path(file).stem})


@cache
def stories(folder: Path = TOLD) -> dict[str, Story]:
    """Return every declared story by its code, in the order of the list."""
    found = [read_story(path.read_bytes(), path.name) for path in sorted(folder.glob("*.toml"))]
    return {story.code: story for story in sorted(found, key=lambda one: (one.order, one.code))}


@cache
def rights() -> Rights:
    """Return the cards of the page for children."""
    return read_toml(RIGHTS.read_bytes(), RIGHTS.name, _RIGHTS, LOOK_UP)
