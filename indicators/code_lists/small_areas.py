"""What is estimated for small areas, from what, and what an estimate has to pass."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from indicators.code_lists.kinds import Entry, IndicatorCode, Named, Number, closed, known
from indicators.files import Code, Period, Refusal, Texts

TWO_OR_MORE = "two_or_more"
_TESTS = (
    "areas", "left_out", "left_out_gain", "scatter", "better", "intervals", "variation",
)  # fmt: skip


class Covariate(Named):
    """What is counted of every area: an indicator, or the first over the second; why it serves."""

    indicators: Annotated[list[IndicatorCode], Field(min_length=1, max_length=2)]
    time_period: Period
    logarithm: bool
    why: Texts


class Threshold(Named):
    """What an estimate has to reach, or not to pass, and why."""

    least: Number | None = None
    most: Number | None = None
    unit: Literal["share", "ratio", "number"]
    why: Texts

    @model_validator(mode="after")
    def _has_one_end(self) -> "Threshold":
        if (self.least is None) == (self.most is None):
            raise Refusal("a test has one end", "give either least or most")
        return self


def _check_lacked(code: str, info: ValidationInfo) -> str:
    if code != TWO_OR_MORE and code not in known("deprivation", info):
        raise Refusal(f"{code[:80]!r} is no dimension", f"take a dimension or {TWO_OR_MORE}")
    return code


class AreaShare(Named):
    """A share that is estimated: of children who lack a dimension, or two and more."""

    lacks: Annotated[str, AfterValidator(_check_lacked)]


class AreaEstimation(Entry):
    """The whole declaration."""

    scale: Literal["linear", "logit", "arcsine"]
    people: IndicatorCode
    clusters: Annotated[int, Field(ge=2, le=100)]
    draws: Annotated[int, Field(ge=100, le=5000)]
    seed: Annotated[int, Field(ge=0, le=2**31)]
    covariate: Annotated[dict[Code, Covariate], Field(min_length=1)]
    share: Annotated[dict[Code, AreaShare], Field(min_length=1)]
    gate: Annotated[dict[str, Threshold], closed(*_TESTS)]
