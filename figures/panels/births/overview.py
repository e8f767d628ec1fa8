"""The frame of live births: rates by region, low weight, official figures beside a model."""

from dataclasses import replace
from html import escape

import pandas as pd

from figures.panels.births.finding import light_title, live_birth_title, signed_figures
from figures.panels.births.regions import map_by_region
from figures.panels.births.series import LIGHT, MODEL, OFFICIAL, national
from figures.panels.marks import drawn, keys, panel
from figures.panels.scene import Scene
from figures.svg import Frame, Plot, Series, plot, trend_svg
from indicators.catalog import indicator
from indicators.model import Indicator
from indicators.words import Words, short_source, unit

_REGIONS = "AZE_IMR_SURVEY"

_WIDE, _NARROW = Frame(540, 220, right=20), Frame(340, 230, left=40, right=16)


def live_birth_overview(scene: Scene) -> str:
    """Return the map of a rate beside the two series that the change of 2015 cuts."""
    words = scene.words
    by_region = map_by_region(scene, _mapped(scene))
    right = "".join(part for part in (_light(scene), _official_and_model(scene)) if part)
    counted = words("Since 2015 every baby that shows a sign of life is counted.")
    caveat = words(
        "No line crosses 2015: figures before and after it cannot be compared. Official statistics "
        "and the model are two series; neither corrects the other. The model’s two editions are "
        "drawn apart."
    )
    strip = (
        f"<p class='crm-strip'><strong>{escape(counted)}</strong> {escape(caveat)}</p>"
        if national(scene, OFFICIAL)
        else ""
    )
    return (
        f"<div class='crm-frame'><div class='crm-pair'>{by_region}<div>{right}</div></div>"
        f"{strip}</div><div class='crm-source'>{_foot(scene)}</div>"
    )


def _mapped(scene: Scene) -> str:
    """Return whose map is drawn: of births under 2,500 grams where deaths are of no region."""
    return _REGIONS if scene.mapped(_REGIONS).exists else LIGHT


def _foot(scene: Scene) -> str:
    """Return the sources, and grade and passport of each figure of the title."""
    boundaries = scene.words("The boundaries and names shown imply no endorsement.")
    lines = [escape(f"{_sources(scene)} {boundaries}"), *signed_figures(scene)]
    return "".join(f"<p>{line}</p>" for line in lines)


def _light(scene: Scene) -> str:
    """Return live births under 2,500 grams, cut where the definition changed."""
    series = [("", part) for part in national(scene, LIGHT)[:1]]
    if not series:
        return ""
    item, words = indicator(LIGHT), scene.words
    title = light_title(scene, series[0][1], item)
    if title == live_birth_title(scene):  # said above the picture already
        title = words.of(item.name)
    return panel(title, unit(item, words), _picture(scene, series, item, title))


def _official_and_model(scene: Scene) -> str:
    """Return official infant mortality beside two editions of the model, none joined."""
    official, model = national(scene, OFFICIAL), _editions(national(scene, MODEL))
    if not official:
        return ""
    words = scene.words
    series = [("", part) for part in (*model, *official)]
    item, known = indicator(OFFICIAL), scene.sources()
    title = words("Infant mortality: official statistics and the UN model are two series")

    named = [short_source(known[part["data_source"].iloc[0]], words) for part in model]
    legend = keys(
        ((f"class='v-p{place}'",), name)
        for place, name in enumerate([*named, words("official statistics")])
    )
    return panel(
        title, unit(item, words), _picture(scene, series, item, title, len(model)) + legend
    )


def _editions(model: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Return the model's first edition, and the first that is printed with its interval."""
    bounded = [part for part in model if part["lower_bound"].notna().all()]
    return [*model[:1], *(part for part in bounded[:1] if part is not model[0])]


def _picture(scene: Scene, series: Series, item: Indicator, title: str, parts: int = 0) -> str:
    """Return a line chart in two sizes; lines from ``parts`` on are drawn as one, not joined."""
    words = scene.words
    said = words("Line chart; each point says its figure.")
    wide, narrow = (
        trend_svg(
            _told(_as_one(plot(series, item, words, frame), parts), words), title, said, ident
        )
        for ident, frame in (
            (f"{item.indicator}-w", _WIDE),
            (f"{item.indicator}-n", _NARROW),
        )
    )
    pair = f"<div class='crm-wide-only'>{wide}</div><div class='crm-narrow-only'>{narrow}</div>"
    return drawn(pair, scene.watermark)


def _as_one(whole: Plot, parts: int) -> Plot:
    """Return a plot whose lines from a place on have one colour; nothing new is joined."""
    if not parts:
        return whole
    together = tuple(part for line in whole.lines[parts:] for part in line)
    return replace(whole, lines=(*whole.lines[:parts], together))


def _told(whole: Plot, words: Words) -> Plot:
    """Return a plot whose break is told in two words, which no line runs through."""
    return replace(whole, breaks=tuple((x, words("new definition")) for x, _ in whole.breaks))


def _sources(scene: Scene) -> str:
    words, known = scene.words, scene.sources()
    shown = [
        *national(scene, OFFICIAL),
        *_editions(national(scene, MODEL)),
        *national(scene, LIGHT),
    ]
    view = scene.mapped(_mapped(scene))
    codes = [part["data_source"].iloc[0] for part in shown] + [view.data_source] * view.exists
    text = "; ".join(dict.fromkeys(short_source(known[code], words) for code in codes))
    return words("Source: {source}.", source=text) if text else ""
