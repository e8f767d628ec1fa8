"""From which size on a difference is told: the one rule of gaps and of areas."""

from indicators.codelists import codelist
from indicators.model import Indicator


def is_material_difference(
    item: Indicator, one: float, other: float, reliable: bool | None
) -> bool:
    """Return whether a difference of two figures is told.

    One whose error is known is told where it is reliable, at any size; of the others those above
    the threshold of ``codes/materiality.toml``.

    Parameters
    ----------
    reliable : bool or None
        Whether it is more than chance would explain; None where nobody can tell.

    Examples
    --------
    >>> from indicators.catalog import catalog
    >>> share = catalog()["IM_DTP3"]
    >>> [is_material_difference(share, 35.6, other, None) for other in (34.0, 30.0)]
    [False, True]
    """
    if reliable is not None:
        return reliable
    least = codelist("materiality")
    difference = abs(one - other)
    if item.unit_measure == "PCNT":
        return bool(difference >= least["points"]["least"])
    return bool(difference >= least["share"]["least"] * max(abs(one), abs(other)))
