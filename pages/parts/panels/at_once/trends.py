"""Small trends of the regions where they lie: one scale for all, and what each says."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from figures.panels import panel
from figures.svg import PANEL_STYLE, Scale, SmallTrend, panels_markup
from geo.classes import pretty
from indicators.codelists import NATION, areas_of, codelist
from indicators.display import layout
from indicators.model import Indicator
from indicators.narrative import all_between
from indicators.observations import moment, year
from indicators.selection import View
from indicators.summary import segments, unranked, valued
from indicators.words import Words, area_name, described, short_source
from pages.parts.drawing import draw, drawn
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.at_once.in_words import in_words
from pages.parts.panels.picture import badge, grade_of_map

_SCHEMES = ("region_2021", "region_2006")
_OF_THEM = 2 / 3  # of the regions must have two periods or more


@dataclass(frozen=True)
class Trends:
    """The series of the regions of one scheme, of one source and slice, and the nation's."""

    view: View
    rows: pd.DataFrame

    @property
    def item(self) -> Indicator:
        """The indicator."""
        return self.view.indicator

    def series(self, ref_area: str) -> pd.DataFrame:
        """Return the figures of one area in order of time."""
        return valued(self.rows[self.rows["ref_area"] == ref_area])

    @property
    def below(self) -> pd.DataFrame:
        """The figures of the regions in the period of the view."""
        now = self.rows["time_period"] == self.view.time_period
        return self.rows[now & (self.rows["ref_area"] != NATION)]


def trends_of(page: Page) -> Trends | None:
    """Return the series of the regions, or None where too few have two periods."""
    found = (_trends(page, scheme) for scheme in _SCHEMES)
    return next((one for one in found if one is not None), None)


def _trends(page: Page, scheme: str) -> Trends | None:
    view = page.view(mapped=True, level=scheme)
    if view.scheme != scheme or len(view.periods) < 2:
        return None
    rows = page.store.observations(
        view.indicator.indicator,
        page.selection.edition,
        ref_area=[NATION, *areas_of(scheme)],
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    periods = valued(rows[rows["ref_area"] != NATION]).groupby("ref_area")["time_period"].nunique()
    enough = int((periods >= 2).sum()) >= _OF_THEM * len(areas_of(scheme))
    return Trends(view, rows) if enough else None


def draw_trends(page: Page, found: Trends) -> None:
    """Draw the small trends with title, unit, scale, grade and source."""
    words, title = page.words, _title(found, page.words)
    scale = scale_of(found, words)
    trends = _small(page, found)
    markup = panels_markup(
        trends,
        _parts(found.series(NATION), found.item),
        scale,
        title,
        words("no series"),
        page.selection.ref_area,
    )
    source = page.store.sources()[found.view.data_source]
    said = words("Source: {source}", source=short_source(source, words))
    foot = f"<p class='crm-source'>{escape(f'{said}. {words.of(found.item.caveat)}')}</p>"
    beside = foot + in_words(page, [f"<li>{escape(one.said)}</li>" for one in trends])
    picture = f"<div class='crm-tiled crm-small'>{drawn(page, markup)}<div>{beside}</div></div>"
    body = f"<style>{PANEL_STYLE}</style>{picture}"
    grade = badge(grade_of_map(page, found.view, found.below).letter, words)
    draw(page, panel(title, _subtitle(found, scale, words), body, grade), "crm-trends")


def _title(found: Trends, words: Words) -> str:
    """Return between what the regions lie, or the name where that may not be told."""
    if unranked(found.below, found.item):
        return words.of(found.item.name)
    return all_between(valued(found.below), found.item, words)


def _subtitle(found: Trends, scale: Scale, words: Words) -> str:
    scheme = words.of(codelist("scheme")[found.view.scheme]["name"])
    name = f"{words.of(found.item.name)}, {described(found.view, words)}"
    ends = [words.number(end, 0 if end == round(end) else 1) for end in (scale.low, scale.high)]
    same = words("The same scale in every panel, {low} to {high}.", low=ends[0], high=ends[1])
    grey = words("Grey: the nation.") if len(found.series(NATION)) else ""
    cut = words("Dashed: a break in the series.") if scale.breaks else ""
    return " ".join(filter(None, [f"{name}; {scheme}.", same, grey, cut]))


def scale_of(found: Trends, words: Words) -> Scale:
    """Return the scale of all panels: from nought, unless all lie in the upper half."""
    shown = valued(found.rows)
    low, high = float(shown["obs_value"].min()), float(shown["obs_value"].max())
    start = low if low > high / 2 else min(0.0, low)
    inner = pretty([start, high], 4)
    step = inner[1] - inner[0] if len(inner) > 1 else abs(high) or 1.0
    bottom = inner[0] - step if inner[0] > start else inner[0]
    top = inner[-1] + step if inner[-1] < high else inner[-1]
    moments = [moment(str(period)) for period in shown["time_period"]]
    first, last = min(moments), max(moments)
    cut = [year(one.time_period) for one in found.item.breaks if _cuts(one.sources, found)]
    ends = tuple(
        words.period(str(period), found.item.period)
        for period in (shown["time_period"].min()[:4], shown["time_period"].max()[:4])
    )
    parting = tuple(at - 0.5 for at in cut if first < at <= last)
    return Scale(first, last, bottom, top, (ends[0], ends[1]), parting)


def _cuts(sources: tuple[str, ...], found: Trends) -> bool:
    return not sources or found.view.data_source in sources


def _small(page: Page, found: Trends) -> list[SmallTrend]:
    """Return the trend of every region, in the order in which they are read."""
    places = layout(found.view.scheme)
    order = sorted(places, key=lambda code: (places[code].row, places[code].column))
    return [_one(page, found, code) for code in order]


def _one(page: Page, found: Trends, code: str) -> SmallTrend:
    words, item, place = page.words, found.item, layout(found.view.scheme)[code]
    series, name = found.series(code), area_name(code, page.words)
    told = [
        f"{words.period(str(row['time_period']), item.period)}: {words.figure(row, item)}"
        for row in ([] if series.empty else [series.iloc[0], series.iloc[-1]])
    ]
    return SmallTrend(
        code,
        place.column,
        place.row,
        words.of(place.short),
        f"{name}. {'; '.join(dict.fromkeys(told)) or words('no series')}",
        link_to(page, item.indicator, path="area_profile", ref_area=code),
        _parts(series, item),
        words.figure(series.iloc[-1], item) if len(series) else "",
    )


def _parts(series: pd.DataFrame, item: Indicator) -> list[list[tuple[float, float]]]:
    """Return the parts of a series between its breaks, as moments and values."""
    return [
        [
            (moment(str(when)), float(value))
            for when, value in zip(part["time_period"], part["obs_value"], strict=True)
        ]
        for part in segments(series, item)
    ]
