"""Series over time, each cut where nothing may be joined."""

import pandas as pd

from figures.svg import Frame, plot, trend_svg
from indicators.catalog import catalog
from indicators.errors import Unbound
from indicators.observations import year
from indicators.words import Words, figure_area, unit
from stories.figures import Figures, figure_of, series_of
from stories.model import Picture
from stories.pictures.drawn import Drawn, foot_of, keys_of, labels_of

_LARGE, _SMALL = Frame(760, 400), Frame(340, 270, left=44, right=12)


def trend_picture(asked: Picture, figures: Figures, words: Words, ident: str) -> Drawn:
    """Return the trend of the series in which some figures stand."""
    named = [figure_of(one, figures) for one in asked.of]
    items = {str(row["indicator"]): catalog()[str(row["indicator"])] for row in named}
    first = next(iter(items.values()))
    if len({item.unit_measure for item in items.values()}) > 1:
        raise Unbound("a trend has one unit: these figures have several")
    series = [_since(series_of(row, figures), asked.since) for row in named]
    if not any(len(part) > 1 for part in series):
        raise Unbound("a trend needs two periods or more of one series")
    labels = _labels(series, words)
    title = words("Trend of {name}", name=words.of(first.name))
    ends = [part["time_period"].iloc[at] for part in series for at in (0, -1)]
    said = words(
        "Line chart from {first} to {last}; the table has every figure.",
        first=words.period(min(ends), first.period),
        last=words.period(max(ends), first.period),
    )
    pairs = list(zip(labels, series, strict=True))
    large, small = (
        trend_svg(plot(pairs, first, words, frame), title, said, f"{ident}{name}")
        for frame, name in ((_LARGE, ""), (_SMALL, "s"))
    )
    rows = [row for part in series for row in _ends(part)]
    return Drawn(
        ", ".join(words.of(item.name) for item in items.values()),
        ", ".join([unit(first, words), *_areas(named, words)]),
        large,
        small,
        tuple(((f'class="v-p{at}"',), label) for at, label in enumerate(labels))
        if pairs[1:]
        else (),
        foot_of(rows, figures, words),
        keys_of(named),
    )


def _since(series: pd.DataFrame, first: int) -> pd.DataFrame:
    return series[series["time_period"].map(year) >= first]


def _ends(part: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in part.iloc[at].items()} for at in (0, -1)]


def _areas(named: list[dict[str, object]], words: Words) -> list[str]:
    return [
        *dict.fromkeys(figure_area(catalog()[str(row["indicator"])], row, words) for row in named)
    ]


def _labels(series: list[pd.DataFrame], words: Words) -> list[str]:
    return labels_of([_ends(part)[-1] | {"time_period": "2000"} for part in series], words)
