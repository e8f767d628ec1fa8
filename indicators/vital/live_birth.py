"""Which definition of a live birth counts a record, and what the old rule would have left out.

International: WHO, ICD-10 Volume 2, section 5.7.1. Until 2014, as in the former Soviet Union: born
before 28 weeks, under 1,000 g or under 35 cm and dead within seven days was neither a live birth
nor an infant death (B. A. Anderson, B. D. Silver 1986, Population and Development Review 12).
"""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.records import Records, as_table, fetch

_SMALL = {"birth_weight": 1000, "gestation": 28, "length": 35}
_NATIONAL = {"birth_weight": 500, "gestation": 22, "length": 25}
FIRST_WEEK = 7  # completed days


def classify(records: Records) -> ir.Table:
    """Return records of births with what each definition makes of them.

    Parameters
    ----------
    records : DataFrame or Table
        One row a birth: ``age_days`` (completed days at death, missing if the child lives) and at
        least one of ``birth_weight`` (g), ``gestation`` (completed weeks), ``length`` (cm);
        ``alive``: whether there was any sign of life at birth; without it every record is of a
        live birth.

    Returns
    -------
    Table
        The records, with four columns true, false or missing (what decides is not recorded):
        ``live_birth_icd``; ``live_birth_soviet``; ``reported_nationally`` (from 500 g; where the
        weight is missing 22 weeks, else 25 cm) and ``reported_internationally`` (1,000 g, 28
        weeks, 35 cm), alive or dead.

    Raises
    ------
    RecordsError
        If none of the three sizes is there, or an age at death or a size is negative.
    """
    table = as_table(records, ["age_days"])
    sizes = [name for name in _SMALL if name in table.columns]
    if not sizes:
        raise RecordsError(f"The records have none of the columns {', '.join(_SMALL)}.")
    _check(table, ["age_days", *sizes])
    alive = table["alive"].cast("boolean") if "alive" in table.columns else ibis.literal(True)
    small = table[sizes[0]] < _SMALL[sizes[0]]
    for name in sizes[1:]:
        small = small | (table[name] < _SMALL[name])  # true beats missing, missing beats false
    died = table["age_days"].notnull() & (table["age_days"] < FIRST_WEEK)
    lost = ibis.cases((~died, ibis.literal(False)), else_=small)
    return table.mutate(
        live_birth_icd=alive,
        live_birth_soviet=alive & ~lost,
        reported_nationally=_reported(table, sizes, _NATIONAL),
        reported_internationally=_reported(table, sizes, _SMALL),
    )


def _check(table: ir.Table, names: Sequence[str]) -> None:
    below = fetch(table.aggregate(**{name: (table[name] < 0).sum() for name in names}))
    for name in names:
        wrong = below[name].iloc[0]
        if pd.notna(wrong) and wrong > 0:
            raise RecordsError(f"{name} is negative in {int(wrong)} record(s).")


def _reported(table: ir.Table, sizes: Sequence[str], least: dict[str, int]) -> ir.Value:
    """Return whether the first size that is recorded reaches its bound."""
    return ibis.coalesce(*(table[name] >= least[name] for name in sizes))


def by_definition(deaths: Records, live_births: float) -> pd.DataFrame:
    """Return births and infant deaths as each definition counts them.

    Parameters
    ----------
    deaths : DataFrame or Table
        Every infant death registered under the international definition, as for ``classify``.
    live_births : float
        Live births of the same area and year under the international definition.

    Returns
    -------
    DataFrame
        ``definition`` ("icd", "soviet"), ``live_births``, ``infant_deaths``, ``undecided``
        (deaths that the old rule cannot be applied to, kept in both), ``records``.

    Raises
    ------
    RecordsError
        If there are no records, or more deaths than births.
    """
    table = classify(deaths)
    young = table.filter(table["age_days"] < 365)
    found = fetch(
        young.aggregate(
            records=young.count(),
            left_out=(~young["live_birth_soviet"]).ifelse(1, 0).sum(),
            undecided=young["live_birth_soviet"].isnull().ifelse(1, 0).sum(),
        )
    ).iloc[0]
    records = int(found["records"])
    if not records:
        raise RecordsError("There is no record of an infant death.")
    if records > live_births:
        raise RecordsError(f"{records} infant deaths outnumber {live_births} live births.")
    left_out = int(found["left_out"])
    return pd.DataFrame(
        {
            "definition": ["icd", "soviet"],
            "live_births": [live_births, live_births - left_out],
            "infant_deaths": [records, records - left_out],
            "undecided": int(found["undecided"]),
            "records": records,
        }
    )
