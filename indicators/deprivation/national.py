"""The framework that is declared for the country: ``codes/deprivation.toml``."""

from typing import Any

import ibis
import ibis.expr.types as ir

from indicators.codelists import codelist
from indicators.deprivation.framework import Framework
from indicators.records import Records, as_table

AGE_GROUP = "age_group"


def national_framework() -> Framework:
    """Return the dimensions and the ages they apply to, as the code list declares them."""
    ages: dict[str, Any] = codelist("deprivation")["age"]
    applies = {age: tuple(entry["dimensions"]) for age, entry in ages.items()}
    return Framework(tuple(codelist("deprivation")["dimension"]), age=AGE_GROUP, applies=applies)


def with_age_groups(children: Records) -> ir.Table:
    """Return the records of children with their age group of the life cycle."""
    table = as_table(children, ["age"])
    declared = codelist("deprivation")["age"].items()
    groups = [(table["age"].between(*entry["ages"]), name) for name, entry in declared]
    return table.mutate(**{AGE_GROUP: ibis.cases(*groups)})
