"""The rules that hold for every figure, in the reader's language."""

from indicators.disclosure import THRESHOLD
from indicators.words import Words


def rules(words: Words) -> tuple[str, ...]:
    """Return the rules: editions, states, grades, targets, breaks."""
    return (
        words("One line, one edition: figures of two sources are never joined or averaged."),
        words("No change, rank or sentence crosses a break in a series."),
        words("The headline is the latest figure; in a tie the first source declared speaks."),
        words(
            "Missing, suppressed, not collected, not applicable and low reliability are five "
            "states of a cell; none of them is zero."
        ),
        words("Legend breaks are computed once for all years and groups (Fisher and Jenks)."),
        words(
            "On track: the mean pace of the last ten years, kept up, reaches the target by its "
            "year. Too slow: it does not. Moving away: the pace has the wrong sign."
        ),
        grades(words),
        confidentiality(words),
    )


def grades(words: Words) -> str:
    """Return the rule of the quality grades."""
    return words(
        "Quality grades: A less one step for a modelled source, an index or a register count "
        "(two for a figure quoted by the press), for an age over 5 and again over 10 years, for "
        "a doubtful status or the first figure after a break, for a survey or model without its "
        "interval, for an interval wider than half of the figure, and for a map on which less "
        "than two thirds of the areas have a figure."
    )


def confidentiality(words: Words) -> str:
    """Return the rule by which small counts are withheld."""
    return words(
        "Confidentiality: in figures made from records of persons a number above zero and below "
        "{n} is withheld, and with it as many others as it takes that nobody can infer it, from "
        "all totals and parts shown, to a range narrower than {n} (tested by linear programming: "
        "Fischetti and Salazar 2000). A rate is withheld with the number it is made of. Nothing "
        "tells which of the withheld numbers are the small ones. Figures released by an official "
        "agency are never altered.",
        n=THRESHOLD,
    )
