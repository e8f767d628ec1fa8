"""What each code list may hold: one declaration a list, which checks its file as it is read.

A list that the code asks for by name is closed: its keys are written out. The others are open: any
code, each entry of one form.
"""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from indicators.allowed import Code, Line, Texts
from indicators.code_lists import core, said, subjects
from indicators.code_lists.areas import AREA_COLUMNS, area_faults
from indicators.code_lists.kinds import (
    Entry,
    IndicatorCode,
    Named,
    Number,
    Template,
    check_rising,
    check_unlike,
    listed,
)

__all__ = [
    "AREA_COLUMNS",
    "Entry",
    "IndicatorCode",
    "Number",
    "Template",
    "area_faults",
    "check_rising",
    "check_unlike",
    "kind_of",
    "listed",
    "names",
]

_KINDS: dict[str, Any] = {
    "agency": dict[Code, Texts],
    "allowed": core.Allowed,
    "area_forms": dict[
        Annotated[str, listed("ref_area")],
        Annotated[list[Line], Field(min_length=3, max_length=3)],
    ],
    "ccri": subjects.Ccri,
    "country": dict[Code, Texts],
    "deprivation": subjects.Deprivation,
    "diagnostic": dict[Code, subjects.Diagnostic],
    "dimension": core.Dimensions,
    "domain": dict[Code, core.Paged],
    "footnotes": dict[Code, Texts],
    "framework": dict[Code, core.Grouped],
    "group_forms": dict[Code, dict[Code, Texts]],
    "group_weights": subjects.Weights,
    "hazard_class": dict[Code, subjects.HazardScale],
    "inform": subjects.Inform,
    "interval_level": dict[Code, Annotated[float, Field(gt=0.5, lt=1)]],
    "justice": dict[Code, subjects.Rate],
    "justice_counts": dict[Code, subjects.Counted],
    "method": dict[Code, said.Method],
    "obs_status": dict[Code, core.Status],
    "period_forms": said.Periods,
    "plan": dict[Code, subjects.Planned],
    "referral": subjects.Referral,
    "refusals": dict[Code, said.Sentence],
    "release_faults": dict[Code, said.Sentence],
    "scheme": core.Schemes,
    "school_ages": subjects.SchoolAges,
    "sentences": dict[Code, said.Said],
    "subject": dict[IndicatorCode, said.Subject],
    "topic": dict[Code, said.Topic],
    "unit_measure": dict[Code, core.Unit],
    "unit_phrase": dict[Code, said.UnitPhrase],
    "vital_rate": dict[Code, Named],
}


def kind_of(name: str) -> TypeAdapter[Any]:
    """Return what the code list of a name may hold."""
    return TypeAdapter(_KINDS[name])


def names() -> tuple[str, ...]:
    """Return the names of all code lists."""
    return tuple(_KINDS)
