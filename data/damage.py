"""What can be wrong with a release: which one, which of its files, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from indicators.errors import DashboardError

Fault = Literal["missing", "unreadable", "entry", "name", "figures", "hash", "chain", "fork"]

FAULTS: Mapping[Fault, str] = {
    "missing": "it is missing",
    "unreadable": "it cannot be read, as it was cut or overwritten",
    "entry": "its entry {detail} is missing or wrong",
    "name": "its name is not the hash of its content",
    "figures": "it states another number of figures",
    "hash": "its hash is not the one recorded when it was frozen",
    "chain": "its hash is not the one the next release names",
    "fork": "it follows from the same release as {detail}",
}


@dataclass(frozen=True)
class Damage:
    """One thing wrong with a release: nothing of the release is to be trusted.

    Attributes
    ----------
    release : str
        The name of its folder.
    detail : str
        The entry, or the other release, where the fault names one.
    """

    release: str
    file: str
    fault: Fault
    detail: str = ""

    def __str__(self) -> str:
        why = FAULTS[self.fault].format(detail=self.detail)
        return f"The release {self.release} has been altered: {self.file}: {why}."

    def is_named(self, name: str) -> bool:
        """Return whether a name is that of the release: its folder, or the hash in it alone."""
        return name in (self.release, self.release.rpartition("-")[2])


class ReleaseError(DashboardError):
    """A release that is not there, or is not what was frozen: which one, which file, and why."""


class ReleaseUnknown(ReleaseError):
    """A release that nobody made."""


class ReleaseDamaged(ReleaseError):
    """A release that is not what was frozen."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(str(damage))
        self.damage = damage
