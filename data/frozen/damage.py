"""What can be wrong with a release: which one, which of its files, and why."""

from dataclasses import dataclass
from typing import Literal

from indicators.codelists import codelist
from indicators.errors import DamagedStore, ReleaseError
from indicators.model import Language

Fault = Literal["missing", "unreadable", "entry", "name", "figures", "hash", "chain", "fork"]


@dataclass(frozen=True)
class Damage:
    """One thing wrong with a release: nothing of the release is to be trusted.

    Attributes
    ----------
    release : str
        The name of its folder.
    fault : str
        Code of ``codes/release_faults.toml``.
    detail : str
        The entry, or the other release, where the fault names one.
    """

    release: str
    file: str
    fault: Fault
    detail: str = ""

    def __str__(self) -> str:
        return f"The release {self.release} has been altered: {self.file}: {self.why('en')}."

    def why(self, language: Language) -> str:
        """Return what is wrong with the file, in a language."""
        text: str = codelist("release_faults")[self.fault][language]
        return text.format(detail=self.detail)

    def is_named(self, name: str) -> bool:
        """Return whether a name is that of the release: its folder, or the hash in it alone."""
        return name in (self.release, self.release.rpartition("-")[2])


class ReleaseDamaged(ReleaseError, DamagedStore):
    """A release that is not what was frozen."""

    exit_code = 1  # commands have always ended so

    def __init__(self, damage: Damage) -> None:
        super().__init__(str(damage))
        self.damage = damage
