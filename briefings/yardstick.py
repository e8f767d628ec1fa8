"""What a figure of an area is held against: the areas it lies in, the nation last."""

from briefings.reading import IndicatorFacts, Reader
from indicators.codelists import NATION, lineage
from indicators.facts import Compared, Point, barred


def held_against(one: IndicatorFacts, reader: Reader) -> list[Compared]:
    """Return a figure beside those of the areas around it, in its period, source and groups.

    A count is held against the nation's alone, of which it is a part.
    """
    known = [fact for fact in one.facts if isinstance(fact, Compared)]
    if known or one.item.unit_measure == "YES_NO":
        return known
    around = [NATION] if one.item.is_count else [*lineage(one.ref_area)[1:]]
    found = (_beside(one, code, reader) for code in around if code != one.ref_area)
    return [compared for compared in found if compared is not None]


def of_nation(one: IndicatorFacts, reader: Reader) -> Point | None:
    """Return the nation's figure beside one of an area, where there is one of the same kind."""
    compared = None if one.ref_area == NATION else _beside(one, NATION, reader)
    return compared.whole if compared else None


def _beside(one: IndicatorFacts, ref_area: str, reader: Reader) -> Compared | None:
    """Return a figure beside that of an area around it, where no caveat forbids it."""
    point, latest = reader.in_whole(one, ref_area), one.figure
    if point is None:
        return None
    compared = Compared(one.item, latest.point, point, "unknown", latest.kind)
    return None if barred(compared, "comparison", reader.sources) else compared
