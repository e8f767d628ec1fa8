"""Poor homes and recorded floods on one map: two scales of three classes each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from data.print_shapes import topology
from figures.svg import TWO_WAY, map_svg, patterns, told_areas, value_labels
from geo.outlines import area_at, rings_of
from indicators.codelists import areas_of
from indicators.risk import class_in, equal_counts, summed
from indicators.words import Words, area_name, described, short_source
from pages.parts.drawn import draw, drawn, outlines, panel
from pages.parts.kept import kept_for_build
from pages.parts.panels.live_birth import areas_with_values, mapped
from pages.parts.panels.risk.exposure import by_number
from pages.parts.panels.risk.recorded import water_records
from pages.parts.shell import Page

_POOR, _SCHEME = "AZE_PV_IWI35", "region_2006"


@dataclass(frozen=True)
class TwoWay:
    """Two figures of each area, and the upper ends of the lower classes of either."""

    poor: Mapping[str, float]
    floods: Mapping[str, int]
    poor_ends: Sequence[float]
    flood_ends: Sequence[float]

    def cell(self, code: str) -> tuple[int, int]:
        """Return the class of an area upwards (poor homes) and across (records)."""
        up = class_in(self.poor[code], self.poor_ends)
        return up, class_in(self.floods[code], self.flood_ends)


def poor_and_flooded(page: Page) -> None:
    """Draw the two-way map beside children by the number of hazards; nothing without figures."""
    both = two_measures(page)
    several = by_number(page)
    left = _map(page, both) if both else ""
    right = (_key(page, both) if both else "") + several
    if not left and not right:
        return
    if not left:
        draw(
            page,
            f"<div class='crm-frame'><div class='crm-pair'>{several}</div></div>",
            key="crm-two-way",
        )
        return
    draw(
        page,
        f"<div class='crm-frame'><div class='crm-pair'>{left}<div>{right}</div></div></div>"
        f"<p class='crm-source'>{escape(_source(page))}</p>",
        key="crm-two-way",
    )


def two_measures(page: Page) -> TwoWay | None:
    """Return poor homes and recorded floods of the regions that have the former."""
    view = mapped(page, _POOR)
    if not view.exists or view.scheme != _SCHEME:
        return None
    found = areas_with_values(page, view)
    poor = dict(zip(found["ref_area"], found["obs_value"], strict=True))
    every = summed(water_records(page), districts_in_regions(page))
    floods = {code: every.get(code, 0) for code in poor}
    return TwoWay(poor, floods, equal_counts([*poor.values()]), equal_counts([*floods.values()]))


def districts_in_regions(page: Page) -> dict[str, str]:
    """Return the region of the survey in which the label point of each district lies."""

    def find() -> dict[str, str]:
        rings = rings_of(topology(page.store), _SCHEME)
        points = page.store.label_points()
        return {code: area_at(points[code], rings) for code in areas_of("district")}

    return kept_for_build(page.store, "districts_in_regions", find)


def two_way_title(both: TwoWay, words: Words) -> str:
    """Return which regions stand in the upper class of both; none is a finding too."""
    names = [area_name(code, words) for code in both.poor if both.cell(code) == (2, 2)]
    if not names:
        return words("No region is in the upper third both of poor homes and of recorded floods")
    return words(
        "In the upper third both of poor homes and of recorded floods: {names}",
        names=", ".join(names),
    )


def _map(page: Page, both: TwoWay) -> str:
    words, shapes = page.words, outlines(page)
    view = mapped(page, _POOR)
    texts = {code: _texts(page, code, both) for code in areas_of(_SCHEME)}
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    kinds = {code: _kind(code, both) for code in said}
    points = shapes.place({code: page.store.label_points()[code] for code in said})
    marks = told_areas(shapes.outlines[_SCHEME], shapes.around, kinds, said)
    wide = value_labels(texts, points, shapes.sheet, size=15, kind="crm-wide-only")
    short = {code: lines[1:] for code, lines in texts.items() if code in both.poor}
    narrow = value_labels(short, points, shapes.sheet, size=22, kind="crm-narrow-only")
    sea = f"<defs>{patterns('both')}</defs>" + (
        f'<rect class="m-sea" width="{shapes.sheet.width}" height="{shapes.sheet.height}"/>'
    )
    title = two_way_title(both, words)
    sub = words(
        "{poor} · records of floods, mudflows and landslides; each area prints both",
        poor=f"{words.of(view.indicator.name)}, {described(view, words)}",
    )
    picture = map_svg(
        sea + marks + wide + narrow, shapes.sheet, title, "; ".join(said.values()), "both"
    )
    return panel(title, sub, drawn(page, picture))


def _kind(code: str, both: TwoWay) -> str:
    if code not in both.poor:
        return 'class="m-area" fill="url(#both-missing)"'
    up, across = both.cell(code)
    return f'class="m-area m-t{up}{across}"'


def _texts(page: Page, code: str, both: TwoWay) -> tuple[str, str]:
    """Return an area's name, and its two figures or that it was not surveyed."""
    words, name = page.words, area_name(code, page.words)
    if code not in both.poor:
        return name, words("not surveyed")
    share = words.percent(words.number(both.poor[code], 1))
    return name, f"{share} · {words.number(both.floods[code], 0)}"


def _key(page: Page, both: TwoWay) -> str:
    """Return the nine colours as a table: what each stands for is read from its heads."""
    words = page.words
    poor = [words.percent(text) for text in _spans(both.poor_ends, words, 1)]
    floods = _spans(both.flood_ends, words, 0)
    body = "".join(
        f"<tr><th scope='row'>{escape(poor[up])}</th>"
        + "".join(f"<td style='background:{TWO_WAY[up][across]}'></td>" for across in range(3))
        + "</tr>"
        for up in (2, 1, 0)
    )
    heads = "".join(f"<th scope='col'>{escape(text)}</th>" for text in floods)
    said = words(
        "Rows: poor homes. Columns: recorded floods. Brown is poorer, blue has more on record, "
        "dark is both. Each class holds as many regions as equal figures allow."
    )
    table = f"<table class='crm-two-way'><tbody>{body}<tr><td></td>{heads}</tr></tbody></table>"
    return f"<section>{table}<p class='crm-sub'>{escape(said)}</p></section>"


def _spans(ends: Sequence[float], words: Words, decimals: int) -> list[str]:
    low, high = (words.number(end, decimals) for end in ends)
    return [f"≤ {low}", f"{low}–{high}", f"> {high}"]


def _source(page: Page) -> str:
    words = page.words
    source = page.store.sources()[mapped(page, _POOR).data_source]
    boundaries = words("The boundaries and names shown imply no endorsement.")
    listed = words("records: each with its source in the table of events below")
    named = f"{short_source(source, words)}; {listed}"
    return f"{words('Source: {source}.', source=named)} {boundaries}"
