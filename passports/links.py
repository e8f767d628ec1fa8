"""Permanent links of figures: the view of one figure in one release, for ever."""

from urllib.parse import urlencode

from data.settings import site_url
from indicators.facts import Key
from passports.identity import figure_id


def figure_link(key: Key, release: str, language: str, site: str = "") -> str:
    """Return the address of the passport of a figure as it stands in a release.

    Without a release it opens the figure as it stands now. ``site`` is where the reader found the
    monitor, else ``SITE_URL``.
    """
    query = {"id": figure_id(key), "release": release, "lang": language}
    given = urlencode({name: value for name, value in query.items() if value})
    return f"{site or site_url()}/figure?{given}"
