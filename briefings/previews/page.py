"""The page of a preview: indicators of a survey by theme, their regions on a map and in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from briefings.formats import html_template
from briefings.previews.pictures import PICTURE_STYLE, Ground, picture, schemes_of
from briefings.previews.read import Measured, Preview
from briefings.previews.unequal import inequality_line
from data.print_shapes import topology
from data.store import Store
from figures.maps import interval
from figures.rows import span
from figures.svg import Outlines
from indicators import births
from indicators.codelists import NATION, codelist, state
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.summary import ranking
from indicators.survey import SUPPRESSED_BELOW, UNRELIABLE_BELOW
from indicators.words import Words, area_name


@dataclass(frozen=True)
class Line:
    """One figure on the page; ``start``, ``at`` and ``end`` are per cent of the width of a row."""

    name: str
    written: str
    interval: str
    records: str
    state: str
    is_low: bool = False
    start: float | None = None
    at: float | None = None
    end: float | None = None


@dataclass(frozen=True)
class Shown:
    """One indicator on the page: pictures, inequality in a line, the nation, regions in order."""

    ident: str
    name: str
    unit: str
    code: str
    pictures: Sequence[str]
    unequal: str
    nation: Line | None
    regions: Sequence[Line]


@dataclass(frozen=True)
class Theme:
    """A theme with its indicators: those that have figures of regions, and the others."""

    name: str
    regional: Sequence[Shown]
    national: Sequence[Shown]


def preview_page(preview: Preview, store: Store, words: Words) -> bytes:
    """Return the page: of each theme its indicators, each with every figure of its regions."""
    ground = Ground(Outlines.of(topology(store)), store.label_points())
    schemes = {scheme for one in preview.measured for scheme in schemes_of(one)}
    themes = [*_themes(preview, ground, words)]
    return (
        html_template("survey_preview.html")
        .render(
            language=words.language,
            title=words("{survey}: preview", survey=words.of(preview.title)),
            mark=preview.edition.warning(words),
            warning=not_released(words),
            counted=_counted(preview, words),
            few=_few(words),
            said=_said(words),
            picture_style=PICTURE_STYLE,
            shapes=ground.shapes(sorted(schemes)),
            themes=themes,
        )
        .encode()
    )


def not_released(words: Words) -> str:
    """Return what every preview says of itself."""
    return words("Preview: nobody has reviewed or released these figures. Not to be quoted.")


def _counted(preview: Preview, words: Words) -> str:
    """Return how many indicators there are, and of which kinds."""
    regional = sum(len(one.regions) > 0 for one in preview.measured)
    own = sum(not one.in_catalogue for one in preview.measured)
    given = {"all": len(preview.measured), "regional": regional, "own": own}
    return words(
        "Indicators: {all}. With figures of regions: {regional}. Of the survey alone, not in the "
        "catalogue: {own}.",
        **{name: words.number(number, 0) for name, number in given.items()},
    )


def _few(words: Words) -> str:
    """Return what rests on so few records that it is withheld or marked."""
    return words(
        "What rests on fewer than {few} records is withheld. What rests on {few} to {most} is of "
        "low reliability: it is hatched on the map and marked in the table. Of rates of deaths the "
        "limits are {deaths} and {doubtful} children. Records are counted unweighted.",
        few=words.number(SUPPRESSED_BELOW, 0),
        most=words.number(UNRELIABLE_BELOW - 1, 0),
        deaths=words.number(births.SUPPRESSED_BELOW, 0),
        doubtful=words.number(births.BRACKETED_BELOW, 0),
    )


def _said(words: Words) -> Mapping[str, str]:
    """Return the words of the page that stand with every indicator."""
    return {
        "contents": words("Contents"),
        "own": words("Of the survey alone, not in the catalogue"),
        "area": words("Region"),
        "indicator": words("Indicator"),
        "value": words("Value"),
        "interval": words("95% interval"),
        "records": words("Records"),
        "national": words("Without figures of regions"),
    }


def _themes(preview: Preview, ground: Ground, words: Words) -> Iterator[Theme]:
    shown = [
        (one.item.domain, _shown(one, f"i{place}", preview, ground, words))
        for place, one in enumerate(preview.measured, 1)
    ]
    for code, theme in codelist("domain").items():
        own = [one for domain, one in shown if domain == code]
        if own:
            regional = [one for one in own if one.regions]
            national = [one for one in own if not one.regions]
            yield Theme(words.of(theme["name"]), regional, national)


def _shown(measured: Measured, ident: str, preview: Preview, ground: Ground, words: Words) -> Shown:
    item, unit = measured.item, words.of(measured.unit)
    period = words.period(preview.period) if preview.period else ""
    subtitle = ", ".join(part for part in (unit, period) if part)
    warning = not_released(words)
    drawn = [
        picture(measured, scheme, subtitle, warning, f"{ident}-{scheme}", preview, ground, words)
        for scheme in schemes_of(measured)
    ]
    ends = _ends(measured)
    nation = [
        _line(row, area_name(NATION, words), item, ends, words) for row in _rows(measured.nation)
    ]
    regions = [_line(row, _place(row, words), item, ends, words) for row in _in_order(measured)]
    return Shown(
        ident=ident,
        name=words.of(item.name),
        unit=subtitle,
        code=item.indicator if measured.in_catalogue else "",
        pictures=drawn,
        unequal=inequality_line(measured.unequal, words),
        nation=nation[0] if nation else None,
        regions=regions,
    )


def _rows(figures: pd.DataFrame) -> list[dict[Any, Any]]:
    return plain_rows(figures)


def _in_order(measured: Measured) -> list[dict[Any, Any]]:
    """Return the regions, worst for children first; after them those without a value."""
    found = measured.regions
    return _rows(ranking(found, measured.item)) + _rows(found[found["obs_value"].isna()])


def _place(row: Mapping[Any, Any], words: Words) -> str:
    """Return the name of a region, in the reader's language where it is an area of ours."""
    return area_name(row["ref_area"], words) if row["ref_area"] else str(row["place"])


def _ends(measured: Measured) -> tuple[float, float] | None:
    """Return the ends of the scale of all rows of an indicator; nothing without a value."""
    found = measured.figures[["obs_value", "lower_bound", "upper_bound"]].to_numpy(float).ravel()
    known = pd.Series(found).dropna()
    return span(known, measured.item) if len(known) else None


def _line(
    row: Mapping[Any, Any],
    name: str,
    item: Indicator,
    ends: tuple[float, float] | None,
    words: Words,
) -> Line:
    status = row["obs_status"]
    told = words.of(codelist("obs_status")[status]) if state(status) else ""
    records = "" if pd.isna(row["records"]) else words.number(row["records"], 0)
    if pd.isna(row["obs_value"]) or ends is None:
        return Line(name, "–", "", records, told)
    low, high = row["lower_bound"], row["upper_bound"]
    has_interval = not (pd.isna(low) or pd.isna(high))
    return Line(
        name=name,
        written=words.value(row["obs_value"], item),
        interval=interval(low, high, item, words),
        records=records,
        state=told,
        is_low=bool(told),
        start=_share(low, ends) if has_interval else None,
        at=_share(row["obs_value"], ends),
        end=_share(high, ends) if has_interval else None,
    )


def _share(value: float, ends: tuple[float, float]) -> float:
    """Return where a value stands between the ends of a scale, in per cent of the row."""
    low, high = ends
    return round(100 * min(max((value - low) / (high - low), 0.0), 1.0), 1)
