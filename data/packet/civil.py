"""The civil registry: births with weight and gestation, infant deaths by age, stillbirths."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from data.packet.kinds import BESIDE, Column, Kind, Tables, every_district, with_wider_areas
from indicators.codelists import TOTAL, areas_of, codes

if TYPE_CHECKING:
    import ibis.expr.types as ir

_SEX = Column("code", frozenset(codes("sex")) - {TOTAL})
_GRAMS = Column("whole", least=200, most=8000, empty=True)
_WEEKS = Column("whole", least=16, most=46, empty=True)
TABLES: Mapping[str, Mapping[str, Column]] = {
    "births": {
        "district": Column("district"),
        "sex": _SEX,
        "birth_weight": _GRAMS,
        "gestation": _WEEKS,
        "stands_for": Column("whole", least=1, most=1000, needed=False),
        **BESIDE,
    },
    "deaths": {
        "district": Column("district"),
        "age_days": Column("whole", most=365, empty=True),
        "birth_weight": _GRAMS,
        **BESIDE,
    },
    "stillbirths": {"district": Column("district"), "gestation": _WEEKS, **BESIDE},
}
_LIGHT, _EARLY = 2500, 37  # grams, completed weeks
_PLACED = ("live_births", "births_under_2500g", "births_under_37w", "infant_deaths")
_NATION = (
    *("neonatal_deaths", "early_neonatal_deaths", "early_weighed", "early_under_1000"),
    *("deaths_after_day_7", "deaths_before_day_7", "stillbirths"),
    *("left_out_by_old_rule", "undecided_by_old_rule"),
    *("births_above_1000g", "births_below_1000g", "births_above_28w", "births_below_28w"),
)
_TREES: tuple[Mapping[str, str], ...] = (
    {
        "early_neonatal_deaths": "neonatal_deaths",
        "late_neonatal_deaths": "neonatal_deaths",
        "neonatal_deaths": "infant_deaths",
        "later_infant_deaths": "infant_deaths",
        "deaths_after_day_7": "late_neonatal_deaths",
        "deaths_after_day_8": "late_neonatal_deaths",
    },
    {
        "early_under_1000": "early_weighed",
        "early_from_1000": "early_weighed",
        "early_weighed": "early_neonatal_deaths",
        "early_unweighed": "early_neonatal_deaths",
    },
    {
        "early_under_1000": "left_out_by_old_rule",
        "left_out_by_weeks": "left_out_by_old_rule",
        "left_out_by_old_rule": "infant_deaths",
        "undecided_by_old_rule": "infant_deaths",
        "counted_by_old_rule": "infant_deaths",
    },
    {
        "deaths_before_day_7": "early_neonatal_deaths",
        "deaths_before_day_6": "early_neonatal_deaths",
    },
    {
        "births_above_1000g": "births_under_2500g",
        "births_below_1000g": "births_under_2500g",
        "births_of_other_grams": "births_under_2500g",
        "births_under_2500g": "live_births",
        "births_from_2500g": "live_births",
    },
    {
        "births_above_28w": "births_under_37w",
        "births_below_28w": "births_under_37w",
        "births_of_other_weeks": "births_under_37w",
        "births_under_37w": "live_births",
        "births_from_37w": "live_births",
    },
    {"stillbirths": "births_and_stillbirths", "live_births": "births_and_stillbirths"},
)


def counted(tables: Tables, year: int) -> pd.DataFrame:
    """Return births by district and sex, light and early ones, infant deaths by age.

    What only the screening of registration needs is counted for the nation alone: in a district it
    would be a few, withheld for their smallness and taking others with them.
    """
    from indicators.records import as_table
    from indicators.vital import by_definition, counts_of_records

    births, deaths, stillbirths = (as_table(tables[name], ["district"]) for name in TABLES)
    nation = counts_of_records(births, deaths, stillbirths)
    below = counts_of_records(births, deaths, stillbirths, by=["district"])
    born = float(nation["live_births"].iloc[0])
    either = by_definition(deaths, born)
    old = either[either["definition"] == "soviet"].iloc[0]
    nation["left_out_by_old_rule"] = born - float(old["live_births"])
    nation["undecided_by_old_rule"] = float(old["undecided"])
    whole = nation[[*_NATION]].melt(var_name="count", value_name="obs_value")
    return pd.concat([*_placed(births, below), whole], ignore_index=True).assign(
        obs_value=lambda found: found["obs_value"].astype(int)
    )


def _placed(births: "ir.Table", below: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the counts of districts, with their regions and the nation."""
    import ibis

    from indicators.records import fetch

    stands = births["stands_for"] if "stands_for" in births.columns else ibis.literal(1)
    births = births.mutate(stands=stands)
    for name, light in (("under_2500g", "birth_weight"), ("under_37w", "gestation")):
        few = births.filter(births[light] < (_LIGHT if light == "birth_weight" else _EARLY))
        found = fetch(few.group_by("district").aggregate(obs_value=few["stands"].sum()))
        yield _wider(found).assign(count=f"births_{name}")
    by_sex = births.group_by(["district", "sex"]).aggregate(obs_value=births["stands"].sum())
    yield _wider(fetch(by_sex)).assign(count="live_births")
    for name in ("live_births", "infant_deaths"):
        found = below[["district", name]].rename(columns={name: "obs_value"})
        yield _wider(found).assign(count=name)


def _wider(found: pd.DataFrame) -> pd.DataFrame:
    named = found.rename(columns={"district": "ref_area"})
    return with_wider_areas(every_district(named, areas_of("district")))


CIVIL = Kind(
    name="civil",
    tables=TABLES,
    counted=counted,
    counts=frozenset({*_PLACED, *_NATION}),
    trees=_TREES,
    indicators={"live_births": "DM_BRTS"},
    groups=("sex",),
    adds_up=True,
)
