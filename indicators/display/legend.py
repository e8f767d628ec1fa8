"""Which set of legend breaks a map has: locked per indicator, edition, scheme and pinned code."""

from collections.abc import Mapping

from indicators.codelists import TOTAL


def legend_key(edition: str, scheme: str, pinned: Mapping[str, str]) -> str:
    """Return the name of a set of breaks.

    Parameters
    ----------
    pinned : mapping
        The code of each dimension in which the indicator has no total.

    Examples
    --------
    >>> legend_key("published", "region_2006", {"age": "Y15T17"})
    'published/region_2006/age=Y15T17'
    """
    codes = [f"{name}={code}" for name, code in sorted(pinned.items()) if code != TOTAL]
    return "/".join([edition, scheme, *codes])
