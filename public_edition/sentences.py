"""What a public page says of a figure: the narrative of the monitor, on a page of its own."""

from indicators.codelists import NATION
from indicators.narrative import another_map, caution, continuation, figure_title
from indicators.summary import valued
from indicators.words import Words, short_source
from public_edition.figure import AreaFigures, Mapped
from public_edition.reading import Reading


def key_message(figure: AreaFigures, reading: Reading, words: Words) -> str:
    """Return the sentence that states a figure: the title of its page, as on the live monitor."""
    return figure_title(figure.facts(reading), figure.ref_area, words)


def headline(figure: AreaFigures, reading: Reading, words: Words) -> str:
    """Return the sentence of a figure that stands alone: with a caution, where one is due."""
    said = (key_message(figure, reading, words), caution(figure.facts(reading), words).text)
    return " ".join(text for text in said if text)


def support(figure: AreaFigures, reading: Reading, words: Words) -> list[str]:
    """Return what stands beside the key message: the narrative's next sentences, the source."""
    source = short_source(reading.source(figure.fact["data_source"]), words)
    said = continuation(figure.facts(reading), words).text
    return [text for text in (said, words("Source: {source}.", source=source)) if text]


def map_note(nation: AreaFigures, mapped: Mapped | None, words: Words) -> str:
    """Return what stands before a map that is not of the headline's year or indicator."""
    if mapped is None or not nation.exists:
        return ""
    found = valued(mapped.observations[mapped.observations["ref_area"] == NATION])
    then = found.iloc[0].to_dict() if len(found) == 1 else None
    return another_map(nation.view, mapped.view, nation.fact, then, words)


def published_only(words: Words) -> str:
    """Return what the edition is, of whatever release."""
    return words(
        "Published figures only, each with its source. What is not published is shown as a gap."
    )
