"""What is said before a map that is not of the headline's year or indicator."""

from collections.abc import Mapping
from typing import Any

from indicators.codelists import NATION
from indicators.narrative import another_map as said
from indicators.selection import View
from indicators.summary import valued
from pages.parts.shell import Page


def another_map(page: Page, view: View, mapped: View) -> str:
    """Return what a map shows where it is not of the headline's year or indicator."""
    if not view.exists:
        return ""
    return said(view, mapped, _of_nation(page, view), _of_nation(page, mapped), page.words)


def _of_nation(page: Page, view: View) -> Mapping[Any, Any] | None:
    """Return the nation's observation of a view, or None where it has none."""
    found = valued(
        page.store.observations(
            view.indicator.indicator,
            page.selection.edition,
            ref_area=[NATION],
            time_period=view.time_period,
            data_source=view.data_source,
            dimensions=view.dimensions,
        )
    )
    return found.iloc[0].to_dict() if len(found) == 1 else None
