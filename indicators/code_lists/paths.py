"""The list of the steps by which a birth becomes a figure."""

from typing import Annotated

from pydantic import Field

from indicators.code_lists.kinds import Entry, listed
from indicators.files import Texts

Holder = Annotated[str, listed("agency")]


class Step(Entry):
    """A step of the path: what happens, who holds its record, who is lost behind it."""

    name: Texts
    body: Texts
    holder: Holder | None = None
    gap: Texts | None = None


class Proposal(Entry):
    """What the holder of a record can do."""

    holder: Holder
    body: Texts


class BirthPath(Entry):
    """The path of a birth, in order, and what closes its gaps."""

    title: Texts
    subtitle: Texts
    do_title: Texts
    step: Annotated[list[Step], Field(min_length=2)]
    do: Annotated[list[Proposal], Field(min_length=1)]
