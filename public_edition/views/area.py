"""The page of an area: every indicator that has a figure for it, and who holds the rest."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from figures.maps import interval
from figures.svg import by_reference, map_marks, map_svg
from indicators.catalog import catalog, of_domain
from indicators.codelists import NATION, areas, areas_of, codelist, lineage
from indicators.model import Indicator
from indicators.printed import row_as_printed
from indicators.summary import same_slice, valued
from indicators.words import Words, area_full, area_name, short_source, unit
from public_edition.figure import AreaFigures, area_figures
from public_edition.pictures import Atlas
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language

_PALE, _STRONG = {"c": "#a9d8f0"}, {"c": "#0b4f75"}


def area_pages(ref_area: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    """Yield the page of an area in every language."""
    found = {
        str(code): area_figures(reading.declared(str(code)), rows, ref_area)
        for code, rows in reading.of_area(ref_area).groupby("indicator")
    }
    known = {code: own for code, own in found.items() if own.exists}
    above = [
        (code, {str(i): rows for i, rows in reading.of_area(code).groupby("indicator")})
        for code in lineage(ref_area)[1:]
    ]
    for words in in_every_language():
        yield site.page(
            "area.html",
            words.language,
            f"area/{ref_area}.html",
            title=words.of(areas()[ref_area].name),
            full=area_full(ref_area, words),
            description=words.plural(
                "{n} indicator has a published figure for this area",
                "{n} indicators have a published figure for this area",
                len(known),
            ),
            ref_area=ref_area,
            scheme=words.of(codelist("scheme")[areas()[ref_area].scheme]["name"]),
            line=[(code, area_name(code, words)) for code in lineage(ref_area)[:0:-1]],
            inside=_inside(ref_area, words),
            above=[area_name(code, words) for code, _ in above],
            themes=_themes(known, above, reading, words),
            held=holders_of_gaps(catalog().keys() - known.keys(), words),
            key_gaps=_key_gaps(known, words),
            locator=_locator(ref_area, site, atlas, words),
        )


def _inside(ref_area: str, words: Words) -> list[tuple[str, str]]:
    """Return the areas one step below."""
    below = [code for code, area in areas().items() if area.parent == ref_area]
    return sorted(((code, area_name(code, words)) for code in below), key=lambda pair: pair[1])


def _themes(
    known: dict[str, AreaFigures],
    above: list[tuple[str, dict[str, pd.DataFrame]]],
    reading: Reading,
    words: Words,
) -> list[dict[str, Any]]:
    """Return the area's figures by theme, each beside the same figure of the areas above."""
    themes = []
    for domain, entry in codelist("domain").items():
        own = [known[item.indicator] for item in of_domain(domain) if item.indicator in known]
        rows = [_row(found, above, reading, words) for found in own]
        if rows:
            themes.append({"code": domain, "name": words.of(entry["name"]), "rows": rows})
    return themes


def _row(
    found: AreaFigures,
    above: list[tuple[str, dict[str, pd.DataFrame]]],
    reading: Reading,
    words: Words,
) -> dict[str, Any]:
    item, fact = found.item, found.fact
    return {
        "code": item.indicator,
        "name": words.of(item.name),
        "unit": unit(item, words),
        "value": words.figure(fact, item),
        "bounds": interval(
            fact["lower_bound"], fact["upper_bound"], row_as_printed(item, fact), words
        ),
        "period": words.period(found.view.time_period, item.period),
        "above": [_same(found, rows.get(item.indicator), item, words) for _, rows in above],
        "source": short_source(reading.source(fact["data_source"]), words),
        "grade": found.grade(reading).letter,
    }


def _same(found: AreaFigures, rows: pd.DataFrame | None, item: Indicator, words: Words) -> str:
    """Return another area's figure of the same source, period and slice, or that it is missing."""
    if rows is not None:
        same = same_slice(rows, found.view.dimensions)
        for name in ("time_period", "data_source"):
            same = same[same[name] == found.fact[name]]
        known = valued(same)
        if len(known) == 1:
            return words.figure(known.iloc[0], item)
    return words("missing")


def holders_of_gaps(missing: set[str], words: Words) -> list[tuple[str, int]]:
    """Return the agencies that hold what is not published, with how many indicators each."""
    counts = {
        words.of(name): sum(agency in catalog()[code].holders for code in missing)
        for agency, name in codelist("agency").items()
    }
    return sorted(((name, n) for name, n in counts.items() if n), key=lambda pair: -pair[1])


def _key_gaps(known: dict[str, AreaFigures], words: Words) -> list[dict[str, str]]:
    """Return the key indicators without a figure for the area, and who holds each."""
    wanted = [item for item in catalog().values() if item.key and item.indicator not in known]
    agencies = codelist("agency")
    return [
        {
            "code": item.indicator,
            "name": words.of(item.name),
            "holders": ", ".join(words.of(agencies[code]) for code in item.holders),
        }
        for item in wanted
    ]


def _locator(ref_area: str, site: Site, atlas: Atlas, words: Words) -> str:
    """Return a small map that shows where the area lies, or nothing for the nation."""
    if ref_area == NATION:
        return ""
    layer = areas()[ref_area].scheme
    said = {code: area_name(code, words) for code in areas_of(layer)}
    values = {code: (int(code == ref_area), "", "", "") for code in said}
    inner = _marks(values, said, site.assets[f"map_{layer}"], atlas)
    title = area_full(ref_area, words)
    return map_svg(inner, atlas.sheet, title, words("Where the area lies"), "place")


def _marks(
    values: dict[str, tuple[int, str, str, str]], said: dict[str, str], file: str, atlas: Atlas
) -> str:

    shape = by_reference(f"../../{file}")
    return map_marks(values, [_PALE, _STRONG], said, shape, atlas.sheet, "place")
