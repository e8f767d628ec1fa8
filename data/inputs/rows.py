"""What a row may say: an observation, an event, a figure of another country.

Every field checks itself and is described by the same declaration, from which ``docs/allowed.md``
is written. Cells come as text; a model turns them into what the store holds.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from data.inputs import cells
from indicators.errors import Fault
from indicators.files import LinkOrNone, Refusal, check_line

_Area = Annotated[str, AfterValidator(cells.check_area)]
_Bound = Annotated[Any, AfterValidator(cells.check_bound)]
_Dimension = Annotated[str, AfterValidator(cells.check_group)]
_Indicator = Annotated[str, AfterValidator(cells.check_indicator)]
_Number = Annotated[Any, AfterValidator(cells.check_figure)]
_Period = Annotated[str, AfterValidator(cells.check_period_begun)]
_Text = Annotated[str, AfterValidator(cells.check_text)]

_WHEN = (
    "`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a date and 1 to 60 months (`2022-01-01/P3M`): of the "
    "calendar, from 1900, begun when the source was read"
)
_GROUP = "`_T` where left out; `indicators/codes/dimension.toml`"


class _Row(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Observation(_Row):
    """One figure, in SDMX names. A check may look at the fields above its own."""

    indicator: _Indicator = Field(description="a declared indicator that names the source")
    unit_measure: Annotated[str, AfterValidator(cells.check_unit)] = Field(
        description="the declaration's, which stands where it is left out"
    )
    ref_area: _Area = Field(description="`indicators/codes/ref_area.csv`")
    time_period: _Period = Field(description=_WHEN)
    sex: _Dimension = Field(description=_GROUP)
    age: _Dimension = Field(description=_GROUP)
    residence: _Dimension = Field(description=_GROUP)
    wealth_quintile: _Dimension = Field(description=_GROUP)
    disability_status: _Dimension = Field(description=_GROUP)
    education_level: _Dimension = Field(description=_GROUP)
    hazard: _Dimension = Field(description=_GROUP)
    obs_status: Annotated[str, AfterValidator(cells.check_status)] = Field(
        description="`A` where left out; `indicators/codes/obs_status.toml`"
    )
    obs_conf: Annotated[str, AfterValidator(cells.check_confidential)] = Field(
        description="`F` (free) where left out; `C` only where the status carries no value"
    )
    obs_value: Annotated[Any, AfterValidator(cells.check_value)] = Field(
        description="digits 0 to 9 and a decimal point, in the range of the unit (below); empty "
        "where the status carries no value, and only there"
    )
    lower_bound: _Bound = Field(description="of the published interval, not above the value")
    upper_bound: _Bound = Field(description="of the published interval, not below the value")
    source_cell: _Text = Field(
        description="where it stands in the source: sheet and cell, table, series code"
    )
    source_link: LinkOrNone = Field(description="the page it was read from; http or https")
    footnotes: _Text = Field(
        description="what a reader must know of this very figure; shown as it stands, unless it is "
        "a code of `indicators/codes/footnotes.toml`: then in the reader's language"
    )


class Event(_Row):
    """One event or statement on a hazard in an area."""

    ref_area: _Area
    time_period: Annotated[str, AfterValidator(cells.check_event_period)]
    hazard: _Dimension
    event_en: Annotated[str, AfterValidator(check_line)]
    event_az: Annotated[str, AfterValidator(check_line)]
    event_ru: Annotated[str, AfterValidator(check_line)]
    source_org: _Text
    source_publication: _Text
    source_link: LinkOrNone
    source_date: _Text
    note: _Text


class Peer(_Row):
    """A figure of another country: same indicator, same source as our own series."""

    indicator: _Indicator
    ref_area: Annotated[str, AfterValidator(cells.check_country)]
    time_period: _Period
    data_source: Annotated[str, AfterValidator(cells.check_source)]
    obs_value: _Number


def checked(
    model: type[BaseModel],
    row: Mapping[str, Any],
    context: Mapping[str, Any],
    file: str,
    number: int,
) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Return what a row says, or None and everything that is wrong with it.

    Parameters
    ----------
    context : mapping
        ``data_source`` and ``retrieved`` of the source, ``sources`` known.
    """
    try:
        return model.model_validate(dict(row), context=dict(context)).model_dump(), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, [_fault(file, number, one) for one in found]


def _fault(file: str, number: int, error: Any) -> Fault:
    column = ".".join(map(str, error["loc"]))
    refused = error.get("ctx", {}).get("error")
    if isinstance(refused, Refusal):
        return Fault(file, number, column, refused.reason, refused.remedy)
    return Fault(file, number, column, error["msg"])
