"""The INFORM Risk Index from its components, rounded at every level as it is published.

Method: Marin-Ferrer, Vernaccini and Poljansek, Index for Risk Management INFORM: concept and
methodology, EUR 28655 (2017), with the epidemic component of 2020.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import exp, log

# Upper bounds of the risk classes, open above; the last class has none.
CLASSES: tuple[tuple[float, str], ...] = (
    (2.0, "very_low"),
    (3.5, "low"),
    (5.0, "medium"),
    (6.5, "high"),
)
NATURAL = ("earthquake", "flood", "tsunami", "tropical_cyclone", "drought", "epidemic")
Scores = Mapping[str, float | None]


def inform(components: Scores) -> dict[str, float]:
    """Return every aggregate of the index, 0 to 10, from one area's components.

    Parameters
    ----------
    components : mapping
        Scores 0–10 by name (``NATURAL``, ``projected_conflict``, ``current_conflict``,
        ``development``, ``inequality``, ``aid_dependency``, ``uprooted``, ``health_conditions``,
        ``children_u5``, ``recent_shocks``, ``food_security``, ``drr``, ``governance``,
        ``communication``, ``physical_infrastructure``, ``health_care``); None where there is none:
        a mean is then taken over the others.

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
    hazard = geometric((natural, human))
    socio_economic = _mean(
        (c["development"], c["development"], c["inequality"], c["aid_dependency"])
    )
    other = geometric(
        c[name] for name in ("health_conditions", "children_u5", "recent_shocks", "food_security")
    )
    groups = geometric((c["uprooted"], other))
    vulnerability = geometric((socio_economic, groups))
    institutional = _mean((c["drr"], c["governance"]))
    infrastructure = _mean(
        c[name] for name in ("communication", "physical_infrastructure", "health_care")
    )
    coping = geometric((institutional, infrastructure))
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

    Examples
    --------
    >>> risk_class(4.6), risk_class(6.5)
    ('medium', 'very_high')
    """
    return next((name for bound, name in CLASSES if risk < bound), "very_high")


def geometric(scores: Iterable[float | None]) -> float:
    """Return INFORM's mean of scores 0–10, in which a high score counts for more.

    The scores are turned over onto 1–10, their geometric mean is taken, and it is turned back.

    Examples
    --------
    >>> geometric([8.8, 4.9, 0.0, 0.0, 5.3, 5.6])
    4.9
    """
    known = [score for score in scores if score is not None]
    turned = sum(log((10 - score) / 10 * 9 + 1) for score in known) / len(known)
    return half_up((10 - exp(turned)) / 9 * 10)


def _mean(scores: Iterable[float | None]) -> float:
    known = [score for score in scores if score is not None]
    return half_up(sum(known) / len(known))


def _human(c: Scores) -> float:
    """Return the conflict score: a war that is on counts whole, one foreseen seven tenths."""
    current = c["current_conflict"]
    if current:
        return half_up(current)
    return half_up(0.7 * (c["projected_conflict"] or 0.0))


def half_up(value: float) -> float:
    """Return a value at one decimal, a half going up, as the index is printed.

    Examples
    --------
    >>> half_up(4.65), half_up(0.25)
    (4.7, 0.3)
    """
    tenth = Decimal(repr(round(value, 9))).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return float(tenth)
