"""The figures of a survey: every indicator that its files give, in every group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeAlias

import pandas as pd

from data.survey.about import About, about
from data.survey.account import Account
from data.survey.all_women import base_of
from data.survey.births import rates_of
from data.survey.counted import INDICATOR, OUTCOME, Counted, base_column, counted_of
from data.survey.declarations import SurveyIndicator
from data.survey.deprivation import Children, children_of, deprivation_figures
from data.survey.files import Folder, Loaded
from data.survey.inequality import inequality_of_deprivation, inequality_of_shares
from data.survey.mapping import Mapped
from data.survey.measured import Drawn, group_column
from data.survey.parities import parity_figures
from data.survey.progress import Progress
from data.survey.records import load_all
from data.survey.values import Values
from indicators.errors import ReaderMistake
from indicators.records import number_of
from indicators.survey import Quantity, Sample, estimates

Way: TypeAlias = tuple[str, ...]
Kind: TypeAlias = Literal["proportion", "mean"]
Stack: TypeAlias = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Asked:
    """What is asked of a survey.

    Parameters
    ----------
    crossed : tuple of tuple of str
        Groups to be crossed, as ``("region", "wealth_quintile")``.
    only : tuple of str
        Indicators; all where none is named.
    withhold : bool
        Whether to withhold what rests on fewer than 25 records.
    """

    crossed: tuple[Way, ...] = ()
    only: tuple[str, ...] = ()
    withhold: bool = True


@dataclass(frozen=True)
class Figures:
    """What was computed of a survey, and what must be told of it.

    Attributes
    ----------
    table, unequal : DataFrame
        Every figure by group; measures of inequality by wealth (``data.survey.inequality``).
    """

    table: pd.DataFrame
    unequal: pd.DataFrame
    about: About
    account: Account


def compute(folder: Folder, mapped: Mapped, asked: Asked, progress: Progress) -> Figures:
    """Return every figure that the files of a survey give.

    A group is a domain: the clusters without a record of it stay in the design. Variance by Taylor
    linearisation; logit intervals with Student's t at clusters less strata of the whole file.

    Raises
    ------
    ReaderMistake
        If an indicator or a group is asked for that is not declared.
    DataFaults
        If a file cannot be used.
    """
    items = _items(folder, asked)
    account = Account(guesses=[*folder.guesses])
    loaded = load_all(folder, items.values(), mapped, progress)
    known, guesses = about(folder, loaded, mapped)
    account.guesses += [*guesses, *(guess for one in loaded.values() for guess in one.guesses)]
    family = folder.declared.family
    codes = {**family.missing, **mapped.missing}
    for one in loaded.values():
        account.guesses += Values(one, codes, one.file.derived).doubts()
    stacks = _stacks(items, folder, account)
    keys = {key for stack in stacks for key in stack}
    sources = {
        key: Drawn(loaded[key[0]], key[1], family.missing, mapped, account, family.histories)
        for key in sorted(keys, key=str)
    }
    tables: list[pd.DataFrame] = []
    unequal: list[pd.DataFrame] = []
    for stack, own in stacks.items():
        drawn = [sources[key] for key in stack]
        progress.say(f"{', '.join(one.loaded.name for one in drawn)}: {len(own)} indicators")
        found, measures = _of_stack(own, drawn, loaded, folder, asked)
        tables += found
        unequal += measures
    ways = partial(ways_of, crossed=asked.crossed)
    tables += rates_of(items, loaded, folder, mapped, account, ways, withhold=asked.withhold)
    account.guesses[:] = dict.fromkeys(account.guesses)
    return Figures(_together(tables), _together(unequal), known, account)


def _of_stack(
    items: Mapping[str, SurveyIndicator],
    drawn: Sequence[Drawn],
    loaded: Mapping[str, Loaded],
    folder: Folder,
    asked: Asked,
) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """Return the figures of indicators made of the same files, and how unequal they are."""
    hide, account = asked.withhold, drawn[0].account
    counted = counted_of(_of_kind(items, "proportion", "mean"), drawn)
    deprived = _of_kind(items, "deprivation")
    children = _children(deprived, drawn, loaded, folder)
    found, unequal = _of_counted(counted, asked) if counted else ([], [])
    found += deprivation_figures(deprived, children, account, withhold=hide)
    pairs, rates = _of_kind(items, "parity"), folder.declared.indicators
    found += parity_figures(pairs, drawn, rates, account, withhold=hide)
    unequal += inequality_of_deprivation(deprived, children, withhold=hide)
    return found, unequal


def _together(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _of_kind(items: Mapping[str, SurveyIndicator], *kinds: str) -> dict[str, SurveyIndicator]:
    return {name: item for name, item in items.items() if item.kind in kinds}


def _children(
    items: Mapping[str, SurveyIndicator],
    drawn: Sequence[Drawn],
    loaded: Mapping[str, Loaded],
    folder: Folder,
) -> list[Children]:
    """Return the children of each file of whom deprivation is asked; none where it is not."""
    if not items:
        return []
    declared = {part.file: part for part in folder.declared.family.deprivation}
    parts = [declared[one.loaded.kind] for one in drawn]
    return [children_of(one, part, loaded) for one, part in zip(drawn, parts, strict=True)]


def _items(folder: Folder, asked: Asked) -> dict[str, SurveyIndicator]:
    """Return the indicators that are asked for, by name."""
    declared = folder.declared
    groups = {name for file in declared.family.files.values() for name in file.group}
    strange = [name for name in asked.only if name not in declared.indicators]
    strange += [name for way in asked.crossed for name in way if name not in groups]
    if strange:
        hint = f"Groups are {', '.join(sorted(groups))}."
        raise ReaderMistake(f"{declared.name} has no {', '.join(strange)}.", hint)
    if any(len({*way}) < len(way) for way in asked.crossed):
        raise ReaderMistake("A group is crossed with itself.", "Name each group once.")
    wanted = asked.only or [*declared.indicators]
    return {name: declared.indicators[name] for name in wanted}


def _stacks(
    items: Mapping[str, SurveyIndicator], folder: Folder, account: Account
) -> dict[Stack, dict[str, SurveyIndicator]]:
    """Return the indicators by the files, with their weights, of which each is made."""
    found: dict[Stack, dict[str, SurveyIndicator]] = {}
    shares = {name: item for name, item in items.items() if not item.of_histories}
    for name, item in shares.items():
        absent = [part.file for part in item.parts if part.file not in folder.files]
        if absent:
            title = folder.declared.family.files[absent[0]].title
            account.cannot(name, f"there is no file of {title}")
        else:
            stack = tuple((part.file, part.weight) for part in item.parts)
            found.setdefault(stack, {})[name] = item
    return found


def _of_counted(counted: Counted, asked: Asked) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """Return shares and means in every way to divide the records, and how unequal shares are."""
    ways = ways_of(counted.items, counted.groups, asked.crossed)
    with counted.sampled() as drawn:
        found = []
        for (way, kind), names in ways.items():
            of_way = replace(drawn, table=drawn.table.filter(drawn.table[INDICATOR].isin(names)))
            base = base_column(base_of(way, counted.bases))
            found.append(_estimated(of_way, way, kind, base, withhold=asked.withhold))
        return found, [*inequality_of_shares(counted, drawn, withhold=asked.withhold)]


def ways_of(
    items: Mapping[str, SurveyIndicator], groups: Sequence[str], crossed: Sequence[Way]
) -> dict[tuple[Way, Kind], list[str]]:
    """Return for every way to divide the records the indicators that have it, shares and means."""
    ways: dict[tuple[Way, Kind], list[str]] = {}
    for name, item in items.items():
        own = [group for group in groups if item.groups is None or group in item.groups]
        kind: Kind = "mean" if item.kind == "mean" else "proportion"
        for way in ((), *((group,) for group in own), *crossed):
            if {*way} <= {*own}:
                ways.setdefault((way, kind), []).append(name)
    return ways


def _estimated(drawn: Sample, way: Way, kind: Kind, base: str, *, withhold: bool) -> pd.DataFrame:
    """Return the estimates of one way to divide the records, in one pass over them."""
    quantity = Quantity(number_of(drawn.table, OUTCOME), base, kind)
    bases = {base: number_of(drawn.table, base)}
    by = [INDICATOR, *map(group_column, way)]
    needed = "what its indicator asks for"
    found = estimates(
        drawn, [quantity], bases, by, "logit", 0.95, needed=needed, withhold=withhold
    ).rename(columns={group_column(name): name for name in way})
    known = found[[*way]].notna().all(axis=1) & found["records"].gt(0)
    return found[known].assign(by=" x ".join(way) or "total")
