"""What is noted of a figure, for its reader: the monitor's own words by their code, else as is."""

from indicators.codelists import codelist
from indicators.words.language import Words


def footnote(held: str | None, words: Words) -> str:
    """Return a footnote of the frame contract as it is read.

    Parameters
    ----------
    held : str, optional
        A code of ``codes/footnotes.toml``, or what a source notes, in the words of the source.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> footnote("SYNTHETIC", words("az"))
    'İLLÜSTRATİV: süni rəqəmdir, real deyil'
    >>> footnote("Estimate of the Ministry", words("az")), footnote(None, words("az"))
    ('Estimate of the Ministry', '')
    """
    own = codelist("footnotes").get(held or "")
    return words.of(own) if own else held or ""
