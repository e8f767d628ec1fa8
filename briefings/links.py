"""Permanent links of figures: the view of one figure in one release, for ever."""

from urllib.parse import urlencode

from data.settings import site_url
from indicators.facts import Key
from indicators.passport import figure_id


def figure_link(key: Key, release: str, language: str) -> str:
    """Return the address of the passport of a figure as it stands in a release."""
    query = {"id": figure_id(key), "release": release, "lang": language}
    return f"{site_url()}/figure?{urlencode(query)}"
