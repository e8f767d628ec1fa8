"""The INFORM Risk Index from its components, rounded at every level as it is published.

Method: Marin-Ferrer, Vernaccini and Poljansek, Index for Risk Management INFORM: concept and
methodology, EUR 28655 (2017), with the epidemic component of 2020.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import exp, isfinite, log, nan

from indicators.errors import RiskInputError

# Upper bounds of the risk classes, open above; the last class has none.
CLASSES: tuple[tuple[float, str], ...] = (
    (2.0, "very_low"),
    (3.5, "low"),
    (5.0, "medium"),
    (6.5, "high"),
)
NATURAL = ("earthquake", "flood", "tsunami", "tropical_cyclone", "drought", "epidemic")
COMPONENTS: tuple[str, ...] = (
    *NATURAL,
    "projected_conflict",
    "current_conflict",
    "development",
    "inequality",
    "aid_dependency",
    "uprooted",
    "health_conditions",
    "children_u5",
    "recent_shocks",
    "food_security",
    "drr",
    "governance",
    "communication",
    "physical_infrastructure",
    "health_care",
)
Scores = Mapping[str, float | None]


def inform(components: Scores) -> dict[str, float]:
    """Return every aggregate of the index, 0 to 10, from one area's components.

    Parameters
    ----------
    components : mapping
        Scores 0–10 by name, one for each of ``COMPONENTS``; None or NaN where there is none: a mean
        is then taken over the others. What has none at all is NaN, and so is what rests on it.

    Returns
    -------
    dict
        natural, human, hazard_exposure, socio_economic, other_vulnerable, vulnerable_groups,
        vulnerability, institutional, infrastructure, coping_capacity, risk.

    Raises
    ------
    KeyError
        If a component is not named at all.
    """
    c = components
    natural = geometric(c[name] for name in NATURAL)
    human = _human(c)
    hazard = _both(natural, human)
    socio_economic = _mean(
        (c["development"], c["development"], c["inequality"], c["aid_dependency"])
    )
    other = geometric(
        c[name] for name in ("health_conditions", "children_u5", "recent_shocks", "food_security")
    )
    groups = geometric((c["uprooted"], other))
    vulnerability = _both(socio_economic, groups)
    institutional = _mean((c["drr"], c["governance"]))
    infrastructure = _mean(
        c[name] for name in ("communication", "physical_infrastructure", "health_care")
    )
    coping = _both(institutional, infrastructure)
    return {
        "natural": natural,
        "human": human,
        "hazard_exposure": hazard,
        "socio_economic": socio_economic,
        "other_vulnerable": other,
        "vulnerable_groups": groups,
        "vulnerability": vulnerability,
        "institutional": institutional,
        "infrastructure": infrastructure,
        "coping_capacity": coping,
        "risk": half_up((hazard * vulnerability * coping) ** (1 / 3)),
    }


def risk_class(risk: float) -> str:
    """Return the class of a risk: very_low, low, medium, high or very_high.

    Raises
    ------
    RiskInputError
        If the risk is missing or lies outside 0–10.

    Examples
    --------
    >>> risk_class(4.6), risk_class(6.5)
    ('medium', 'very_high')
    """
    if not 0 <= risk <= 10:
        raise RiskInputError(f"{risk} is not a risk from 0 to 10.")
    return next((name for bound, name in CLASSES if risk < bound), "very_high")


def geometric(scores: Iterable[float | None]) -> float:
    """Return INFORM's mean of scores 0–10, in which a high score counts for more.

    The scores are turned over onto 1–10, their geometric mean is taken, and it is turned back.

    Examples
    --------
    >>> geometric([8.8, 4.9, 0.0, 0.0, 5.3, 5.6])
    4.9
    """
    known = _known(scores)
    if not known:
        return nan
    turned = sum(log((10 - score) / 10 * 9 + 1) for score in known) / len(known)
    return half_up((10 - exp(turned)) / 9 * 10)


def _both(one: float, other: float) -> float:
    """Return the mean of two halves of a dimension; a half that is not known leaves none."""
    return geometric((one, other)) if isfinite(one) and isfinite(other) else nan


def _known(scores: Iterable[float | None]) -> list[float]:
    return [score for score in scores if score is not None and isfinite(score)]


def _mean(scores: Iterable[float | None]) -> float:
    known = _known(scores)
    return half_up(sum(known) / len(known)) if known else nan


def _human(c: Scores) -> float:
    """Return the conflict score: a war that is on counts whole, one foreseen seven tenths."""
    current = _known([c["current_conflict"]])
    if current and current[0] > 0:
        return half_up(current[0])
    projected = _known([c["projected_conflict"]])
    return half_up(0.7 * projected[0]) if projected else nan


def half_up(value: float) -> float:
    """Return a value at one decimal, a half going up, as the index is printed; NaN stays NaN.

    Nothing is printed as 0.0, also where rounding leaves a minus before it.

    Examples
    --------
    >>> half_up(4.65), half_up(0.25)
    (4.7, 0.3)
    """
    if not isfinite(value):
        return nan
    tenth = Decimal(repr(round(value, 9))).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return float(tenth) + 0.0
