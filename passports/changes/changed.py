"""What changed in a release since the one before: how many figures, and each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.frozen import Release, release_differences
from indicators.model import Indicator
from indicators.revisions import CHANGES
from indicators.words import Words

COUNTED = (*CHANGES, "documented")
_TOLD = ("revised", "withdrawn", "new")  # what a reader looks for comes first


@dataclass(frozen=True)
class Changes:
    """What changed in a release, each side with the declarations and sources of its release.

    Attributes
    ----------
    release, previous : str
        The release, and the one before; nothing before the first.
    found : DataFrame
        As ``indicators.revisions.differences``, with the ``domain`` of the indicator.
    before, after : mapping
        The indicators as each of the two releases declares them.
    """

    release: str
    previous: str
    found: pd.DataFrame
    before: Mapping[str, Indicator]
    after: Mapping[str, Indicator]
    sources: Mapping[str, Mapping[str, Any]]

    def item(self, indicator: str) -> Indicator:
        """Return an indicator as it is declared last."""
        return self.after.get(indicator) or self.before[indicator]

    def of(self, indicator: str) -> pd.DataFrame:
        """Return what changed of one indicator."""
        return self.found[self.found["indicator"].eq(indicator)]

    def items(self, indicator: str) -> dict[str, Indicator]:
        """Return an indicator as it is declared on each side of a change."""
        last = self.item(indicator)
        return {"before": self.before.get(indicator, last), "after": last}


def compare_releases(old: Release | None, new: Release) -> Changes:
    """Return what changed from one release to the next; of the first one every figure is new."""
    before = old.indicators if old else {}
    found = release_differences(old, new)
    domains = {code: item.domain for code, item in {**before, **new.indicators}.items()}
    return Changes(
        new.about.id,
        old.about.id if old else "",
        found.assign(domain=found["indicator"].map(domains)),
        before,
        new.indicators,
        {**(old.sources if old else {}), **new.sources},
    )


def count_changes(found: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return how many figures are new, revised, withdrawn and only documented better.

    Parameters
    ----------
    by : str
        The column to count by: ``domain``, ``indicator``, ``ref_area``.
    """
    told = found.assign(change=found["change"].where(found["figure"], "documented"))
    table = told.groupby([by, "change"]).size().unstack(fill_value=0)
    return table.reindex(columns=list(COUNTED), fill_value=0)


def total_changes(found: pd.DataFrame) -> dict[str, int]:
    """Return how many figures changed in each way, all together."""
    return {str(name): int(n) for name, n in count_changes(found, "indicator").sum().items()}


def changed_figures(found: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that changed: first those revised, then withdrawn, then new."""
    order = {name: place for place, name in enumerate(_TOLD)}
    own = found[found["figure"]]
    return own.sort_values("change", key=lambda change: change.map(order), kind="stable")


def change_names(words: Words) -> dict[str, str]:
    """Return the name of each kind of change in the reader's language."""
    return {
        "new": words("new"),
        "revised": words("revised"),
        "withdrawn": words("withdrawn"),
        "documented": words("only documented better"),
    }
