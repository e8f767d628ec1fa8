"""What the build wrote of the rules, read once for an edition."""

from collections.abc import Mapping, Sequence
from typing import Any

from indicators.plain_rows import plain_rows
from indicators.signals import Put, put, rules, told_of_rules
from pages.parts.kept import kept_recent
from pages.parts.page import Page


def _rows(page: Page) -> list[dict[Any, Any]]:
    def make() -> list[dict[Any, Any]]:
        found = page.store.analysis("signals", page.selection.edition)
        return plain_rows(found)

    return kept_recent(page.store, ("signals", page.selection.edition), make)


def questions_put(page: Page) -> list[Put]:
    """Return the questions that are put in the edition, in the order of the rules."""
    order = [*rules()]
    return sorted(put(_rows(page)), key=lambda one: order.index(one.rule))


def told_of(page: Page) -> Mapping[str, Mapping[str, float]]:
    """Return what the build found of each rule: how many series, and what its trials gave."""
    found = told_of_rules(_rows(page))
    return {code: found[code] for code in rules() if code in found}


def holders_asked(page: Page) -> Sequence[str]:
    """Return the agencies that are asked something, in the order of the rules."""
    return [*dict.fromkeys(rules()[one.rule].holder for one in questions_put(page))]
