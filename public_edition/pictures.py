"""The pictures of a page: its trend and its map, inline or as files that stand alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from figures import panels
from figures.maps import legend_breaks
from figures.pictured import Pictured, map_scale
from figures.svg import (
    PLOT,
    CardMap,
    Frame,
    Outlines,
    Plot,
    Shape,
    by_reference,
    card,
    colour_class,
    counts_on_map,
    drawn_in,
    linked_map,
    map_marks,
    map_svg,
    plot,
    standalone,
    state_marks,
    trend_marks,
    trend_svg,
    value_labels,
)
from figures.symbols import circle_keys, numbers_of
from geo.classes import SEQUENTIAL
from geo.outlines import PictureSize, Points, rings_of
from indicators.codelists import NATION, areas_of, codelist
from indicators.model import Indicator
from indicators.trailing import Counted
from indicators.words import Words, area_name, drawn_areas, group_names, short_source, unit
from public_edition.figure import AreaFigures, Mapped
from public_edition.published import EDITION
from public_edition.reading import Reading
from public_edition.site import Site

_MOST_NAMES = 20  # areas on a map from which on there is no room for their names
WIDE, NARROW = Frame(760, 330), Frame(340, 270, left=44, right=12)


@dataclass(frozen=True)
class Atlas(Outlines):
    """The outlines that the pages share, with what they were read from and the label points."""

    topology: Mapping[str, Any] = field(default_factory=dict, repr=False)
    _rings: dict[str, Mapping[str, Sequence[Points]]] = field(default_factory=dict, repr=False)

    def rings(self, layer: str) -> Mapping[str, Sequence[Points]]:
        """Return the rings of each area of a scheme on the sheet; worked out once."""
        if layer not in self._rings:
            found = rings_of(self.topology, layer).items()
            self._rings[layer] = {
                code: [self.sheet.place(ring) for ring in rings] for code, rings in found
            }
        return self._rings[layer]

    def points(self, codes: Sequence[str], reading: Reading) -> dict[str, tuple[float, float]]:
        """Return where the labels of areas stand on the sheet."""
        return self.place({code: point for code in codes if (point := reading.point(code))})


@dataclass(frozen=True)
class Trend:
    """A trend in one language: two sizes for the page, its legend and its sources."""

    wide: str
    narrow: str
    legend: tuple[str, ...]
    subtitle: str


def subtitle_of(item: Indicator, figure: AreaFigures, words: Words) -> str:
    """Return area, unit and groups of what is drawn."""
    area = area_name(figure.ref_area, words)
    if figure.exists:
        area = drawn_areas(figure.item, figure.series, words)
    parts = [area, unit(item, words)]
    return ", ".join([*parts, *group_names(figure.item, figure.view.dimensions, words)])


def has_trend(figure: AreaFigures) -> bool:
    """Return whether there are figures of two periods or more."""
    return len({period for part in figure.lines for period in part["time_period"]}) > 1


def trend(
    figure: AreaFigures, reading: Reading, words: Words, ident: str = "trend"
) -> Trend | None:
    """Return the trend of a figure, or None where there is no more than one period."""
    if not has_trend(figure):
        return None
    series = _series(figure, reading, words)
    title = words("Trend of {name}", name=words.of(figure.item.name))
    periods = sorted(period for _, part in series for period in part["time_period"])
    first, last = (words.period(end, figure.item.period) for end in (periods[0], periods[-1]))
    said = words(
        "Line chart from {first} to {last}; the table has every figure.", first=first, last=last
    )
    wide, narrow = (
        trend_svg(plot(series, figure.item, words, frame), title, said, name)
        for name, frame in ((ident, WIDE), (f"{ident}-s", NARROW))
    )
    legend = tuple(label for label, _ in series)
    return Trend(wide, narrow, legend, subtitle_of(figure.item, figure, words))


def _series(figure: AreaFigures, reading: Reading, words: Words) -> list[tuple[str, Any]]:
    return [
        (short_source(reading.source(str(part["data_source"].iloc[0])), words), part)
        for part in figure.lines
    ]


def trend_file(
    figure: AreaFigures, reading: Reading, words: Words, title: str, foot: Sequence[str]
) -> str:
    """Return the trend as a file that stands alone."""
    series = _series(figure, reading, words)
    keys = [((f'class="v-p{n}"',), label) for n, (label, _) in enumerate(series)]
    inner = trend_marks(plot(series, figure.item, words, WIDE))
    return standalone(
        inner,
        (WIDE.width, WIDE.height),
        title=title,
        subtitle=subtitle_of(figure.item, figure, words),
        keys=keys if len(keys) > 1 else [],
        foot=foot,
        language=words.language,
    )


@dataclass(frozen=True)
class Map:
    """A map in one language: its title and the sentence under it, what each area has, the legend.

    A class has the CSS class ``k`` that paints it and a label ``l``; a state has ``paints``
    (attributes, one paint over the other) and ``l``; ``renamed`` says that the map shows another
    measure than its page: those whom shares leave out.
    """

    title: str
    values: Mapping[str, Sequence[Any]]
    classes: Sequence[Mapping[str, str]]
    states: Sequence[Mapping[str, Any]]
    said: Mapping[str, str]
    subtitle: str
    counts: Mapping[str, float]
    circles: Sequence[tuple[int, str]]
    renamed: bool = False

    def body(self, shape: Shape, on: PictureSize, ident: str) -> str:
        """Return the marks of the map."""
        return map_marks(self.values, self.classes, self.said, shape, on, ident)


def as_pictured(found: Mapped, reading: Reading, words: Words) -> Pictured:
    """Return what a map and its ranking are drawn of: shares near their ceiling by their rest."""
    view, item = found.view, found.view.indicator
    locked = reading.breaks(item.indicator)
    inner = legend_breaks(locked, EDITION, view.scheme, view.dimensions)
    scale = map_scale(item, inner, found.every_year["obs_value"], words)
    return scale.painted(found.observations, view.scheme, words)


def area_map(found: Mapped, reading: Reading, words: Words) -> Map:
    """Return the map of an indicator's areas; legend breaks are the locked ones.

    What grows with an area is drawn as circles; where few are known the map shows only where.
    """
    view, drawn = found.view, as_pictured(found, reading, words)
    item, values = drawn.item, drawn.entries(words)
    states = drawn.states(values, words)
    names = {entry["s"]: entry["l"] for entry in states}
    scheme = words.of(codelist("scheme")[view.scheme]["name"])
    period = words.period(view.time_period, item.period)
    parts = [unit(item, words), *group_names(item, view.dimensions, words), period]
    counts = numbers_of(values) if drawn.marks == "symbols" else {}
    as_large = [words("A circle is as large as the figure")] if counts else []
    return Map(
        words.of(item.name),
        drawn.coloured(values),
        [c | {"k": colour_class(c["c"])} for c in drawn.classes(words)],
        [state | {"paints": state_marks(state["s"], "map")} for state in states],
        {code: _said(code, values, names, words) for code in found.areas},
        " · ".join([", ".join(parts), scheme, *as_large]),
        counts,
        circle_keys(counts.values(), words),
        renamed=drawn.scale.is_left_out,
    )


def _said(
    code: str, values: Mapping[str, Sequence[Any]], names: Mapping[str, str], words: Words
) -> str:
    """Return what an area says when pointed at: its name, value, interval and state."""
    _, written, bounds, state, *_ = values.get(code, (-1, "", "", "missing"))
    parts = [written, f"({bounds})" if bounds else "", names.get(state, "")]
    return f"{area_name(code, words)}: {' '.join(part for part in parts if part)}"


def map_picture(
    drawn: Map, found: Mapped, atlas: Atlas, reading: Reading, words: Words, address: str
) -> str:
    """Return the map as an element of a page; outlines come from the shared file."""
    inner = drawn.body(by_reference(address), atlas.sheet, "map")
    inner += _circles(drawn, found, atlas, reading, narrow=True)
    inner += _names(drawn, found.areas, atlas, reading, words)
    inner += _names(drawn, found.areas, atlas, reading, words, short=True)
    title = f"{drawn.title}. {drawn.subtitle}"
    said = words("Map; the ranking and the table have every figure.")
    return map_svg(inner, atlas.sheet, title, said, "map")


def map_file(
    drawn: Map, found: Mapped, atlas: Atlas, reading: Reading, words: Words, foot: Sequence[str]
) -> str:
    """Return the map as a file that stands alone."""
    outlines = atlas.outlines[found.view.scheme]
    inner = drawn.body(drawn_in(outlines), atlas.sheet, "map")
    inner += _circles(drawn, found, atlas, reading)
    keys = [((f'class="{c["k"]}"',), c["l"]) for c in drawn.classes]
    keys += [(state["paints"], state["l"]) for state in drawn.states]
    return standalone(
        inner + _names(drawn, found.areas, atlas, reading, words),
        (atlas.sheet.width, atlas.sheet.height),
        title=drawn.title,
        subtitle=drawn.subtitle,
        keys=keys,
        foot=foot,
        language=words.language,
    )


def _circles(
    drawn: Map, found: Mapped, atlas: Atlas, reading: Reading, *, narrow: bool = False
) -> str:
    """Return the circles of a map of counts, nothing of another."""
    if not drawn.counts:
        return ""
    points = atlas.points(found.areas, reading)
    return counts_on_map(drawn.counts, points, drawn.circles, atlas.sheet, narrow=narrow)


def count_map(found: Counted, title: str, unknown: str, words: Words) -> Map:
    """Return the map of on how many measures areas trail the nation.

    Parameters
    ----------
    unknown : str
        What is said of an area without a count.
    """
    values = panels.count_values(found, words)
    inks = panels.count_classes(len(found.measures), words)
    codes = areas_of(found.scheme)
    return Map(
        title,
        values,
        [c | {"k": colour_class(c["c"])} for c in inks],
        [{"l": unknown, "paints": state_marks("missing", "map")}] if found.unknown else [],
        {code: _said(code, values, {"missing": unknown}, words) for code in codes},
        panels.count_subtitle(found, words),
        {},
        (),
    )


def count_picture(
    drawn: Map,
    atlas: Atlas,
    reading: Reading,
    words: Words,
    address: str,
) -> str:
    """Return the map of a count as an element of a page; every area says its count."""
    inner = drawn.body(by_reference(address), atlas.sheet, "map")
    inner += _names(drawn, list(drawn.said), atlas, reading, words)
    inner += _names(drawn, list(drawn.said), atlas, reading, words, short=True)
    return map_svg(inner, atlas.sheet, drawn.title, drawn.subtitle, "map")


def map_of_pages(
    counts: Mapping[str, int], scheme: str, site: Site, atlas: Atlas, reading: Reading, words: Words
) -> str:
    """Return a map whose areas lead to their pages; regions bear their name and their count.

    Parameters
    ----------
    counts : mapping
        How many indicators have a figure, by area.
    """
    codes = areas_of(scheme)
    texts = {code: [area_name(code, words), str(counts[code])] for code in codes}
    points = atlas.points(codes, reading) if len(codes) <= _MOST_NAMES else {}
    wide, narrow = (
        value_labels(shown, points, atlas.sheet, size=size, kind=kind)
        for size, kind, shown in (
            (22, "crm-wide-only", {code: texts[code] for code in points}),
            (34, "crm-narrow-only", {code: texts[code][1:] for code in points}),
        )
    )
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    links = {code: f"area/{code}.html" for code in codes}
    shape = by_reference(f"../{site.assets[f'map_{scheme}']}")
    return linked_map(said, links, shape, atlas.sheet, wide + narrow)


def _names(
    drawn: Map,
    codes: Sequence[str],
    atlas: Atlas,
    reading: Reading,
    words: Words,
    *,
    short: bool = False,
) -> str:
    """Return names and values where there is room for all of them: on regions, not districts.

    Parameters
    ----------
    short : bool
        Whether values stand alone in a larger type, as on a narrow page.
    """
    if len(codes) > _MOST_NAMES:
        return ""
    points = atlas.points(codes, reading)
    values = {code: str(drawn.values.get(code, ("", ""))[1]) for code in points}
    texts = {code: [*([] if short else [area_name(code, words)]), values[code]] for code in points}
    kept = {code: list(filter(None, lines)) for code, lines in texts.items() if any(lines)}
    size, kind = (34, "crm-narrow-only") if short else (17, "crm-wide-only")
    return value_labels(kept, points, atlas.sheet, size=size, kind=kind)


def shared_map(
    drawn: Map | None, found: Mapped | None, atlas: Atlas, reading: Reading, words: Words
) -> CardMap:
    """Return the map of a shared link: the areas that have figures, else the nation alone."""
    if drawn is None or found is None:
        return CardMap(atlas.sheet, atlas.rings("nation"), {NATION: SEQUENTIAL[2]}, {}, {}, (), ())
    inks = [str(one["c"]) for one in drawn.classes]
    known = {code: one[0] for code, one in drawn.values.items() if one[1]}
    cited = short_source(reading.source(found.view.data_source), words)
    return CardMap(
        atlas.sheet,
        atlas.rings(found.view.scheme),
        {code: inks[max(place, 0)] for code, place in known.items()},
        drawn.counts,
        atlas.points(found.areas, reading) if drawn.counts else {},
        () if drawn.counts else [(str(one["c"]), str(one["l"])) for one in drawn.classes],
        (f"{drawn.title}. {drawn.subtitle}. {cited}",),
    )


def social(
    figure: AreaFigures | None,
    words: Words,
    title: str,
    foot: Sequence[str],
    areas: CardMap | None = None,
) -> bytes:
    """Return the picture that a shared link shows, as PNG: the sentence with its map or line.

    The one place where it is made. A line has no legend: the headline's own source, alone.
    """
    drawn: Plot | CardMap | None = areas
    if figure is not None and len(figure.series) > 1 and (areas is None or not areas.said):
        drawn = plot([("", figure.series)], figure.item, words, PLOT)
    brand = f"{words('Child Rights Monitor')} · {words('Azerbaijan')}"
    return card(title, drawn, foot, brand)
