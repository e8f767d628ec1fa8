"""What was taken because nobody said it: each guess is shown and written down."""

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
