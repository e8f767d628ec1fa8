"""The edition of a figure: published or illustrative, and how all of the second is marked."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.observations import EditionCode

_ILLUSTRATIVE: EditionCode = "illustrative"


@dataclass(frozen=True)
class Edition:
    """The edition that figures belong to; what is said of synthetic figures is said here only.

    Attributes
    ----------
    code : str
        As an observation and a link carry it (``indicators.observations.EDITIONS``).
    """

    code: str

    @property
    def is_illustrative(self) -> bool:
        """Whether the figures are synthetic."""
        return self.code == _ILLUSTRATIVE

    @property
    def mark(self) -> str:
        """The word in the names of files and figures; empty for published figures.

        Examples
        --------
        >>> Edition("illustrative").mark, Edition("published").mark
        ('ILLUSTRATIVE', '')
        """
        return self.code.upper() if self.is_illustrative else ""

    def watermark(self, words: Callable[[str], str]) -> str:
        """Return the word across a picture, in the reader's language; empty for published figures.

        Parameters
        ----------
        words : callable
            Returns a message in the reader's language (``indicators.words.Words``).
        """
        return words("ILLUSTRATIVE") if self.is_illustrative else ""

    def warning(self, words: Callable[[str], str]) -> str:
        """Return what a file and a citation warn of, in the reader's language, or nothing."""
        return words("ILLUSTRATIVE — not real figures") if self.is_illustrative else ""

    def stem(self, *parts: str) -> str:
        """Return the name of a file without its ending: its parts that say something, the mark.

        Examples
        --------
        >>> Edition("illustrative").stem("profile", "AZ-BA")
        'profile_AZ-BA_ILLUSTRATIVE'
        >>> Edition("published").stem("ED_CR_L1", "AZE", "")
        'ED_CR_L1_AZE'
        """
        return "_".join(part for part in (*parts, self.mark) if part)
