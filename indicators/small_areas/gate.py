"""Whether an estimate may be published: each declared test, its threshold, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.codelists import codelist


@dataclass(frozen=True)
class GateResult:
    """One test of an estimate (``codes/small_areas.toml``): what was found, and whether it passed.

    ``least`` or ``most`` is its threshold; the other is None.
    """

    test: str
    value: float
    least: float | None
    most: float | None

    @property
    def passed(self) -> bool:
        """Whether the threshold is kept; a value that is not known passes nothing."""
        if self.least is not None:
            return self.value >= self.least
        return self.most is not None and self.value <= self.most


def gate(found: Mapping[str, float]) -> tuple[GateResult, ...]:
    """Return every declared test of an estimate, in the order of the declaration.

    Parameters
    ----------
    found : mapping
        As ``diagnostics.diagnosis`` returns it.

    Examples
    --------
    >>> found = dict.fromkeys(["areas", "left_out", "left_out_gain", "scatter"], 0.5)
    >>> found |= dict.fromkeys(["better", "intervals", "variation"], 0.95)
    >>> [one.test for one in gate(found) if not one.passed]
    ['areas', 'left_out', 'variation']
    """
    declared: Mapping[str, Mapping[str, Any]] = codelist("small_areas")["gate"]
    return tuple(
        GateResult(name, float(found[name]), one.get("least"), one.get("most"))
        for name, one in declared.items()
    )


def may_be_published(results: tuple[GateResult, ...]) -> bool:
    """Return whether every test is passed."""
    return all(one.passed for one in results)
