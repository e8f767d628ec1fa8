"""Intervals of proportions."""

from math import sqrt

Z95 = 1.959963984540054


def wilson(count: float, n: float, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion, as shares of 1.

    E. B. Wilson (1927), Journal of the American Statistical Association 22: 209–212.

    Parameters
    ----------
    count : float
        Successes; need not be whole when n is an effective sample.
    n : float
        Sample, or effective sample n/deff.

    Raises
    ------
    ValueError
        If n is not positive, or the count lies outside 0…n.

    Examples
    --------
    >>> [round(bound, 4) for bound in wilson(5, 50)]
    [0.0435, 0.2136]
    """
    if n <= 0 or not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is not a proportion")
    middle = 2 * count + z * z
    reach = z * sqrt(z * z + 4 * count * (1 - count / n))
    return (middle - reach) / 2 / (n + z * z), (middle + reach) / 2 / (n + z * z)
