"""The identity of a figure, as a link carries it."""

from indicators.facts import Key


def figure_id(key: Key) -> str:
    """Return the identity of a figure as one readable word."""
    parts = [key.indicator, key.ref_area, key.time_period.replace("/", "~"), key.data_source]
    parts += [f"{name}-{code}" for name, code in key.dimensions]
    if key.edition != "published":
        parts.insert(0, key.edition.upper())
    return ".".join(parts)
