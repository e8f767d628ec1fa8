"""The regions of a survey on a map: one picture, with all that must be read with it drawn in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from briefings.previews.read import Measured, Preview
from figures.maps import area_values, boundary_note, classes, states_shown
from figures.svg import (
    FILE_STYLE,
    MAP_STYLE,
    WARNED_STYLE,
    Outlines,
    by_reference,
    colour_class,
    file_of_shapes,
    framed,
    map_marks,
    state_marks,
    value_labels,
)
from geo.classes import breaks
from indicators.codelists import areas, areas_of
from indicators.words import Words, area_name

PICTURE_STYLE = MAP_STYLE + FILE_STYLE + WARNED_STYLE
_WIDTH = 720  # pixels: about as wide as it stands on a page
_TYPE = 14  # pixels of names and values on the map


@dataclass(frozen=True)
class Ground:
    """What all pictures of a page are drawn on: outlines, and where the labels of areas stand."""

    outlines: Outlines
    points: Mapping[str, tuple[float, float]]

    def shapes(self, schemes: Iterable[str]) -> str:
        """Return the outlines of some schemes, to stand once in a page."""
        found: dict[str, str] = {}
        for scheme in schemes:
            found |= self.outlines.outlines[scheme]
        return file_of_shapes(found, self.outlines.sheet) if found else ""


def schemes_of(measured: Measured) -> list[str]:
    """Return the schemes of areas that the regions of an indicator are of."""
    return sorted({areas()[code].scheme for code in measured.regions["ref_area"] if code})


def picture(
    measured: Measured,
    scheme: str,
    subtitle: str,
    warning: str,
    ident: str,
    preview: Preview,
    ground: Ground,
    words: Words,
) -> str:
    """Return the map of the regions that are areas of a scheme, as an element of a page.

    Parameters
    ----------
    warning : str
        What every preview says of itself.
    ident : str
        What names the picture within its page.
    """
    item, below = measured.item, measured.regions
    below = below[below["ref_area"].isin(areas_of(scheme))]
    inner = breaks(below["obs_value"].dropna().tolist(), decimals=item.decimals)
    values = area_values(below, inner, item, words)
    shown = classes(inner, item, words) if below["obs_value"].notna().any() else []
    states = {entry["s"]: entry["l"] for entry in states_shown(values, scheme, words)}
    texts = {code: _texts(code, values, states, words) for code in areas_of(scheme)}
    sheet = ground.outlines.sheet
    points = ground.outlines.place({code: ground.points[code] for code in texts})
    size = _TYPE * sheet.width / _WIDTH
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    marks = map_marks(values, shown, said, by_reference(""), sheet, ident)
    labels = f'<g font-size="{size:.0f}">{value_labels(texts, points, sheet, size=size)}</g>'
    keys = [((f'class="{colour_class(entry["c"])}"',), entry["l"]) for entry in shown]
    drawn, height = framed(
        f'<svg width="{sheet.width}" height="{sheet.height}">{marks}{labels}</svg>',
        (sheet.width, sheet.height),
        title=words.of(item.name),
        subtitle=subtitle,
        keys=[*keys, *((state_marks(state, ident), label) for state, label in states.items())],
        foot=[words("Source: {source}", source=words.of(preview.title)), boundary_note(words)],
        warnings=[one for one in (preview.edition.warning(words), warning) if one],
        stamp=preview.edition.watermark(words),
        width=_WIDTH,
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{ident}-t {ident}-d">'
        f'<title id="{ident}-t">{escape(words.of(item.name))}</title>'
        f'<desc id="{ident}-d">{escape(words("Map; every area says its figure."))}</desc>'
        f"{drawn}</svg>"
    )


def _texts(
    code: str, values: Mapping[str, list[object]], states: Mapping[str, str], words: Words
) -> tuple[str, str]:
    """Return the name of an area, and its figure or the state that stands for it."""
    _, written, _, state, *_ = values.get(code, [-1, "", "", "missing"])
    return area_name(code, words), str(written) or states.get(str(state), "")
