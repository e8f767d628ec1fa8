"""Protecting counts by district, age and sex, with every total: from dense to sparse."""

import time
from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.protection import tree
from indicators.codelists import areas, areas_of
from indicators.disclosure import protect

_AGES = 18
_DIMENSIONS = ["ref_area", "age", "sex"]


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the time to protect 74 × 18 × 2 counts with their totals."""
    for mean in (10, 3, 1):
        counts = table(mean)
        started = time.perf_counter()
        found = protect(counts, dimensions=_DIMENSIONS, hierarchies={"ref_area": tree()})
        seconds = time.perf_counter() - started
        small = int(found["suppressed"].eq("primary").sum())
        beside = int(found["suppressed"].eq("secondary").sum())
        what = f"Disclosure control, 74 × 18 × 2 and totals, about {mean} children a cell"
        yield what, f"{seconds:.1f} s", "≤ 5 s", f"{small} small counts, {beside} beside them"


def table(mean: float) -> pd.DataFrame:
    """Return random counts of children by district, age and sex, with every total."""
    random = np.random.Generator(np.random.PCG64(1989))
    level = random.lognormal(np.log(mean), 0.7, (74, _AGES, 2))
    index = pd.MultiIndex.from_product(
        [areas_of("district"), [f"Y{age}" for age in range(_AGES)], ["F", "M"]], names=_DIMENSIONS
    )
    leaves = pd.DataFrame({"obs_value": random.poisson(level).ravel()}, index).reset_index()
    region = leaves["ref_area"].map(lambda code: areas()[code].parent)
    found = pd.concat([leaves, leaves.assign(ref_area=region), leaves.assign(ref_area="AZE")])
    for name in ("age", "sex"):
        found = pd.concat([found, found.assign(**{name: "_T"})])
    return found.groupby(_DIMENSIONS, as_index=False)["obs_value"].sum()
