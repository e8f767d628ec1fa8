"""Rates that would give a withheld count away."""

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators.errors import DisclosureError


def withhold(
    rates: pd.DataFrame,
    counts: Iterable[pd.DataFrame],
    *,
    on: Sequence[str],
    value: str = "obs_value",
) -> pd.DataFrame:
    """Return rates with those withheld whose numerator or denominator is.

    A percentage of a published denominator is the numerator, and a rate per published numerator is
    the denominator: what can be multiplied out counts as published.

    Parameters
    ----------
    counts : iterable of DataFrame
        Protected tables, as ``protect`` returns them, of the numerators, the complements (the
        denominator less the numerator), the denominators.
    on : sequence of str
        The columns by which a rate is matched to its counts.

    Raises
    ------
    DisclosureError
        If a rate has no count in one of the tables: nobody knows then what it gives away.
    """
    found = rates.copy()
    found["suppressed"] = ""
    keys = pd.MultiIndex.from_frame(rates[list(on)])
    for table in counts:
        index = pd.MultiIndex.from_frame(table[list(on)])
        known = pd.Series(table["suppressed"].to_numpy(), index)
        unmatched = ~keys.isin(known.index) & rates[value].notna().to_numpy()
        if unmatched.any():
            first = " ".join(map(str, keys[unmatched][0]))
            raise DisclosureError(f"{int(unmatched.sum())} rate(s) without a count, e.g. {first}.")
        states = known.reindex(keys).fillna("").to_numpy()
        found["suppressed"] = [
            old or new for old, new in zip(found["suppressed"], states, strict=True)
        ]
    hidden = found["suppressed"].ne("") & found[value].notna()
    found["suppressed"] = found["suppressed"].where(hidden, "")
    for column in (value, "lower_bound", "upper_bound"):
        if column in found:
            found[column] = found[column].mask(hidden)
    for column, plain, withheld in (("obs_status", "A", "Q"), ("obs_conf", "F", "C")):
        before = found[column] if column in found else pd.Series(plain, index=found.index)
        found[column] = before.astype(object).mask(hidden, withheld)
    return found
