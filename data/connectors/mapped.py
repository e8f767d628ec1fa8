"""Figures of a provider in our codes: what is not declared is listed, what is wrong is refused."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from data.connectors.given import Given
from data.connectors.mapping import Mapping, Place, Series
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, codelist
from indicators.errors import DataFaults, Fault
from indicators.files import Refusal, number
from indicators.flows import flow_of

Row = dict[str, str]

_KEY = ("indicator", "ref_area", "time_period", *DIMENSIONS)
_YEAR = 4
_HIGHEST = 12  # power of ten
_MIDDLE = "-06"  # of a year
_WHOLE = frozenset({"", TOTAL})  # the provider's codes of a dimension that divides nothing


@dataclass
class Mapped:
    """What an answer has for us.

    Attributes
    ----------
    rows : dict
        By flow, in one order.
    unknown : Counter
        Series that nothing is declared of, with the number of their figures.
    left_out : Counter
        Series that are known and not taken.
    slices : Counter
        Series of ours by groups that are not: the indicator has no such groups, or other ages.
    without : int
        Figures of our series that have no value.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    slices: Counter[str] = field(default_factory=Counter)
    without: int = 0


def in_our_codes(mapping: Mapping, given: Iterable[Given]) -> Mapped:
    """Return the figures of an answer in our codes.

    Raises
    ------
    DataFaults
        With everything in it that is wrong, each kind once: an unknown code, another unit, a value
        that is no number, the same figure twice.
    """
    found = Mapped()
    rows: list[tuple[Given, Series, Row]] = []
    faults: list[Fault] = []
    series = _by_code(mapping)
    for one in given:
        try:
            rows += _taken(mapping, series, one, found)
        except _Wrong as wrong:
            faults.append(Fault(one.file, one.place, wrong.column, wrong.reason, wrong.remedy))
    faults += _repeated(rows)
    if faults:
        raise DataFaults(_few(faults))
    for _, told, row in sorted(rows, key=lambda one: _place(one[1], one[2])):
        found.rows.setdefault(told.flow, []).append(row)
    return found


def _place(told: Series, row: Row) -> list[str]:
    return [told.flow, *(row[name] for name in _KEY)]


class _Wrong(Refusal):
    """What is wrong with one figure, and in which field."""

    def __init__(self, column: str, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.column = column


def _by_code(mapping: Mapping) -> dict[str, list[Series]]:
    ordered = sorted(mapping.series, key=lambda one: one.code)
    return {code: [*own] for code, own in groupby(ordered, key=lambda one: one.code)}


def _taken(
    mapping: Mapping, series: Table[str, list[Series]], one: Given, found: Mapped
) -> Iterator[tuple[Given, Series, Row]]:
    """Yield the row of a figure, or count it as one that is not taken."""
    if one.series in mapping.left_out:
        found.left_out[one.series] += 1
        return
    if one.series not in series:
        found.unknown[one.series] += 1
        return
    place = mapping.areas.get(one.area)
    if place is None:
        raise _Wrong("area", f"{one.area[:80]!r} was not asked for", "correct the question")
    for told in series[one.series]:
        groups = _groups(mapping, told, place, one)
        if groups is not None:
            row = _row(mapping, told, place, one, groups)
            found.without += row is None
            yield from [(one, told, row)] if row else []
            return
    since = series[one.series][0].since
    found.slices[_named(one) + (f", before {since}" if one.period < since else "")] += 1


def _groups(mapping: Mapping, told: Series, place: Place, one: Given) -> dict[str, str] | None:
    """Return our groups of a figure; None where it is of others than the indicator has here."""
    if one.period < told.since:
        return None
    chosen = {**place.groups, **told.groups}
    has = {*catalog()[told.indicator].dimensions}
    for name, code in one.groups.items():
        ours = mapping.dimensions.get(name)
        if name in told.only:
            if code != told.only[name]:
                return None
        elif ours is None:
            if code not in _WHOLE:
                return None
        else:
            chosen[ours] = _code(mapping, name, ours, code)
    divided = {name: code for name, code in chosen.items() if code != TOTAL}
    asked = flow_of(told.flow).groups if told.flow else None
    if any(name not in has for name in divided):
        return None
    if asked is not None and any(code not in asked.get(n, ()) for n, code in divided.items()):
        return None
    return divided


def _code(mapping: Mapping, name: str, ours: str, code: str) -> str:
    if code in _WHOLE:
        return TOTAL
    known = mapping.codes.get(ours, {})
    if code not in known:
        raise _Wrong(name, f"unknown code {code[:80]!r}", "declare what it is here")
    return known[code]


def _row(
    mapping: Mapping, told: Series, place: Place, one: Given, groups: Table[str, str]
) -> Row | None:
    """Return a figure under our columns; None where the provider gives none."""
    if one.status in mapping.no_figure:
        return None
    status = _status(mapping, told, one.status)
    value = _value(told, one, status)
    if not value and codelist("obs_status")[status]["valued"]:
        return None
    if one.unit != told.unit:
        reason = f"the unit is {one.unit[:80]!r}, declared {told.unit!r}"
        raise _Wrong("unit", reason, "look what the provider changed")
    period = one.period.removesuffix(_MIDDLE) if told.mid_year else one.period
    if not (period.isascii() and period.isdigit() and len(period) == _YEAR):
        raise _Wrong("period", f"{one.period[:80]!r} is no year", "look what it stands for")
    has_bounds = bool(told.bounds and value and one.lower and one.upper)
    return {
        "indicator": told.indicator,
        "ref_area": place.area,
        "time_period": period,
        **{name: groups.get(name, TOTAL) for name in DIMENSIONS},
        "obs_value": value,
        "lower_bound": _figure("lower bound", one.lower, told, one) if has_bounds else "",
        "upper_bound": _figure("upper bound", one.upper, told, one) if has_bounds else "",
        "obs_status": status,
        "source_cell": _named(one) + (f"; {one.edition}" if one.edition else ""),
        "source_link": mapping.link,
        "footnotes": one.note,
    }


def _status(mapping: Mapping, told: Series, flag: str) -> str:
    if flag not in mapping.statuses:
        raise _Wrong("status", f"unknown flag {flag[:80]!r}", "declare what it says of a figure")
    ours = mapping.statuses[flag]
    return told.status if ours == "A" else ours


def _value(told: Series, one: Given, status: str) -> str:
    value = _figure("value", one.value, told, one) if one.value else ""
    if codelist("obs_status")[status]["valued"]:
        return value
    if value and Decimal(value) != 0:
        reason = f"{one.value[:80]!r}, though the flag {one.status!r} says that there is none"
        raise _Wrong("value", reason, "ask the provider which of them is right")
    return ""


def _figure(column: str, text: str, told: Series, one: Given) -> str:
    """Return a number as our tables have it: exact, in our unit, without an exponent."""
    if number(text) is None:
        raise _Wrong(column, f"{text[:80]!r} is no number", "a flag has a field of its own")
    power = number(one.power)
    if power is None or not power.is_integer() or abs(power) > _HIGHEST:
        raise _Wrong("power", f"{one.power[:80]!r} is no power of ten", "look what it stands for")
    exact = Decimal(text) * Decimal(told.multiplier) * Decimal(10) ** int(power)
    return format(exact, "f")


def _named(one: Given) -> str:
    """Return which series of the provider a figure is of, with the groups that it names."""
    parts = [f"{name}={code}" for name, code in sorted(one.groups.items()) if code not in _WHOLE]
    return ", ".join([one.series, *parts])


def _repeated(rows: Iterable[tuple[Given, Series, Row]]) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], Given] = {}
    for one, told, row in rows:
        first = seen.setdefault(tuple(_place(told, row)), one)
        if first is not one:
            reason = f"the same figure as row {first.place} of {first.file}: {_named(one)}"
            yield Fault(one.file, one.place, None, reason, "ask the provider which is right")


def _few(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the first fault of each kind, and how many more there are like it."""
    kinds: dict[tuple[str | None, str], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault((fault.column, fault.reason), []).append(fault)
    for first, *more in kinds.values():
        reason = first.reason + (f" ({len(more)} more rows like this)" if more else "")
        yield Fault(first.file, first.row, first.column, reason, first.remedy)
