"""What the build finds among the figures that does not fit, as rows of its tables."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from data.inputs import Row
from indicators.observations import frame_of
from indicators.plausibility import Finding, findings


def find_implausible(rows: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Return every observation of the published edition that does not fit others."""
    return findings(frame_of(rows))


def finding_rows(found: Iterable[Finding]) -> list[Row]:
    """Return the rows of the table of findings."""
    return [asdict(one) for one in found]
