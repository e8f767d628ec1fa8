"""Every foreseen failure, in tiers by whose it is; each says what went wrong in plain words.

===============  ====  ===========================================================================
Tier             Exit  What it tells
===============  ====  ===========================================================================
`FaultyInput`     1    an input, a declaration or records are not what they must be
`OurFault`        1    a fault of the project, or of the machine that it runs on
`ReaderMistake`   2    what was asked for does not exist, or cannot be had together
`DamagedStore`    3    the database or what was frozen is not there, or not what was written
===============  ====  ===========================================================================

A command ends with the exit status of the failure that stopped it. Three failures stand beside
what they carry, in the tier of their own: ``data.frozen.ReleaseDamaged``,
``briefings.request.RequestError`` and ``data.packet.PacketRefused``; they end a command with 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

StoreReason = Literal["missing", "locked", "damaged", "gone"]


class DashboardError(Exception):
    """A foreseen failure, shown once at the application's boundary.

    Parameters
    ----------
    message : str
        What happened, in a sentence.
    hint : str, optional
        What the reader can do about it.

    Attributes
    ----------
    exit_code : int
        The status with which a command ends.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a failure come whole from another process, whatever its class was made with."""
        return _made_again, (type(self), self.args, self.__dict__)


def _made_again(
    kind: type[DashboardError], given: tuple[Any, ...], carried: dict[str, Any]
) -> DashboardError:
    error = kind.__new__(kind, *given)
    error.__dict__.update(carried)
    return error


class FaultyInput(DashboardError):
    """An input, a declaration or records that are not what they must be."""


class OurFault(DashboardError):
    """A fault of the project, or of the machine that it runs on."""


class ReaderMistake(DashboardError):
    """What was asked for does not exist, or cannot be had together."""

    exit_code = 2


class DamagedStore(DashboardError):
    """The database or what was frozen is not there, or is not what was written."""

    exit_code = 3


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one input: where it stands, what is wrong, what to do.

    Parameters
    ----------
    file : str
        The file, with the folder it lies in.
    row : int, optional
        The line; 1 is the header of a table.
    column : str, optional
        The column of a table, or the key of a declaration.
    reason : str
        What is wrong; it quotes the value.
    remedy : str, optional
        What the one who wrote the file can do.
    """

    file: str
    row: int | None
    column: str | None
    reason: str
    remedy: str | None = None

    def __str__(self) -> str:
        row, column = ("line", "key") if self.file.endswith(".toml") else ("row", "column")
        place = self.file
        place += f", {row} {self.row}" if self.row is not None else ""
        place += f", {column} {self.column}" if self.column is not None else ""
        return f"{place}: {self.reason}" + (f"; {self.remedy}" if self.remedy else "")


class DataFaults(FaultyInput):
    """Every fault found in the inputs of one build, reported together."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{len(self.faults)} fault(s) in the input:\n{lines}")


class DeclarationError(DataFaults):
    """Declarations that say too little, too much, or something unknown."""


class RecordsError(FaultyInput):
    """Records that cannot be analysed: which columns, how many records, and why."""


class FactsError(FaultyInput):
    """Observations of which no facts may be stated: they mix editions or indicators."""


class UncertaintyError(FaultyInput, ValueError):
    """Figures of which no uncertainty can be stated: which rows, how many, and why."""


class JusticeInputError(FaultyInput):
    """Counts from which no indicator can be computed, and why."""


class SmallAreaError(FaultyInput):
    """Areas of which nothing can be estimated: which, which variable, and why."""


class RiskInputError(FaultyInput):
    """Scores from which no index can be computed: which, of which areas, and why."""


class EquityInputError(FaultyInput):
    """Groups from which no measure can be computed, and why."""


class SchoolAgesError(FaultyInput):
    """Ages of school that are not known for a year, or that cannot be."""


class EnrolmentError(FaultyInput):
    """Population or enrolment that no rate can be computed from: which column, how many rows."""


class DisclosureError(FaultyInput):
    """A table that cannot be protected or attacked, and the cells for which that is so."""


class Unbound(FaultyInput):
    """A reference of a story that names no figure, or a picture that its figures do not allow."""


class RasterError(FaultyInput):
    """A raster that cannot be used: which file, and why."""


class SentenceError(OurFault):
    """A sentence with a place that nothing fills."""


class MismatchError(OurFault):
    """A number in a written file that is not the number in the store."""


class NotPublic(OurFault):
    """Something that must not leave: a synthetic figure, or a value that is withheld."""


class WriteError(OurFault):
    """A file that could not be written."""


class BuildUnderWay(OurFault):
    """Another build holds the lock: which process, whose, on which machine, since when."""


class NoAnswer(OurFault):
    """A provider that did not answer, or whose answer cannot be taken in: from where, and why."""


class CannotWrite(OurFault):
    """The folder cannot be written: no room, no right."""


class UnknownIndicator(ReaderMistake):
    """An indicator code that no declaration carries."""


class PlanError(ReaderMistake):
    """A scenario or areas from which nothing can be planned, and why."""


class NothingToDraw(ReaderMistake):
    """A picture was asked for of figures that have no value."""


class PictureRefused(ReaderMistake):
    """Figures that would mislead if they were drawn together."""


class EngineError(ReaderMistake):
    """An engine that cannot be opened, or records that it cannot read."""


class FigureIdError(ReaderMistake):
    """An address that names no figure: which one, and how a figure is named."""


class TextRefused(ReaderMistake):
    """A text whose numbers cannot be checked: which one, and why."""


class FigureUnknown(ReaderMistake):
    """A figure that is not where it was looked for."""


class LoginEnded(ReaderMistake):
    """Nobody is logged in, or the login has ended."""


class NotAllowed(ReaderMistake):
    """The person may not do this, or must leave it to another."""


class NotThere(ReaderMistake):
    """There is no such thing, or the person may not see it: the two are not told apart."""


class TooLate(ReaderMistake):
    """Another was first: what the person decided on is no longer as it was seen."""


class Wanting(ReaderMistake):
    """What was asked for lacks something: a reason, an answer to a question."""


class NotAsApproved(OurFault):
    """A staged release that is not what was approved: which tables, and how many rows."""


class StoreUnavailable(DamagedStore):
    """The database cannot be read.

    Attributes
    ----------
    reason : str
        ``missing`` (not there, or without a build), ``locked``, ``damaged`` or ``gone`` (its server
        does not answer).
    """

    def __init__(
        self, message: str, hint: str | None = None, reason: StoreReason = "missing"
    ) -> None:
        super().__init__(message, hint)
        self.reason = reason


class GeometryUnavailable(DamagedStore):
    """The geometry the build wrote is not where the database says."""


class AuditFault(DamagedStore):
    """The chain of what was done is not what was written: at which entry, and how it shows."""


class BackupDamaged(DamagedStore):
    """A backup that is not as it was written: which file, and how."""


class ReleaseError(DashboardError):
    """A release that is not there, or is not what was frozen: which one, which file, and why."""


class ReleaseRefused(ReleaseError, FaultyInput):
    """A release that cannot be made: nothing changed, a note is missing, it exists."""


class ReleaseUnknown(ReleaseError, ReaderMistake):
    """A release that nobody made."""
