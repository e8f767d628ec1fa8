"""The school register: pupils, and who of them shows a sign that he or she may leave."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from data.packet.kinds import BESIDE, Column, Kind, Tables, every_district, with_wider_areas
from indicators.codelists import NATION, TOTAL, areas, areas_of, codelist, codes

if TYPE_CHECKING:
    import ibis.expr.types as ir

_SIGNS = tuple(codelist("school_ages")["flag"])
_LEVELS = ("PRIM", "LSEC", "USEC")

PUPILS = {
    "district": Column("district"),
    "sex": Column("code", frozenset(codes("sex")) - {TOTAL}),
    "grade": Column("whole", least=1, most=11),
    "age": Column("whole", least=4, most=30),
    "repeats": Column("whole", empty=True),
    "days_absent": Column("whole", most=170, empty=True),
    "attended_preschool": Column("whole", empty=True),
    **BESIDE,
}


def counted(tables: Tables, year: int) -> pd.DataFrame:
    """Return pupils by district and sex, and signs of risk by level, of nation and regions.

    ``<level>`` are its pupils, ``<level>/<sign>/known`` those of whom the sign is known,
    ``<level>/<sign>`` those who show it. When a sign counts: ``indicators.out_of_school.AtRisk``.
    """
    from indicators.records import as_table

    pupils = as_table(tables["pupils"], PUPILS.keys() - BESIDE.keys())
    return pd.concat([_pupils(pupils), *_signs(pupils, year)], ignore_index=True)


def _pupils(table: "ir.Table") -> pd.DataFrame:
    from indicators.records import fetch

    found = fetch(table.group_by(["district", "sex"]).aggregate(obs_value=table.count()))
    by_sex = every_district(found.rename(columns={"district": "ref_area"}), areas_of("district"))
    both = by_sex.groupby("ref_area", as_index=False)["obs_value"].sum().assign(sex=TOTAL)
    return with_wider_areas(pd.concat([by_sex, both])).assign(count="pupils")


def _signs(pupils: "ir.Table", year: int) -> Iterator[pd.DataFrame]:
    from indicators.out_of_school import AtRisk, counted_at_risk, school_ages
    from indicators.survey import Design

    ages, each_itself = school_ages(year), Design("one")  # a register is no sample
    parents = {code: areas()[code].parent for code in areas_of("district")}
    placed = pupils.mutate(one=1.0, ref_area=pupils["district"].substitute(parents))
    rules = AtRisk(school_days=ages.days or AtRisk.school_days)
    found = counted_at_risk(placed, each_itself, ages, rules=rules, by=["ref_area"])
    level, sign = found["level"], found["level"] + "/" + found["flag"]
    for count, value in ((sign, found["shown"]), (sign + "/known", found["known"])):
        yield _with_nation(found[["ref_area"]].assign(count=count, obs_value=value))
    whole = found[["ref_area"]].assign(count=level, obs_value=found["everyone"])
    yield _with_nation(whole.drop_duplicates(["ref_area", "count"]))


def _with_nation(regions: pd.DataFrame) -> pd.DataFrame:
    """Return counts of regions behind those of the nation, which their pupils make up."""
    nation = regions.groupby("count", as_index=False, sort=False)[["obs_value"]].sum()
    return pd.concat([nation.assign(ref_area=NATION), regions], ignore_index=True)


def _trees() -> list[dict[str, str]]:
    """Return what adds up: levels to pupils; of each sign, shown and not, known and not."""
    found: list[dict[str, str]] = [dict.fromkeys(_LEVELS, "pupils")]
    for sign in _SIGNS:
        own: dict[str, str] = {}
        for level in _LEVELS:
            name = f"{level}/{sign}"
            own |= {f"{name}/{end}": level for end in ("known", "unknown")}
            own |= {name: f"{name}/known", f"{name}/not": f"{name}/known"}
        found.append(own)
    return found


SCHOOL = Kind(
    name="school",
    tables={"pupils": PUPILS},
    counted=counted,
    counts=frozenset(
        {"pupils", *_LEVELS}
        | {f"{level}/{sign}{end}" for level in _LEVELS for sign in _SIGNS for end in ("", "/known")}
    ),
    trees=_trees(),
    indicators={"pupils": "AZE_ED_PUPILS"},
    groups=("sex",),
)
