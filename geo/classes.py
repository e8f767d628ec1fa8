"""Classes of a choropleth: where one colour ends and the next begins.

A class is right-closed: the one with upper bound u holds what is above the bound before it, up to
and including u. What has no value is in no class.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, isfinite, log10

# One sequential scale (light to dark: more is darker) and its reverse; both keep their order for
# every kind of colour vision, being a single hue that only darkens.
SEQUENTIAL: tuple[str, ...] = ("#dff1fb", "#a9d8f0", "#5fb3da", "#1f79a8", "#0b4f75")
# The same steps on a dark ground, turned: the first is near the ground, the last the brightest.
ON_DARK: tuple[str, ...] = ("#1f4258", "#2b6a8e", "#4795bf", "#86c5e7", "#d9f1fc")


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

    Raises
    ------
    ValueError
        If the number of classes is no whole number of 1 or more; as in all functions here.
    """
    _check(classes)
    finite = _known(values)
    distinct = len(set(finite))
    if distinct < 2:
        return []
    found = fisher_jenks(_thin(_middle(finite)), classes)
    rounded = sorted({round(value, decimals) for value in found[:-1]})
    return [value for value in rounded if finite[0] <= value < finite[-1]]


def _check(classes: int) -> None:
    if isinstance(classes, bool) or not isinstance(classes, int) or classes < 1:
        raise ValueError(f"classes is {classes!r}; it takes a whole number of 1 or more.")


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


def fisher_jenks(values: Sequence[float], classes: int) -> list[float]:
    """Return the upper bounds of the classes with the least squared deviation within them.

    Fisher (1958), On grouping for maximum homogeneity, Journal of the American Statistical
    Association 53: 789–798: optimal, and the same on every run. Each bound is one of the values.

    Examples
    --------
    >>> fisher_jenks([1.0, 1.1, 10.0, 10.2, 30.0], 3)
    [1.1, 10.2, 30.0]
    """
    _check(classes)
    known = _known(values)
    wanted = min(classes, len(set(known)))
    if wanted < 2:
        return known[-1:]
    from jenkspy import jenks_breaks

    return [float(bound) for bound in jenks_breaks(known, wanted)[1:]]


def quantiles(values: Sequence[float], classes: int) -> list[float]:
    """Return the upper bounds of classes of as many values each; an empty class is merged.

    Between two values a quantile lies on the line (Hyndman and Fan 1996, definition 7). Where
    values are tied a class can be left with none: it is then no class.

    Examples
    --------
    >>> quantiles([1, 2, 3, 4], 2), quantiles([0, 0, 0, 0, 5, 9], 3)
    ([2.5, 4.0], [0.0, 9.0])
    """
    _check(classes)
    known = _known(values)
    if not known:
        return []
    places = [(len(known) - 1) * i / classes for i in range(1, classes + 1)]
    return _filled(known, [_at(known, place) for place in places])


def _at(ascending: list[float], place: float) -> float:
    """Return the value at a place between two values of a list, on the line between them."""
    below = ascending[floor(place)]
    return below + (ascending[ceil(place)] - below) * (place - floor(place))


def _filled(ascending: list[float], bounds: list[float]) -> list[float]:
    """Return the bounds of those classes that hold a value."""
    below = [0, *(sum(value <= bound for value in ascending) for bound in bounds)]
    return [bound for bound, (low, high) in zip(bounds, pairwise(below), strict=True) if high > low]


def equal_interval(values: Sequence[float], classes: int) -> list[float]:
    """Return the upper bounds of classes of the same width; some of them may be empty.

    Examples
    --------
    >>> equal_interval([0, 1, 10], 2)
    [5.0, 10.0]
    """
    _check(classes)
    known = _known(values)
    if not known or known[0] == known[-1]:
        return known[-1:]
    width = (known[-1] - known[0]) / classes
    return [*(known[0] + width * i for i in range(1, classes)), known[-1]]


def pretty(values: Sequence[float], classes: int) -> list[float]:
    """Return round upper bounds: multiples of 1, 2 or 5 times a power of ten.

    The finest such step that covers all values with at most one class more than wanted; there
    may be fewer classes, or one more.

    Examples
    --------
    >>> pretty([3, 18, 42], 5)
    [10.0, 20.0, 30.0, 40.0, 50.0]
    """
    _check(classes)
    known = _known(values)
    if not known or known[0] == known[-1]:
        return known[-1:]
    power = floor(log10((known[-1] - known[0]) / (classes + 1)))
    steps = [digit * 10.0**exponent for exponent in (power, power + 1) for digit in (1, 2, 5)]
    spans = ((step, floor(known[0] / step), ceil(known[-1] / step)) for step in steps)
    step, first, last = next(span for span in spans if span[2] - span[1] <= classes + 1)
    return [round(step * i, 12) for i in range(first + 1, last + 1)]


def _known(values: Sequence[float]) -> list[float]:
    return sorted(float(value) for value in values if isfinite(value))


def class_of(value: float, inner: Sequence[float]) -> int:
    """Return the index of the class a value falls in.

    Examples
    --------
    >>> class_of(5.0, [5.0, 8.0]), class_of(5.1, [5.0, 8.0]), class_of(9.0, [5.0, 8.0])
    (0, 1, 2)
    """
    return bisect_left(inner, value)


def colours(classes: int) -> list[str]:
    """Return as many colours of the sequential scale, spread over its whole length."""
    _check(classes)
    if classes == 1:
        return [SEQUENTIAL[2]]
    step = (len(SEQUENTIAL) - 1) / (classes - 1)
    return [SEQUENTIAL[round(i * step)] for i in range(classes)]
