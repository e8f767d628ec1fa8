"""Vaccinations of the synthetic children under three: on a card by date, or as the mother says."""

from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.rows import generator

# Of each vaccine: the stems of its doses on the card, the months they are due at, and the
# variables of the mother's report (ever given, times).
_VACCINES = {
    "bcg": (("IM6B",), (0,), "IM14", None),
    "polio": (("IM6P1", "IM6P2", "IM6P3"), (2, 3, 4), "IM16", "IM18"),
    "penta": (("IM6PENTA1", "IM6PENTA2", "IM6PENTA3"), (2, 3, 4), "IM20", "IM21"),
    "pcv": (("IM6PCV1", "IM6PCV2", "IM6PCV3"), (2, 4, 6), "IM22", "IM23"),
    "measles": (("IM6M1", "IM6M2"), (12, 18), "IM26", "IM26A"),
}
_CARD = 0.72
_YEAR, _MONTH_ONE = 1900, 12


def with_vaccinations(children: pd.DataFrame) -> pd.DataFrame:
    """Return children with module IM, asked at 0–35 months.

    Who counts as vaccinated in the survey of children has every dose that is due by its age; of
    the others three in ten have none at all, and the rest lack the last of each vaccine.
    """
    random = generator("mics/vaccines")
    months, size = children["CAGE"].to_numpy(), len(children)
    asked, card = months < 36, random.random(size) < _CARD
    none = children["not_vaccinated"].eq(1).to_numpy()
    zero = none & (random.random(size) < 0.3)
    made: dict[str, Any] = {
        "IM2": np.where(asked, np.where(card, random.choice([1, 3], size), 4), np.nan),
        "IM5": np.where(asked & card, 1, np.nan),
    }
    for stems, due, ever, times in _VACCINES.values():
        doses = sum((months > month).astype(int) for month in due)
        doses = np.where(none, np.minimum(doses, len(due) - 1), doses) * ~zero
        for place, stem in enumerate(stems):
            given = asked & card & (doses > place)
            date = children["cdob"].to_numpy() + due[place]
            made |= _on_card(stem, given, asked & card, date, random)
        made |= _as_told(ever, times, doses, asked & ~card, random)
    made["IM17"] = np.where(pd.Series(made["IM16"]).eq(1), 2, np.nan)
    return pd.concat([children, pd.DataFrame(made, index=children.index)], axis=1)


def _on_card(
    stem: str, given: Any, card: Any, date: Any, random: np.random.Generator
) -> dict[str, Any]:
    """Return day, month and year on a card: 44 if marked without a date, 0 if not given."""
    marked = given & (random.random(len(given)) < 0.02)
    day = random.integers(1, 29, len(given))
    values = {
        "D": np.where(marked, 44, day),
        "M": np.where(marked, 44, (date - 1) % _MONTH_ONE + 1),
        "Y": np.where(marked, 4444, (date - 1) // _MONTH_ONE + _YEAR),
    }
    return {
        f"{stem}{part}": np.where(given, value, np.where(card, 0, np.nan))
        for part, value in values.items()
    }


def _as_told(
    ever: str, times: str | None, doses: Any, told: Any, random: np.random.Generator
) -> dict[str, Any]:
    """Return what a mother without a card says: one in fifty does not know."""
    knows = random.random(len(doses)) > 0.02
    said = np.where(knows, np.where(doses > 0, 1, 2), 8)
    made = {ever: np.where(told, said, np.nan)}
    if times:
        made[times] = np.where(told & (said == 1), doses, np.nan)
    return made
