"""Failures that are foreseen, each able to say what went wrong in words for the reader."""

from collections.abc import Iterable
from dataclasses import dataclass


class DashboardError(Exception):
    """A foreseen failure, shown once at the application's boundary.

    Parameters
    ----------
    message : str
        What happened, in a sentence.
    hint : str, optional
        What the reader can do about it.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one input: file, row (1 is the header), column, reason."""

    file: str
    row: int | None
    column: str | None
    reason: str

    def __str__(self) -> str:
        place = self.file
        place += f", row {self.row}" if self.row is not None else ""
        place += f", column {self.column}" if self.column is not None else ""
        return f"{place}: {self.reason}"


class DataFaults(DashboardError):
    """Every fault found in the inputs of one build, reported together."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{len(self.faults)} fault(s) in the input:\n{lines}")
