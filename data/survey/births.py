"""Rates of birth histories: of a survey's births and of the women who were asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan
from typing import Any, TypeAlias

import pandas as pd

from data.engine import records_in, running_engine
from data.survey.account import Account
from data.survey.declarations import BirthHistories, Rate, SurveyIndicator
from data.survey.design import DESIGN, WEIGHT
from data.survey.files import Folder, Loaded
from data.survey.mapping import Mapped
from data.survey.measured import Drawn
from indicators.births import (
    BirthColumns,
    Window,
    WomanColumns,
    childhood_mortality,
    fertility,
    heaping_at_a_year,
)
from indicators.records import Records

Items: TypeAlias = Mapping[str, SurveyIndicator]
Ways: TypeAlias = Callable[[Items, Sequence[str]], dict[tuple[tuple[str, ...], Any], list[str]]]
_FACTOR, _HEAPING = "all women", "heaping"
_BIRTHS = BirthColumns("born", "died_at", "asked", "mother_born")
_WOMEN = WomanColumns("mother_born", "asked")


def rates_of(
    items: Items,
    loaded: Mapping[str, Loaded],
    folder: Folder,
    mapped: Mapped,
    account: Account,
    ways: Ways,
    *,
    withhold: bool,
) -> Iterator[pd.DataFrame]:
    """Yield the rates of birth histories that are asked for, in every way to divide them.

    Parameters
    ----------
    ways : callable
        From indicators and groups to ways and the names of the indicators that have each.
    """
    told = folder.declared.family.histories
    if not items or told is None:
        return
    deaths = {name: item for name, item in items.items() if item.kind == "mortality"}
    children = {name: item for name, item in items.items() if item.kind == "fertility"}
    missing = folder.declared.family.missing
    drawn = {
        kind: Drawn(_stratified(loaded[kind], told), None, missing, mapped, account)
        for kind in (told.births, told.women)
        if kind in loaded
    }
    taken = {told.born: "born", told.died_at: "died_at", told.asked: "asked"}
    if births := _records(deaths, drawn.get(told.births), taken, account):
        yield from _mortality(deaths, births, ways, withhold=withhold)
    taken = {told.born: "born", told.mother_born: "mother_born", told.asked: "asked"}
    births = _records(children, drawn.get(told.births), taken, account)
    taken = {told.woman_born: "mother_born", told.woman_asked: "asked"}
    women = _records(children, drawn.get(told.women), taken, account) if births else None
    if births and women and _all_women(women, told, children, account):
        yield from _fertility(children, women, births, told, ways, withhold=withhold)


def _stratified(loaded: Loaded, told: BirthHistories) -> Loaded:
    """Return a file with the strata of its rates tried before its own."""
    strata = [*told.strata, *loaded.file.strata]
    return replace(loaded, file=loaded.file.model_copy(update={"strata": strata}))


@dataclass(frozen=True)
class _Records:
    """The records of a file as a table: design, groups, and what birth histories take."""

    drawn: Drawn
    table: pd.DataFrame

    @property
    def groups(self) -> list[str]:
        """The groups that the file has."""
        return [*self.drawn.levels]


def _records(
    items: Items, drawn: Drawn | None, taken: Mapping[str, str], account: Account
) -> _Records | None:
    """Return the records of a file, or nothing where it is not there or lacks a variable."""
    if not items:
        return None
    values = drawn.values() if drawn else None
    reason = "there is no file of births, or of women"
    if drawn and values:
        wanting = values.wanting([*taken])
        reason = f"{drawn.loaded.name}: {'; '.join(wanting)}" if wanting else ""
    if drawn is None or values is None or reason:
        for name in items:
            account.cannot(name, reason)
        return None
    columns: dict[str, Any] = {new: values.numbers(own) for own, new in taken.items()}
    columns |= drawn.levels
    table = pd.concat([drawn.design, pd.DataFrame(columns, index=drawn.design.index)], axis=1)
    return _Records(drawn, table[table[WEIGHT].gt(0)])  # who was not interviewed has no dates


def _all_women(women: _Records, told: BirthHistories, items: Items, account: Account) -> bool:
    """Return whether all women were asked, or there is a factor of those who were not."""
    file = women.drawn.loaded
    asked = told.ever_married if told.ever_married and file.has(told.ever_married) else None
    some = asked is not None and bool((women.drawn.values().numbers(asked) == 1).any())
    if not some or _factor(women, told, ()) is not None:
        return True
    for name in items:
        reason = "only women who ever married were asked, and there is no factor of all women"
        account.cannot(name, f"{file.name}: {reason}")
    return False


def _mortality(
    items: Items, births: _Records, ways: Ways, *, withhold: bool
) -> Iterator[pd.DataFrame]:
    with running_engine() as engine, records_in(engine, {"births": births.table}) as held:
        for (way, _), names in ways(items, births.groups).items():
            own = _asked(items, names)
            found = [
                _of_window(held["births"], own, months, way, withhold=withhold)
                for months in dict.fromkeys(rate.months for rate in own.values())
            ]
            rows = pd.concat(found, ignore_index=True).assign(age="", method="jackknife")
            yield from _named(rows, own, way)


def _of_window(
    births: Records, rates: Mapping[str, Rate], months: int, way: Sequence[str], *, withhold: bool
) -> pd.DataFrame:
    """Return the rates of death of one window, and how deaths heap at a year, if asked for."""
    window, measures = Window(0, months), {rate.measure for rate in rates.values()}
    found = []
    if measures - {_HEAPING}:
        found.append(
            childhood_mortality(
                births, DESIGN, windows=[window], by=way, columns=_BIRTHS, withhold=withhold
            )
        )
    if _HEAPING in measures:
        rows = heaping_at_a_year(births, DESIGN, window=window, by=way, columns=_BIRTHS)
        rows = rows.rename(columns={"deaths": "exposed"})
        found.append(rows.assign(measure=_HEAPING, months=months, exposed_weighted=nan))
    return pd.concat(found, ignore_index=True)


def _fertility(
    items: Items,
    women: _Records,
    births: _Records,
    told: BirthHistories,
    ways: Ways,
    *,
    withhold: bool,
) -> Iterator[pd.DataFrame]:
    theirs = {old: new for new, old in told.same.items()}
    born = births.table.rename(columns=theirs)
    groups = [name for name in women.groups if name in born]
    for (way, _), names in ways(items, groups).items():
        own = _asked(items, names)
        factor = _factor(women, told, way)
        asked = women.table if factor is None else women.table.assign(**{_FACTOR: factor})
        columns = replace(_WOMEN, all_women=None if factor is None else _FACTOR)
        with running_engine() as engine, records_in(engine, {"a": asked, "b": born}) as held:
            for months in dict.fromkeys(rate.months for rate in own.values()):
                found = fertility(
                    held["a"],
                    held["b"],
                    DESIGN,
                    window=Window(0, months),
                    by=way,
                    columns=columns,
                    birth_columns=_BIRTHS,
                    withhold=withhold,
                )
                total = found["measure"].eq("TFR")
                method = total.map({True: "jackknife", False: "linearised"})
                yield from _named(found.assign(months=months, method=method), own, way)


def _factor(women: _Records, told: BirthHistories, way: tuple[str, ...]) -> Any:
    """Return how many women stand behind each that was asked, in per cent; None: all were asked."""
    wanted = [told.all_women.get(way[0] if len(way) == 1 else "total"), told.all_women.get("total")]
    there = next((name for name in wanted if name and women.drawn.loaded.has(name)), None)
    return women.drawn.values().numbers(there)[women.table.index] if there else None


def _asked(items: Items, names: Sequence[str]) -> dict[str, Rate]:
    """Return the rates of the indicators of these names."""
    return {name: rate for name in names if (rate := items[name].rate) is not None}


def _named(
    found: pd.DataFrame, rates: Mapping[str, Rate], way: tuple[str, ...]
) -> Iterator[pd.DataFrame]:
    """Yield the rows of each indicator, under the names that estimates of a survey have."""
    known = found[[*way]].notna().all(axis=1) & found["exposed"].gt(0)
    for name, rate in rates.items():
        own = known & found["measure"].eq(rate.measure) & found["months"].eq(rate.months)
        own &= found["age"].eq(rate.age) if rate.age else True
        rows = found[own]
        yield rows[[*way, *_KEPT]].assign(
            indicator=name,
            by=" x ".join(way) or "total",
            records=rows["exposed"].round().astype(int),
            weighted=rows["exposed_weighted"],
            df=nan,
        )


_KEPT = ("estimate", "standard_error", "lower", "upper", "clusters", "obs_status", "method")
