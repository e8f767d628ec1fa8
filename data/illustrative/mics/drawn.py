"""Answers drawn for the variables that are declared: who was asked, and how many said what."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.mics.variables import Variable
from data.illustrative.rows import DISTRICTS, generator, vulnerability
from data.illustrative.survey import calibrated

NO = 2


def with_answers(frame: pd.DataFrame, file: str, plans: Mapping[str, Variable]) -> pd.DataFrame:
    """Return a file's records with every declared variable that is drawn, in their order.

    Each has random numbers of its own, by its name, so that adding one changes no other.
    """
    made: dict[str, Any] = {str(name): frame[name] for name in frame}
    for name, plan in plans.items():
        if plan.is_drawn:
            made[name] = _answers(made, plan, generator(f"mics/{file}/{name}"))
    return pd.DataFrame(made, index=frame.index)


def meets(made: Mapping[str, Any], conditions: Mapping[str, Any]) -> Any:
    """Return who meets all conditions: a value, one of several, or a range (``"2..4"``).

    ``any`` lists tables of conditions of which one is enough.

    Examples
    --------
    >>> meets({"age": pd.Series([1, 2, 5])}, {"age": "2..4"}).tolist()
    [False, True, False]
    """
    found = np.ones(len(next(iter(made.values()))), bool)
    for name, wanted in conditions.items():
        if name == "any":
            found &= np.any([meets(made, one) for one in wanted], axis=0)
        elif isinstance(wanted, str) and ".." in wanted:
            low, high = map(float, wanted.split(".."))
            found &= made[name].between(low, high).to_numpy()
        else:
            listed = wanted if isinstance(wanted, list) else [wanted]
            found &= made[name].isin(listed).to_numpy()
    return found


def _answers(made: Mapping[str, Any], plan: Variable, random: np.random.Generator) -> Any:
    asked = meets(made, plan.asked)
    among = asked & meets(made, plan.among)
    if plan.letter:
        said = _yes(made, plan, among, random)
        return pd.Series(np.where(said, plan.letter, ""), index=made["weight"].index)
    values = np.where(asked, float(plan.otherwise), np.nan)
    if plan.yes is not None:
        values[among] = np.where(_yes(made, plan, among, random), 1.0, float(NO))[among]
    else:
        codes = [float(code) for code in plan.share]
        chances = np.array([*plan.share.values()])
        values[among] = random.choice(codes, int(among.sum()), p=chances / chances.sum())
    silent = among & (random.random(len(values)) < plan.unknown)
    values[silent] = random.choice(plan.unknown_codes, int(silent.sum()))
    return pd.Series(values, index=made["weight"].index)


def _yes(made: Mapping[str, Any], plan: Variable, among: Any, random: np.random.Generator) -> Any:
    """Return who says yes: the declared share, more of the poor or the left out where tilted."""
    place = {code: number for number, code in enumerate(DISTRICTS)}
    score = plan.tilt * np.log(vulnerability())[made["district"].map(place)]
    score = score + plan.wealth * (3 - made["wealth"].to_numpy()) / 2
    said = np.zeros(len(score), bool)
    if among.any():
        weight = made["weight"].to_numpy()[among]
        chance = calibrated(score[among], weight, plan.yes or 0.0)
        said[among] = random.random(int(among.sum())) < chance
    return said
