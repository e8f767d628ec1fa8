"""The regions most alike side by side, as a plain page for each region."""

from collections.abc import Iterator, Sequence

from figures import panels
from indicators.address import MOST_COMPARED
from indicators.codelists import areas
from indicators.headlines import importance
from indicators.portrait import Beside, like_of, of_one_scheme, side_by_side, survey_twin
from indicators.words import Words, area_name, short_source
from public_edition.links import Links
from public_edition.reading import Reading
from public_edition.site import Output, Site, in_every_language

REGIONS = ("region_2021", "region_2006")


def compared_with(ref_area: str, reading: Reading) -> list[str]:
    """Return a region and those most like it of the same boundaries; nothing where none is."""
    if areas()[ref_area].scheme not in REGIONS:
        return []
    near = [one.ref_area for one in like_of(ref_area, reading.measures)]
    same = [code for code in near if areas()[code].scheme == areas()[ref_area].scheme]
    kept, _ = of_one_scheme([ref_area, *same][:MOST_COMPARED])
    return kept if len(kept) > 1 and _rows(kept, reading) else []


def compared_regions(reading: Reading) -> list[str]:
    """Return every region that has a page beside those most like it."""
    return [code for code in areas() if compared_with(code, reading)]


def comparison_of(ref_area: str, reading: Reading) -> str:
    """Return the region whose comparison an area leads to: its own, its twin's or its parent's."""
    near = [ref_area, survey_twin(ref_area) or "", areas()[ref_area].parent or ""]
    known = (code for code in near if code in areas() and compared_with(code, reading))
    return next(known, "")


def compare_pages(ref_area: str, reading: Reading, site: Site) -> Iterator[Output]:
    """Yield the comparison of a region in every language, where others are like it."""
    kept = compared_with(ref_area, reading)
    if not kept:
        return
    rows = _rows(kept, reading)
    for words in in_every_language():
        link = Links("../")
        yield site.page(
            "compare.html",
            words.language,
            f"compare/{ref_area}.html",
            title=panels.beside_title(rows, words),
            name=area_name(ref_area, words),
            description=words("Side by side, one scale for each family of measures"),
            ref_area=ref_area,
            key=panels.beside_key(rows, words),
            cards=panels.beside_cards(kept, rows, words, link),
            dots=panels.beside_dots(kept, rows, words, link),
            table=panels.beside_table(kept, rows, words),
            caution=panels.beside_caution(rows, words),
            source=_cited(rows, reading, words),
        )


def _rows(kept: Sequence[str], reading: Reading) -> list[Beside]:
    """Return the measures that two of the areas have, what matters most first."""
    measured = {
        code: [*reading.measures(code), *(reading.measures(twin) if twin else ())]
        for code in kept
        for twin in [survey_twin(code)]
    }
    return sorted(side_by_side(measured), key=lambda one: -importance(one.measure.item))


def _cited(rows: Sequence[Beside], reading: Reading, words: Words) -> str:
    codes = dict.fromkeys(one.measure.point.key.data_source for one in rows)
    named = "; ".join(short_source(reading.source(code), words) for code in codes)
    return words("Source: {source}", source=named)
