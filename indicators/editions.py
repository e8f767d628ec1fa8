"""The edition of a figure: published or illustrative, and how all of the second is marked."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.observations import EditionCode

_ILLUSTRATIVE: EditionCode = "illustrative"
SYNTHETIC = "SYNTHETIC"  # the footnote of every synthetic figure (codes/footnotes.toml)


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

    def of_texts(self, words: Callable[[str], str]) -> str:
        """Return how a text written of published figures is to be read beside synthetic ones."""
        if not self.is_illustrative:
            return ""
        return words(
            "The figures shown here are synthetic. What is said to be published or not is said of "
            "real figures."
        )

    def untold(self, words: Callable[[str], str]) -> str:
        """Return why a step of a story is not told in the edition."""
        if self.is_illustrative:
            return words("This is told of real figures alone: see the published edition.")
        return words("This step cannot be told in the edition that is shown: it lacks a figure.")

    def none_at(self, words: Callable[..., str], area: str, name: str) -> str:
        """Return that an area has no figure: none published, or none made up for the edition."""
        if self.is_illustrative:
            return words(
                "{area}: no figure in the illustrative edition. {name}", area=area, name=name
            )
        return words("{area}: no figure is published. {name}", area=area, name=name)

    def none_of_area(self, words: Callable[[str], str]) -> str:
        """Return that an area has no figure of any indicator."""
        if self.is_illustrative:
            return words("The illustrative edition has no figure for this area.")
        return words("No figure is published for this area.")

    def every_of_area(self, words: Callable[[str], str]) -> str:
        """Return the title of all figures of an area."""
        if self.is_illustrative:
            return words("Every figure of this area in the illustrative edition")
        return words("Every figure of this area")

    def unsaid(self, words: Callable[[str], str]) -> str:
        """Return the title of a caveat: it tells of the published figure, in either edition."""
        if self.is_illustrative:
            return words("What the published figure does not say")
        return words("What it does not say")

    def none_below(self, words: Callable[[str], str]) -> str:
        """Return that no area within the nation has a figure of an indicator."""
        if self.is_illustrative:
            return words("The illustrative edition has no figures of this indicator by area.")
        return words("No figures for regions or districts have been published for this indicator.")

    def none_by_group(self, words: Callable[[str], str]) -> str:
        """Return that an area has no figure of a group."""
        if self.is_illustrative:
            return words("The illustrative edition has no figure by group for this area.")
        return words("No figure by group has been published for this area.")

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
