"""What ``source.toml`` may say: who published which tables, and what their bytes are."""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from indicators.code_lists import listed
from indicators.files import (
    Code,
    Count,
    Digest,
    Kind,
    Line,
    LinkOrNone,
    Period,
    Refusal,
    Texts,
    Year,
)

KINDS: tuple[str, ...] = get_args(Kind)


def _check_table(name: str) -> str:
    if not name.endswith(".csv") or "/" in name or "\\" in name:
        raise Refusal(f"{name[:80]!r} is not the name of a table", "name a .csv beside this file")
    return name


_Table = Annotated[str, AfterValidator(_check_table)]


class Stamps(BaseModel):
    """The tables that lie beside, with the hash of the bytes and the number of rows of each."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    sha256: dict[_Table, Digest] = Field(description="SHA-256 of each table")
    rows: dict[_Table, Count] = Field(description="rows of each table, without its header")


class Source(Stamps):
    """One publisher's one edition."""

    kind: Kind = Field(description="how the figures came about")
    edition: Line = Field(description="which edition, round or release")
    year: Year | None = Field(None, description="the year of the edition")
    url: LinkOrNone | None = Field(None, description="where it was read; http or https")
    licence: Line = Field(description="on what terms it may be used")
    retrieved: Period | None = Field(None, description="when it was read")
    publisher: Texts = Field(description="in az, en and ru")
    title: Texts = Field(description="in az, en and ru")
    note: Texts | None = Field(None, description="in az, en and ru")
    superseded_by: Code | None = Field(
        None, description="the source that replaced it: a later edition of the same publisher"
    )
    caveats: list[Annotated[str, listed("caveat")]] = Field(
        default_factory=list, description="codes of what the note means for every figure"
    )


class Boundaries(BaseModel):
    """Where boundaries come from, and the hash of each file of them."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    kind: Literal["boundaries"]
    edition: Line
    package: Line | None = None
    licence: Line
    units: Line | None = None
    projection: Line | None = None
    retrieved: Period | None = None
    corrections: list[Line] = Field(default_factory=list)
    publisher: Texts
    note: dict[str, Line] = Field(default_factory=dict)
    inputs: dict[Line, Digest] = Field(default_factory=dict)
    sha256: dict[Line, Digest]


SOURCE = TypeAdapter(Source)
BOUNDARIES = TypeAdapter(Boundaries)
STAMPS = TypeAdapter(Stamps)
