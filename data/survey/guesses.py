"""What was taken because nobody said it: each guess is shown and written down."""

from pathlib import Path
from typing import NamedTuple


class Guess(NamedTuple):
    """Something that was taken, why, and what to write in a mapping to have it otherwise."""

    about: str
    taken: str
    why: str
    otherwise: str = ""

    def __str__(self) -> str:
        told = f"{self.about}: {self.taken} ({self.why})"
        return f"{told}; otherwise {self.otherwise}" if self.otherwise else told


def guessed_encoding(path: Path, encoding: str | None) -> list[Guess]:
    """Return that an encoding was guessed, where one was."""
    why = "the file does not say which, and UTF-8 does not fit"
    said = 'write [reading] encoding = "cp1254" in a mapping'
    return [Guess(path.name, f"encoding {encoding}", why, said)] if encoding else []
