"""What each code list may hold: one declaration a list, which checks its file as it is read.

A list that the code asks for by name is closed: its keys are written out. The others are open: any
code, each entry of one form.
"""

from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter

from indicators.code_lists import core, paths, said, school, subjects
from indicators.code_lists.areas import AREA_COLUMNS, NATION, area_faults
from indicators.code_lists.kinds import (
    Entry,
    IndicatorCode,
    Named,
    Number,
    Template,
    check_rising,
    check_unlike,
    closed,
    covering,
    listed,
)
from indicators.files import Code, Line, Refusal, Texts

__all__ = [
    "AREA_COLUMNS",
    "NATION",
    "Entry",
    "IndicatorCode",
    "Number",
    "Template",
    "area_faults",
    "check_rising",
    "check_unlike",
    "covering",
    "kind_of",
    "listed",
    "names",
]

_REFUSALS = (
    "area", "topic", "language", "edition", "length", "format", "no_area", "no_topic", "year",
    "figures",
)  # fmt: skip
_RELEASE_FAULTS = (
    "missing", "unreadable", "entry", "name", "figures", "hash", "chain", "fork",
)  # fmt: skip
_OFFICIAL_CHECK = (
    "above",
    "below",
    "not_told_apart",
    "across_break",
    "incomplete",
    "unsure",
)
_VITAL_RATES = (
    "imr", "nmr", "enmr", "lnmr", "pnmr", "u5mr", "sbr", "pmr",
)  # fmt: skip
_DIAGNOSTICS = (
    "pnn_nn", "later_early", "sb_end", "enn_lnn", "end_under_1000", "births_1000g",
    "births_28w", "deaths_day_7",
)  # fmt: skip
# Sources whose bounds are not of 95 per cent: a misspelt one would be taken for one that is.
_OTHER_LEVELS = ("IGME_2017", "IGME_2019", "IGME_2025", "UNICEF_CME", "UNICEF_IGME_COPY")
_FOOTNOTES = ("SYNTHETIC", "CARRIED_FORWARD_2022")
_HAZARD_SCALES = ("mmi", "flood_depth", "spi", "utci")
_STATUSES = (
    "A", "B", "D", "E", "F", "MD", "P", "U", "Q", "L", "M", "AZE_NIL", "N", "O",
)  # fmt: skip

_CAVEATS = (
    "disowned", "place", "edition", "carried", "base_moved", "law", "whole", "shifted",
    "forecast", "left_out",
)  # fmt: skip

_KINDS: dict[str, Any] = {
    "agency": dict[Code, Texts],
    "allowed": core.Allowed,
    "area_forms": dict[
        Annotated[str, listed("ref_area")],
        Annotated[list[Line], Field(min_length=3, max_length=3)],
    ],
    "birth_path": paths.BirthPath,
    "caveat": Annotated[dict[str, said.Caution], closed(*_CAVEATS)],
    "ccri": subjects.Ccri,
    "country": dict[Code, Texts],
    "deprivation": subjects.Deprivation,
    "diagnostic": Annotated[dict[str, subjects.Diagnostic], closed(*_DIAGNOSTICS)],
    "dimension": core.Dimensions,
    "domain": dict[Code, core.Paged],
    "footnotes": Annotated[dict[str, Texts], closed(*_FOOTNOTES)],
    "fault_words": dict[Code, said.Sentence],
    "framework": dict[Code, core.Grouped],
    "geography": dict[Code, subjects.Place],
    "group_forms": dict[Code, dict[Code, Texts]],
    "group_weights": subjects.Weights,
    "hazard_class": Annotated[
        dict[str, subjects.HazardScale], closed("mmi", "flood_depth", "spi", "utci")
    ],
    "importance": Annotated[
        said.Weighed,
        closed("harm", "reach", "means", "setting", "listing", "headline", "other"),
    ],
    "inform": subjects.Inform,
    "intake": dict[Code, said.Sentence],
    "interval_level": Annotated[
        dict[str, Annotated[float, Field(gt=0.5, lt=1)]], closed(*_OTHER_LEVELS)
    ],
    "justice": dict[Code, subjects.Rate],
    "justice_counts": dict[Code, subjects.Counted],
    "left_out": dict[Code, said.LeftOut],
    "licence": dict[Line, Texts],
    "materiality": Annotated[dict[str, said.Material], closed("points", "share")],
    "measure_family": dict[Code, Annotated[list[IndicatorCode], AfterValidator(check_unlike)]],
    "method": dict[Code, said.Method],
    "obs_status": Annotated[dict[str, core.Status], closed(*_STATUSES)],
    "official_check": Annotated[dict[str, Texts], closed(*_OFFICIAL_CHECK)],
    "period_forms": said.Periods,
    "plan": dict[Code, subjects.Planned],
    "rate_of": dict[IndicatorCode, core.RateOf],
    "referral": subjects.Referral,
    "refusals": Annotated[dict[str, said.Sentence], closed(*_REFUSALS)],
    "release_faults": Annotated[dict[str, said.Sentence], closed(*_RELEASE_FAULTS)],
    "scheme": core.Schemes,
    "school_ages": school.SchoolAges,
    "search": said.Search,
    "sentences": dict[Code, said.Said],
    "source_notes": dict[Line, Texts],
    "subject": dict[IndicatorCode, said.Subject],
    "survey_twin": dict[
        Annotated[Code, listed("region_2021")], Annotated[Code, listed("region_2006")]
    ],
    "tile": dict[Annotated[str, listed("ref_area")], core.Tile],
    "topic": dict[Code, said.Topic],
    "trailing": Annotated[dict[str, subjects.Trailing], closed("published", "illustrative")],
    "unit_measure": dict[Code, core.Unit],
    "unit_phrase": dict[Code, said.UnitPhrase],
    "vital_rate": Annotated[dict[str, Named], closed(*_VITAL_RATES)],
}


def _check_any(found: Any) -> Any:
    if not found:
        raise Refusal("the list is empty", "bring the file back from where it was whole")
    return found


@cache
def kind_of(name: str) -> TypeAdapter[Any]:
    """Return what the code list of a name may hold; never nothing."""
    kind: Any = Annotated[_KINDS[name], AfterValidator(_check_any)]
    return TypeAdapter(kind)


def names() -> tuple[str, ...]:
    """Return the names of all code lists."""
    return tuple(_KINDS)
