"""What an answer holds: a figure never without its source, date, grade and what must be said."""

from pydantic import BaseModel, Field


class Line(BaseModel):
    """One line of a figure's passport."""

    label: str
    text: str


class Told(BaseModel):
    """One figure, with all that a quotation of it needs."""

    sentence: str = Field(description="The figure as a sentence: quote this.")
    must_be_said: list[str] = Field(
        description="What has to be said with the figure wherever it is quoted."
    )
    value: float | None = Field(
        description="The value as it is held; none where the source gives a state in its place."
    )
    written: str = Field(description="The value as it is to be written, or the state in its place.")
    unit: str
    lower_bound: float | None
    upper_bound: float | None
    obs_status: str = Field(description="The code of CL_OBS_STATUS.")
    indicator: str
    indicator_name: str
    ref_area: str
    area: str = Field(description="What the figure is of: its area, or the part that it covers.")
    time_period: str
    groups: dict[str, str] = Field(description="The groups it is of; totals are left out.")
    source: str
    grade: str = Field(description="The quality grade, from A (best) to E; empty without a value.")
    citation: str
    link: str
    release: str = Field(description="The data release; empty for a figure that is in none.")
    edition: str = Field(description="published, or illustrative: synthetic, never to be quoted.")
    passport: list[Line] = Field(description="Origin, treatment and proof, line by line.")


class Wanting(BaseModel):
    """That there is no figure, and why: missing is never nought."""

    sentence: str
    reason: str
    holders: str = Field(description="Agencies that hold what is not published.")
    asked: str = Field(description="Whether anybody has asked them for it, and what they said.")
    areas_with_a_figure: list[str] = Field(description="Codes of areas that have one.")
    link: str = Field(description="Where a reader sees this and asks for the figure.")


class Answer(BaseModel):
    """A figure, or why there is none; then, where one is near, the figure beside it."""

    figure: Told | None = None
    why_none: Wanting | None = None
    instead: Told | None = Field(
        default=None, description="The nearest figure that there is. It answers another question."
    )


class Compared(BaseModel):
    """Figures of several areas, and whether they may be held against each other."""

    comparable: bool = Field(
        description="Whether all are of one period, source and definition. If not, do not rank."
    )
    sentence: str
    must_be_said: list[str]
    figures: list[Told]
    without: list[Wanting]


class Found(BaseModel):
    """An indicator or an area that words found."""

    kind: str
    code: str
    name: str
    definition: str
    has_figures: bool = Field(description="Whether there is any figure of it.")
    ref_area: str = Field(description="The area that the words name beside the indicator.")
    dimensions: dict[str, list[str]] = Field(description="Groups that may be asked of it.")
    link: str


class Results(BaseModel):
    """What words found, best first."""

    found: list[Found]
