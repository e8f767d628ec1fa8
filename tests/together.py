"""Which tests run in one process: what is costly is started, or built, once for all of them.

pytest-xdist's own groups are told by a suffix of the test's name that pytest 9.2 no longer lets it
write: they group nothing, and say nothing of it. A scheduler of one's own needs the name alone.
"""

from xdist.scheduler import LoadScopeScheduling

# The first that is found in the name of a test; other tests stay with those of their file.
SHARED = (
    ("spark", "one Spark"),
    ("postgresql", "one PostgreSQL"),
    ("tests/steward/", "one application with a login"),
    ("public_edition", "one public edition"),
    ("tests/service/", "one service"),
    ("tests/browser/", "one dashboard and one browser"),
    ("tests/briefings/", "one reader of each edition"),
    ("tests/pages/test_every_indicator", "what pages tell of every indicator"),
    ("tests/pages/test_uncertainty", "what pages tell of every indicator"),
    ("narrative/test_every_indicator", "the facts of every indicator"),
    ("narrative/test_openings", "the facts of every indicator"),
    ("indicators/test_caveats", "the facts of every indicator"),
)
# What is handed out before all others, in this order: the two longest groups, then one that mostly
# waits. At the end each of them would keep one process busy alone.
EARLY = ("tests/browser/", "tests/steward/", "tests/serving/test_upgrade.py")


def group_of(nodeid: str) -> str:
    """Return what a test runs together with.

    >>> group_of("tests/indicators/test_survey.py::test_every_engine_says_the_same[spark]")
    'one Spark'
    >>> group_of("tests/browser/test_public_edition.py::test_a_page[en]")
    'one public edition'
    >>> group_of("tests/briefings/test_compose.py::test_no_map_is_drawn_of_a_count")
    'one reader of each edition'
    >>> group_of("tests/geo/test_plane.py::test_a_triangle")
    'tests/geo/test_plane.py'
    """
    named = (group for word, group in SHARED if word in nodeid)
    return next(named, nodeid.partition("::")[0])


def turn_of(nodeid: str) -> int:
    """Return how early a test is handed out.

    >>> turn_of("tests/browser/test_bar.py::test_a_bar")
    0
    >>> turn_of("tests/steward/test_login.py::test_a_login")
    1
    >>> turn_of("tests/geo/test_plane.py::test_a_triangle")
    3
    """
    early = (place for place, start in enumerate(EARLY) if nodeid.startswith(start))
    return next(early, len(EARLY))


class Together(LoadScopeScheduling):
    """Hands a whole group to one process."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
