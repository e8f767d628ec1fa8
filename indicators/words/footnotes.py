"""What is noted of a figure, for its reader: by its code or its words, else as it was written."""

import re
from functools import cache

from indicators.codelists import codelist
from indicators.model import Text
from indicators.words.language import Words

_PLACE = re.compile(r"\\{(\w)\\}")


def footnote(held: str | None, words: Words) -> str:
    """Return a footnote of the frame contract as it is read.

    Parameters
    ----------
    held : str, optional
        A code of ``codes/footnotes.toml``, or what is noted of a source, in English: what
        ``codes/source_notes.toml`` has is said in the reader's language.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> footnote("SYNTHETIC", words("az"))
    'İLLÜSTRATİV: süni rəqəmdir, real deyil'
    >>> footnote("Printed in thousands; Edition of 2022", words("ru"))
    'Опубликовано в тысячах; Издание 2022'
    >>> footnote("Estimate of the Ministry", words("az")), footnote(None, words("az"))
    ('Estimate of the Ministry', '')
    """
    own = codelist("footnotes").get(held or "")
    if own:
        return words.of(own)
    return "; ".join(_noted(part, words) for part in (held or "").split("; "))


def _noted(part: str, words: Words) -> str:
    for pattern, said in _notes():
        if found := pattern.fullmatch(part):
            return words.of(said).format(**found.groupdict())
    return part


@cache
def _notes() -> tuple[tuple[re.Pattern[str], Text], ...]:
    """Return the notes that are translated; a place of a number finds any number."""
    return tuple(
        (re.compile(_PLACE.sub(r"(?P<\1>\\d[\\d ,.]*)", re.escape(note))), said)
        for note, said in codelist("source_notes").items()
    )
