"""The page of an area: every indicator that has a figure for it, and who holds the rest."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import pandas as pd

from figures import panels
from figures.maps import interval
from figures.svg import by_reference, map_marks, map_svg
from indicators.catalog import catalog, of_domain
from indicators.codelists import NATION, areas, areas_of, codelist, lineage
from indicators.display import row_as_printed
from indicators.headlines import importance, leading
from indicators.model import Indicator
from indicators.narrative import fresh_said, nation_title
from indicators.portrait import Stand, State, like_of, rows_of, title
from indicators.search import fold
from indicators.summary import same_slice, valued
from indicators.words import (
    Words,
    area_full,
    area_name,
    capital,
    figure_and_part,
    requests_said,
    short_source,
    unit_beside,
)
from public_edition.figure import AreaFigures, area_figures
from public_edition.links import Links
from public_edition.pictures import Atlas
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language
from public_edition.standing import Known, read_known
from public_edition.views.compare import compare_pages, comparison_of

_STATES: tuple[State, ...] = ("worse", "better")
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
    rows = rows_of(ref_area, reading.measures, importance)
    beside = comparison_of(ref_area, reading)
    yield from compare_pages(ref_area, reading, site)
    for words in in_every_language():
        yield site.page(
            "area.html",
            words.language,
            f"area/{ref_area}.html",
            **_portrait(ref_area, rows, known, reading, words),
            name=area_name(ref_area, words),
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
            locator=_locator(ref_area, site, atlas, words),
            beside=beside,
            beside_name=area_name(beside, words) if beside else "",
        )


def _inside(ref_area: str, words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the areas one step below under the name of their scheme: two divide the nation."""
    below = [code for code, area in areas().items() if area.parent == ref_area]
    return [
        (words.of(entry["name"]), sorted(found, key=lambda pair: fold(pair[1])))
        for scheme, entry in codelist("scheme").items()
        if (found := [(code, area_name(code, words)) for code in below if code in areas_of(scheme)])
    ]


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
        "unit": unit_beside(item, words),
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
            return figure_and_part(item, known.iloc[0].to_dict(), words)
    return words("missing")


def holders_of_gaps(missing: set[str], words: Words) -> list[tuple[str, int]]:
    """Return the agencies that hold what is not published, with how many indicators each."""
    counts = {
        words.of(name): sum(agency in catalog()[code].holders for code in missing)
        for agency, name in codelist("agency").items()
    }
    return sorted(((name, n) for name, n in counts.items() if n), key=lambda pair: -pair[1])


def _asked(missing: Iterable[Indicator], reading: Reading, words: Words) -> dict[str, str]:
    codes = [item.indicator for item in missing]
    return {code: requests_said(reading.requests(code), words) for code in codes}


def _portrait(
    ref_area: str,
    rows: list[Stand],
    known: Collection[str],
    reading: Reading,
    words: Words,
) -> dict[str, Any]:
    """Return the portrait of an area as the monitor draws it; of the nation what is newest."""
    if ref_area == NATION:
        return {**_nation(read_known(reading), reading, words), "portrait": None}
    link, missing = Links("../"), panels.key_gaps(known)
    near = like_of(ref_area, reading.measures)
    return {
        "title": title(ref_area, rows, words, importance, known=len(known)),
        "portrait": {
            "head": panels.titled(
                panels.rows_title(rows, words), panels.rows_subtitle(rows, words) if rows else ""
            ),
            "rows": panels.portrait_rows(rows, words, link, reading.year) if rows else "",
            "none": "" if rows else panels.nothing_told(words),
            "source": _cited(rows, reading, words),
            "numbers": panels.key_numbers(reading.of_area(ref_area), words),
            "told": [_told(rows, state, words) for state in _STATES] if rows else [],
            "alike": panels.titled(*panels.alike_title(near, words))
            + panels.alike_bars(near, words, link)
            if rows or near
            else "",
            "unknown": panels.titled(
                words("What nobody has published here, and whom to ask"),
                panels.unknown_subtitle(missing, words),
            )
            + panels.unknown_list(missing, _asked(missing, reading, words), ref_area, words, link),
        },
    }


def _nation(found: Known, reading: Reading, words: Words) -> dict[str, str]:
    """Return where the nation's targets stand, its size, and its newest figures."""
    leads, link = leading(found.latest, reading.year), Links("../")
    return {
        "title": nation_title(found.themes.values(), words),
        "fresh": capital(fresh_said(found.themes.values(), words), words.language),
        "numbers": panels.key_numbers(reading.of_area(NATION), words),
        "newest": panels.newest_findings(leads, reading, words, link),
        "themes_at_once": panels.theme_grid(found.themes, words, link),
    }


def _told(rows: list[Stand], state: State, words: Words) -> str:
    said = panels.told_threshold(words) if state == "worse" else ""
    return panels.titled(panels.told_title(rows, state, words), said) + panels.told_lines(
        rows, state, words
    )


def _cited(rows: list[Stand], reading: Reading, words: Words) -> str:
    codes = dict.fromkeys(one.measure.point.key.data_source for one in rows)
    named = "; ".join(short_source(reading.source(code), words) for code in codes)
    return words("Source: {source}", source=named) if rows else ""


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
