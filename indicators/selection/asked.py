"""What the reader chose, and what of it nobody knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

from indicators.address import MOST_COMPARED, bounded, listed
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas, codes

Reason = Literal[
    "indicator", "ref_area", "time_period", "edition", "level", "dimension", "compare", "frame"
]
TABS = ("", "trend", "ranking", "groups", "table")  # of the frame of a figure; the first is open
MEASURES = ("", "headline")  # which is drawn where headline and map measure differently


@dataclass(frozen=True)
class Selection:
    """The reader's choice: one link, one value.

    An empty text means "not chosen": the view then takes what the data answer best. ``own`` holds
    the parameters that only one page knows, by name; the page declares them.
    """

    lang: str = "az"
    edition: str = "published"
    indicator: str = ""
    ref_area: str = NATION
    level: str = ""
    time_period: str = ""
    sex: str = TOTAL
    age: str = TOTAL
    residence: str = TOTAL
    wealth_quintile: str = TOTAL
    disability_status: str = TOTAL
    education_level: str = TOTAL
    hazard: str = TOTAL
    compare: str = ""
    tab: str = ""
    measure: str = ""
    own: tuple[tuple[str, str], ...] = ()

    def asked(self, name: str) -> str:
        """Return what one page alone asks for (``plan`` of the planner), or an empty text."""
        return dict(self.own).get(name, "")

    def dimensions(self) -> dict[str, str]:
        """Return the code chosen of each dimension."""
        return {name: getattr(self, name) for name in DIMENSIONS}

    def to_query(self) -> dict[str, str]:
        """Return the selection as URL parameters, leaving out whatever is the default.

        Examples
        --------
        >>> Selection(lang="en", sex="F").to_query()
        {'lang': 'en', 'sex': 'F'}
        """
        default = Selection()
        common = {
            item.name: getattr(self, item.name)
            for item in fields(self)
            if item.name != "own" and getattr(self, item.name) != getattr(default, item.name)
        }
        return common | dict(self.own)


@dataclass(frozen=True)
class Fallback:
    """Something asked for that does not exist, and what is shown in its place."""

    reason: Reason
    wanted: str
    shown: str


def read_query(
    query: Mapping[str, str],
    default: str,
    editions: tuple[str, ...],
    own: Sequence[str] = (),
) -> tuple[Selection, tuple[Fallback, ...]]:
    """Return the selection a URL asks for, with a fallback for each value nobody knows.

    Parameters
    ----------
    query : mapping
        URL parameters.
    default : str
        Indicator shown when none is asked for.
    editions : tuple of str
        Editions on offer, the default first.
    own : sequence of str
        Parameters that this page alone knows; their beginning is taken as it is.
    """
    known = {item.name for item in fields(Selection)} - {"own"}
    wanted = {name: bounded(name, query[name]) for name in known if query.get(name)}
    asked = tuple((name, bounded(name, query[name])) for name in own if query.get(name))
    chosen = Selection(**{"indicator": default, **wanted}, own=asked)
    allowed: dict[str, tuple[object, str, Reason]] = {
        "lang": (("az", "en", "ru"), "az", "edition"),
        "edition": (editions, editions[0], "edition"),
        "indicator": (catalog(), default, "indicator"),
        "ref_area": (areas(), NATION, "ref_area"),
        "level": (("", "nation", "region_2021", "region_2006", "district"), "", "level"),
        "tab": (TABS, "", "frame"),
        "measure": (MEASURES, "", "frame"),
    }
    fallbacks = []
    for name, (values, instead, reason) in allowed.items():
        value = getattr(chosen, name)
        if value not in values:  # type: ignore[operator]
            fallbacks.append(Fallback(reason, value, instead))
            chosen = replace(chosen, **{name: instead})  # type: ignore[arg-type]
    for name in DIMENSIONS:
        value = getattr(chosen, name)
        if value not in codes(name):
            fallbacks.append(Fallback("dimension", value, TOTAL))
            chosen = replace(chosen, **{name: TOTAL})  # type: ignore[arg-type]
    unknown = [code for code in listed(chosen.compare) if code not in areas()]
    if unknown:
        fallbacks.append(Fallback("compare", ",".join(unknown), ""))
    kept = [code for code in listed(chosen.compare) if code in areas()]
    return replace(chosen, compare=",".join(kept[:MOST_COMPARED])), tuple(fallbacks)
