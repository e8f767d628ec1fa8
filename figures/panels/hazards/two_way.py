"""Poor homes and recorded floods on one map: two scales of three classes each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from figures.panels.births import areas_with_values
from figures.panels.hazards.exposure import by_number
from figures.panels.hazards.recorded import water_records
from figures.panels.marks import drawn, panel, sourced
from figures.panels.scene import Scene
from figures.svg import map_svg, patterns, shaped_areas, value_labels
from indicators.codelists import areas_of
from indicators.risk import class_in, equal_counts, summed
from indicators.words import Words, area_name, described, short_source

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


def poor_and_flooded(scene: Scene) -> str:
    """Return the two-way map beside children by the number of hazards; empty without figures."""
    both, several = two_measures(scene), by_number(scene)
    if not both:
        inside = f"<div class='crm-frame'><div class='crm-pair'>{several}</div></div>"
        return inside if several else ""
    right = f"{_key(scene, both)}{several}"
    return (
        f"<div class='crm-frame'><div class='crm-pair'>{_map(scene, both)}<div>{right}</div></div>"
        f"</div>{sourced(_source(scene))}"
    )


def two_measures(scene: Scene) -> TwoWay | None:
    """Return poor homes and recorded floods of the regions that have the former."""
    view = scene.mapped(_POOR)
    if not view.exists or view.scheme != _SCHEME:
        return None
    found = areas_with_values(scene, view)
    poor = dict(zip(found["ref_area"], found["obs_value"], strict=True))
    every = summed(water_records(scene), scene.survey_regions())
    floods = {code: every.get(code, 0) for code in poor}
    return TwoWay(poor, floods, equal_counts([*poor.values()]), equal_counts([*floods.values()]))


def two_way_title(both: TwoWay, words: Words) -> str:
    """Return which regions stand in the upper class of both; none is a finding too."""
    names = [area_name(code, words) for code in both.poor if both.cell(code) == (2, 2)]
    if not names:
        return words("No region is in the upper third both of poor homes and of recorded floods")
    return words(
        "In the upper third both of poor homes and of recorded floods: {names}",
        names=", ".join(names),
    )


def _map(scene: Scene, both: TwoWay) -> str:
    words, shapes = scene.words, scene.outlines
    view = scene.mapped(_POOR)
    texts = {code: _texts(scene, code, both) for code in areas_of(_SCHEME)}
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    kinds = {code: _kind(code, both) for code in said}
    points = shapes.place({code: scene.points()[code] for code in said})
    marks = shaped_areas(scene.shape(_SCHEME), kinds, said)
    wide = value_labels(texts, points, shapes.sheet, size=shapes.pixels(15), kind="crm-wide-only")
    short = {code: lines[1:] for code, lines in texts.items() if code in both.poor}
    narrow = value_labels(
        short, points, shapes.sheet, size=shapes.pixels(24), kind="crm-narrow-only"
    )
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
    return panel(title, sub, drawn(picture, scene.watermark))


def _kind(code: str, both: TwoWay) -> str:
    if code not in both.poor:
        return 'class="m-area" fill="url(#both-missing)"'
    up, across = both.cell(code)
    return f'class="m-area m-t{up}{across}"'


def _texts(scene: Scene, code: str, both: TwoWay) -> tuple[str, str]:
    """Return an area's name, and its two figures or that it was not surveyed."""
    words, name = scene.words, area_name(code, scene.words)
    if code not in both.poor:
        return name, words("not surveyed")
    share = words.percent(words.number(both.poor[code], 1))
    return name, f"{share} · {words.number(both.floods[code], 0)}"


def _key(scene: Scene, both: TwoWay) -> str:
    """Return the nine colours as a table: what each stands for is read from its heads."""
    words = scene.words
    poor = [words.percent(text) for text in _spans(both.poor_ends, words, 1)]
    floods = _spans(both.flood_ends, words, 0)
    body = "".join(
        f"<tr><th scope='row'>{escape(poor[up])}</th>"
        + "".join(f"<td>{_cell(up, across)}</td>" for across in range(3))
        + "</tr>"
        for up in (2, 1, 0)
    )
    heads = "".join(f"<th scope='col'>{escape(text)}</th>" for text in floods)
    said = words(
        "Rows: poor homes. Columns: recorded floods. Brown is poorer, blue has more on record, "
        "dark is both. Each class holds as many regions as equal figures allow."
    )
    table = (
        f"<table class='crm-two-way'><caption class='crm-unseen'>{escape(said)}</caption>"
        f"<tbody>{body}<tr><td></td>{heads}</tr></tbody></table>"
    )
    return f"<section>{table}<p class='crm-sub'>{escape(said)}</p></section>"


def _cell(up: int, across: int) -> str:
    rect = f"<rect class='m-t{up}{across}' width='60' height='34'/>"
    return f"<svg viewBox='0 0 60 34' aria-hidden='true'>{rect}</svg>"


def _spans(ends: Sequence[float], words: Words, decimals: int) -> list[str]:
    low, high = (words.number(end, decimals) for end in ends)
    return [f"≤ {low}", f"{low}–{high}", f"> {high}"]


def _source(scene: Scene) -> str:
    words = scene.words
    source = scene.sources()[scene.mapped(_POOR).data_source]
    boundaries = words("The boundaries and names shown imply no endorsement.")
    listed = words("records: each with its source in the table of events below")
    named = f"{short_source(source, words)}; {listed}"
    return f"{words('Source: {source}.', source=named)} {boundaries}"
