"""How much of what is published a length has room for: from the richest plan to the barest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.request import Length


@dataclass(frozen=True)
class Plan:
    """What a document has room for.

    Attributes
    ----------
    room, each : int
        Findings in all and of one topic; every topic has one in any case.
    key : int
        Key messages.
    detail : int
        Findings of which more is told than what leads.
    drawn : int
        Pictures.
    table, definitions : bool
        Whether it has them.
    headed : bool
        Whether topics have headings of their own; else their names begin their findings.
    """

    room: int
    each: int
    key: int
    detail: int
    drawn: int
    table: bool = True
    definitions: bool = True
    headed: bool = True


PAGES: Mapping[Length, int] = {"page": 1, "two": 2, "brief": 4}

PLANS: Mapping[Length, Sequence[Plan]] = {
    "page": (
        Plan(8, 2, 4, 8, 1, definitions=False),
        Plan(6, 2, 4, 6, 1, definitions=False),
        Plan(5, 2, 4, 5, 1, definitions=False),
        Plan(5, 2, 4, 5, 1, table=False, definitions=False),
        Plan(4, 2, 3, 3, 1, table=False, definitions=False),
        Plan(4, 2, 3, 2, 0, table=False, definitions=False),
        Plan(1, 1, 3, 2, 0, table=False, definitions=False, headed=False),
        Plan(1, 1, 3, 0, 0, table=False, definitions=False, headed=False),
        Plan(1, 1, 1, 0, 0, table=False, definitions=False, headed=False),
    ),
    "two": (
        Plan(16, 4, 5, 16, 3),
        Plan(14, 4, 5, 14, 3, definitions=False),
        Plan(12, 3, 5, 12, 2, definitions=False),
        Plan(10, 3, 5, 10, 2, definitions=False),
        Plan(9, 2, 5, 9, 1, definitions=False),
        Plan(8, 2, 4, 6, 1, definitions=False),
        Plan(6, 2, 4, 4, 1, table=False, definitions=False),
        Plan(8, 2, 4, 6, 0, definitions=False),
        Plan(1, 1, 4, 4, 0, table=False, definitions=False),
        Plan(1, 1, 4, 0, 0, table=False, definitions=False),
    ),
    "brief": (
        Plan(24, 6, 6, 24, 5),
        Plan(20, 5, 6, 20, 5),
        Plan(16, 4, 5, 16, 4),
        Plan(14, 3, 5, 14, 3),
        Plan(12, 3, 5, 12, 3),
        Plan(12, 3, 5, 12, 3, definitions=False),
        Plan(10, 2, 5, 10, 2, definitions=False),
        Plan(1, 1, 5, 8, 1, definitions=False),
        Plan(1, 1, 5, 0, 0, table=False, definitions=False),
    ),
    "long": (Plan(60, 60, 6, 60, 24),),
}
