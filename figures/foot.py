"""What a picture that travels carries at its foot, whatever kind of picture it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.caveats import caveats_of, sentence_about, years_in
from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.quality import Grade
from indicators.words import Words, inside_sentence, unit


@dataclass(frozen=True)
class Foot:
    """The lines of a foot.

    Attributes
    ----------
    about : str
        Unit, period and quality grade.
    source : str
        Whose figures they are.
    caveat : str
        What the figures do not say, in one line.
    edition : str
        The mark of the edition: the data release, or the word of the illustrative one.
    link : str
        Where the figure stands for good.
    """

    about: str
    source: str
    caveat: str
    edition: str
    link: str

    def lines(self) -> list[str]:
        """Return the lines in the order in which they are read; none is left out."""
        return [self.about, self.source, self.caveat, f"{self.edition} · {self.link}"]


def foot(
    item: Indicator,
    row: Mapping[Any, Any],
    source: Mapping[str, Any],
    given: Grade,
    words: Words,
    *,
    cited: str,
    edition: str,
    link: str,
    period: str = "",
) -> Foot:
    """Return the foot of a picture of figures of one indicator.

    Parameters
    ----------
    row : mapping
        The observation that the picture is of: the latest of a series, any of a map.
    source : mapping
        Its source, with the codes of its ``caveats``.
    given : Grade
        The quality grade of the figure, or of the map as a whole.
    cited : str
        The source, or the sources, as they are cited.
    edition : str
        The data release, or the word of the illustrative edition.
    period : str
        The periods of a series in words; the one of the observation where none is given.
    """
    when = period or words.period(str(row["time_period"]), item.period)
    letter = graded(given.letter, words)
    return Foot(
        f"{unit(item, words)} · {when} · {letter}",
        words("Source: {source}", source=cited),
        one_line(item, row, source, words, period=period),
        edition,
        link,
    )


def graded(letter: str, words: Words) -> str:
    """Return the quality grade in words."""
    return words("quality grade {letter}", letter=letter)


def one_line(
    item: Indicator,
    row: Mapping[Any, Any],
    source: Mapping[str, Any],
    words: Words,
    *,
    period: str = "",
) -> str:
    """Return what a figure does not say, in one line: its first declared caveat, else the prose.

    Of the prose what is about the years of the picture; what is about others says so.

    Parameters
    ----------
    period : str
        The periods of a series in words; the one of the observation where none is given.
    """
    every = caveats_of(
        item.caveats,
        source,
        str(row["data_source"]),
        str(row["time_period"]),
        str(row["ref_area"]),
    )
    under = [one for one in every if not one.survey]  # the name of the area says these
    if under:
        return words.of(codelist("caveat")[under[0].code]["says"])
    years = years_in(period or str(row["time_period"]))
    said, about = sentence_about(item.caveat or item.definition, years, words.language)
    if about:
        return said
    return words("About other years: {said}", said=inside_sentence(said, words.language))
