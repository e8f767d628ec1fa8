"""Classes of a choropleth: where one colour ends and the next begins."""

from collections.abc import Sequence
from math import isfinite

# One sequential scale (light to dark: more is darker) and its reverse; both keep their order for
# every kind of colour vision, being a single hue that only darkens.
SEQUENTIAL: tuple[str, ...] = ("#dff1fb", "#a9d8f0", "#5fb3da", "#2586b6", "#0b4f75")


def breaks(values: Sequence[float], classes: int = 5, *, decimals: int = 1) -> list[float]:
    """Return the inner breaks of an optimal classification, rounded for people.

    Fisher–Jenks (Fisher 1958; Jenks 1977): the breaks that minimise the squared deviations
    within classes. Computed once for all years and groups of an indicator and then locked, so
    that two maps can be compared.

    Parameters
    ----------
    values : sequence of float
        Every value the legend has to serve; missing values are ignored.
    classes : int
        Number of classes wanted; fewer come back when the values are too few or too alike.
    decimals : int
        Decimals of the indicator: breaks are rounded to them.

    Returns
    -------
    list of float
        Inner breaks, ascending, right-closed: class i holds (b[i-1], b[i]].
    """
    finite = sorted(value for value in values if isfinite(value))
    distinct = len(set(finite))
    if distinct < 2:
        return []
    from mapclassify import FisherJenks

    found = FisherJenks(_thin(_middle(finite)), k=min(classes, distinct)).bins
    rounded = sorted({round(float(value), decimals) for value in found[:-1]})
    return [value for value in rounded if finite[0] <= value < finite[-1]]


def _middle(ascending: list[float]) -> list[float]:
    """Return the values with the outer twentieths drawn in, so that no outlier takes a class."""
    cut = len(ascending) // 20
    low, high = ascending[cut], ascending[-1 - cut]
    return [min(max(value, low), high) for value in ascending] if low < high else ascending


def _thin(ascending: list[float], most: int = 200) -> list[float]:
    """Return evenly spaced quantiles of a long list, its ends kept."""
    if len(ascending) <= most:
        return ascending
    step = (len(ascending) - 1) / (most - 1)
    return [ascending[round(i * step)] for i in range(most)]


def class_of(value: float, inner: Sequence[float]) -> int:
    """Return the index of the class a value falls in.

    Examples
    --------
    >>> class_of(5.0, [5.0, 8.0]), class_of(5.1, [5.0, 8.0]), class_of(9.0, [5.0, 8.0])
    (0, 1, 2)
    """
    return sum(value > edge for edge in inner)


def colours(classes: int) -> list[str]:
    """Return as many colours of the sequential scale, spread over its whole length."""
    if classes == 1:
        return [SEQUENTIAL[2]]
    step = (len(SEQUENTIAL) - 1) / (classes - 1)
    return [SEQUENTIAL[round(i * step)] for i in range(classes)]
