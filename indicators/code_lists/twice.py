"""The list of what is both counted in records and asked in surveys."""

from typing import Annotated

from pydantic import Field

from indicators.code_lists.kinds import Entry, IndicatorCode
from indicators.files import Code, Texts


class Told(Entry):
    """A figure of one of the two: the indicator, and the source that has it."""

    indicator: IndicatorCode
    data_source: Code


class Twice(Entry):
    """One thing by both: what it is, in records, in the survey."""

    name: Texts
    records: Told
    survey: Told


class CountedTwice(Entry):
    """The figures of one subject by both, why they differ, and beside which others they stand."""

    beside: list[IndicatorCode] = Field(default_factory=list)
    reasons: Annotated[list[Texts], Field(min_length=1)]
    pair: Annotated[list[Twice], Field(min_length=1)]
