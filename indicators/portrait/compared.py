"""Up to four areas of one set of boundaries side by side, measure by measure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.address import MOST_COMPARED
from indicators.codelists import areas
from indicators.facts import is_material_difference
from indicators.portrait.measures import Measure, survey_twin


@dataclass(frozen=True)
class Beside:
    """One measure of some areas: same source, period and slice.

    ``best`` and ``worst`` are areas whose figure alone is so and that lie further apart than the
    threshold of materiality; empty where none is told.
    """

    measure: Measure
    values: Mapping[str, float]
    best: str
    worst: str


def of_one_scheme(chosen: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the areas that can be compared with the first, and those that cannot.

    Areas of another set of boundaries cannot: they overlap, and their figures are of other years.

    Examples
    --------
    >>> of_one_scheme(["ER09", "ER10", "AZEr107"])
    (['ER09', 'ER10'], ['AZEr107'])
    """
    known = [code for code in chosen if code in areas() and areas()[code].parent is not None]
    same = [code for code in known if areas()[code].scheme == areas()[known[0]].scheme]
    return same[:MOST_COMPARED], [code for code in known if code not in same[:MOST_COMPARED]]


def side_by_side(measured: Mapping[str, Sequence[Measure]]) -> list[Beside]:
    """Return the measures that at least two of some areas have, in the order of the first area's.

    Of one indicator the row that has most of the areas is kept, then the newest.

    Parameters
    ----------
    measured : mapping
        The measures of each area, those of its survey twin among them.
    """
    found: dict[str, Beside] = {}
    for beside in _every(measured):
        code = beside.measure.item.indicator
        if code not in found or _worth(beside) > _worth(found[code]):
            found[code] = beside
    return list(found.values())


def _every(measured: Mapping[str, Sequence[Measure]]) -> Iterator[Beside]:
    for own in measured.values():
        for measure in own:
            values = {
                code: measure.siblings[as_]
                for code in measured
                if (as_ := _named(code, measure)) in measure.siblings
            }
            if measure.judged and len(values) > 1:
                yield _beside(measure, values)


def _named(code: str, measure: Measure) -> str:
    """Return the code of an area in the scheme of a measure; of a region its survey twin."""
    same = areas()[code].scheme == areas()[measure.area].scheme
    return code if same else survey_twin(code) or ""


def _worth(one: Beside) -> tuple[int, str]:
    return len(one.values), one.measure.point.key.time_period


def _beside(measure: Measure, values: Mapping[str, float]) -> Beside:
    order = sorted(values, key=lambda code: values[code] * measure.sign)
    low, high = order[0], order[-1]
    if not is_material_difference(measure.item, values[low], values[high], None):
        return Beside(measure, values, "", "")
    alone = {code: list(values.values()).count(values[code]) == 1 for code in (low, high)}
    return Beside(measure, values, high if alone[high] else "", low if alone[low] else "")


def by_family(found: Sequence[Beside]) -> dict[str, list[Beside]]:
    """Return the rows by their unit: one scale a family of measures."""
    families: dict[str, list[Beside]] = {}
    for one in found:
        families.setdefault(one.measure.item.unit_measure, []).append(one)
    return dict(sorted(families.items(), key=lambda family: -len(family[1])))


def family_top(unit_measure: str, rows: Sequence[Beside]) -> float:
    """Return where the scale of a family ends: 100 for shares, else above its largest figure."""
    if unit_measure == "PCNT":
        return 100.0
    nations = [one.measure.nation.value for one in rows if one.measure.nation]
    return max([*(value for one in rows for value in one.values.values()), *nations]) or 1.0
