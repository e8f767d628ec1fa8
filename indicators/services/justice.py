"""Justice for children and formal care, from counts by area: rates, shares, and the nation pooled.

UNODC and UNICEF, Manual for the Measurement of Juvenile Justice Indicators, 2006; BCN and UNICEF,
Manual for the Measurement of Indicators for Children in Formal Care, 2009. What is divided by
what is declared in ``codes/justice.toml``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codelists import NATION, codelist
from indicators.errors import JusticeInputError


def indicators(
    counts: pd.DataFrame, *, area: str = "ref_area", total: str = NATION
) -> pd.DataFrame:
    """Return every declared indicator whose counts are there, by area and for all areas together.

    The figure of the whole is the sum of the numerators over the sum of the denominators, never
    the mean of the areas'. A count that is missing leaves the indicator of its area missing, and
    that of the whole; so does a denominator of zero. A numerator of zero is zero.

    Parameters
    ----------
    counts : DataFrame
        One row an area: ``area`` and columns named as in ``codes/justice.toml``
        (``child_pop_0_17``, ``arrested``, ``diverted``, ``sentenced``, …), each counted over the
        same twelve months (a flow) or on the same day (a stock).
    area, total : str
        The column of the areas, and the code given to all of them together.

    Returns
    -------
    DataFrame
        ``area``, ``indicator``, ``kind`` (flow or stock), ``obs_value``, ``numerator``,
        ``denominator``, ``per`` (100,000, 1,000, 100 or 1), ``areas`` (how many are in it).

    Raises
    ------
    JusticeInputError
        If there is no area, an area stands twice or is the whole itself, a count is negative or
        is no number, no indicator has its counts, or there are more in a part than in its whole.

    Examples
    --------
    >>> found = indicators(pd.DataFrame({"ref_area": ["a", "b"], "custodial": [1, 0],
    ...                                  "sentenced": [2, 8]}))
    >>> found[["ref_area", "obs_value"]].values.tolist()
    [['a', 50.0], ['b', 0.0], ['AZE', 10.0]]
    """
    known = _known(counts)
    _check(counts, known, area, total)
    columns = sorted({name for rule in known.values() for name in _used(rule)})
    whole = counts[columns].sum(skipna=False).to_frame().T.assign(**{area: total})
    tables = [counts.assign(areas=1), whole.assign(areas=len(counts))]
    rows = pd.concat([table[[area, *columns, "areas"]] for table in tables], ignore_index=True)
    found = [_indicator(rows, name, rule, area) for name, rule in known.items()]
    return pd.concat(found, ignore_index=True)


def _used(rule: Mapping[str, Any]) -> list[str]:
    return [*rule["numerator"], *rule["denominator"]]


def _known(counts: pd.DataFrame) -> dict[str, Mapping[str, Any]]:
    declared: Mapping[str, Mapping[str, Any]] = codelist("justice")
    return {name: rule for name, rule in declared.items() if set(_used(rule)) <= set(counts)}


def _indicator(rows: pd.DataFrame, name: str, rule: Mapping[str, Any], area: str) -> pd.DataFrame:
    above = rows[rule["numerator"]].astype(float).sum(axis=1, skipna=False)
    below = rows[rule["denominator"]].astype(float).sum(axis=1, skipna=False)
    found = rows[[area]].assign(indicator=name, kind=rule["kind"])
    found = found.assign(obs_value=rule["per"] * above / below.where(below > 0))
    found = found.assign(numerator=above, denominator=below, per=rule["per"], areas=rows["areas"])
    if rule.get("part") and (above > below).any():
        wrong = ", ".join(map(str, rows.loc[above > below, area]))
        raise JusticeInputError(f"{name}: more in the part than in the whole, in {wrong}.")
    return found


def _check(
    counts: pd.DataFrame, known: Mapping[str, Mapping[str, Any]], area: str, total: str
) -> None:
    if area not in counts:
        raise JusticeInputError(f"The counts have no column {area}.")
    if not known:
        raise JusticeInputError("No indicator has all of its counts in the columns given.")
    if counts.empty:
        raise JusticeInputError("There is no area (0 rows of counts).")
    if counts[area].duplicated().any() or counts[area].isna().any():
        raise JusticeInputError("Every area stands in the counts once, with its code.")
    if counts[area].eq(total).any():
        raise JusticeInputError(f"{total} is pooled from its areas: leave its own row out.")
    _check_numbers(counts, sorted({name for rule in known.values() for name in _used(rule)}), area)


def _check_numbers(counts: pd.DataFrame, columns: Sequence[str], area: str) -> None:
    for name in columns:
        if not pd.api.types.is_numeric_dtype(counts[name]):
            raise JusticeInputError(f"{name} is not a column of numbers.")
        wrong = counts.loc[counts[name] < 0, area].tolist()
        if wrong:
            raise JusticeInputError(f"{name} is negative in {', '.join(map(str, wrong))}.")
