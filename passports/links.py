"""Permanent links of figures: the view of one figure in one release, for ever."""

from urllib.parse import parse_qsl, urlencode

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


def printed_link(link: str, most: int) -> str:
    """Return a link as it stands on paper: the longest form of it that has room.

    Without what a reader need not type, then without the release, then the address of the site
    alone; what is not paper has the whole link behind it.

    Parameters
    ----------
    most : int
        Letters that there is room for.

    Examples
    --------
    >>> printed_link("https://a.az/figure?id=X.AZE&release=1f&lang=az", 88)
    'a.az/figure?id=X.AZE&release=1f'
    >>> printed_link("https://a.az/figure?id=X.AZE&release=1f&lang=az", 25)
    'a.az/figure?id=X.AZE'
    """
    address, _, query = link.partition("://")[2].partition("?")
    given = dict(parse_qsl(query))
    named = [(name, given[name]) for name in ("id", "release") if name in given]
    forms = [f"{address}?{urlencode(named[:count])}" for count in range(len(named), 0, -1)]
    return next((form for form in forms if len(form) <= most), address.rpartition("/")[0])
