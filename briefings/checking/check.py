"""After writing: the file is read back, and every number in it is matched with the store.

Three things are held against each other: what the document says it states, what the store holds,
and what stands in the file. The file must say every text of the document, in order, and between
them no digit; a sentence must claim no more than its figures hold (``claims``). A mismatch is an
error, and the file is not handed out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape

from briefings.checking.afresh import Afresh
from briefings.checking.claims import check_claims
from briefings.checking.expected import pieces
from briefings.checking.read_back import READERS
from briefings.document import Document, charts, said_of, stated_numbers
from briefings.formats import pictures
from briefings.reading import Reader
from indicators.errors import MismatchError
from indicators.words import words

NUMERAL = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")  # 9,457 · 9.457 · 1,5
_SPACES = re.compile(r"[\s\u00ad\u200b\ufffe\u2060\u2010\u2011-]+")
_LEADER = re.compile(r"\.{2,}\d{1,3}")  # from an entry of a table of contents to its page
_SHOWN = 60  # characters of a text that an error quotes


def check(document: Document, data: bytes, kind: str, reader: Reader) -> None:
    """Return if every number of a written file is the store's.

    Parameters
    ----------
    kind : {"docx", "pptx", "pdf", "html"}
        The format that ``data`` was written in.

    Raises
    ------
    MismatchError
        Naming the first numbers that differ, and where.
    """
    afresh = Afresh(reader.store, reader.today)
    _known(document)
    _stored(document, afresh)
    check_claims(document, afresh)
    _written(document, READERS[kind](data), kind)


def _known(document: Document) -> None:
    """Refuse a text with a number that is not in the document's list of figures."""
    for said in said_of(document):
        loose = numerals(said.text)
        loose -= Counter({n: loose[n] for name in said.given for n in numerals(name)})
        loose -= Counter(n for number in said.numbers for n in numerals(number.text))
        if loose:
            raise MismatchError(f"“{said.text}” states {', '.join(loose)} of no observation.")
    for chart in charts(document):
        drawn = sorted(value for value in chart.values if value is not None)
        if drawn != sorted(round(number.value, chart.decimals) for number in chart.numbers):
            raise MismatchError(f"The chart “{chart.title}” draws numbers that it does not state.")


def numerals(text: str) -> Counter[str]:
    """Return every numeral of a text and how often it stands there.

    Examples
    --------
    >>> list(numerals("In 2023, 9,457 children (1.5%)."))
    ['2023', '9,457', '1.5']
    """
    return Counter(NUMERAL.findall(text))


def _stored(document: Document, afresh: Afresh) -> None:
    """Refuse a stated number that the store, asked afresh, does not give."""
    told = words(document.language)
    wrong = [
        f"{number.text} ({number.key.indicator}, {number.key.ref_area}, {number.key.time_period})"
        for number in dict.fromkeys(stated_numbers(document))
        if not afresh.agrees(number, told)
    ]
    if wrong:
        raise MismatchError(f"The store does not hold: {'; '.join(wrong[:5])}.")


def _written(document: Document, pages: Sequence[str], kind: str) -> None:
    """Refuse a file that lacks a text of the document, or holds a number besides."""
    text = "".join(_inner(page, place, document) for place, page in enumerate(pages, start=1))
    drawn = _drawn(document) if kind == "pdf" else []
    end = 0
    for piece in pieces(document, kind):
        wanted = _bare(piece, document)
        start = text.find(wanted, end)
        if start < 0:
            raise MismatchError(f"The {kind} does not say in its place: {piece}.")
        _nothing_else(text[end:start], drawn, kind)
        end = start + len(wanted)
    _nothing_else(text[end:], drawn, kind)


def _inner(page: str, place: int, document: Document) -> str:
    """Return a page without its header and footer, which can interrupt a sentence.

    The foot may end in the number of this page, and in no other.
    """
    if without_spaces(document.mark) not in without_spaces(page):
        raise MismatchError(f"Page {place} is not marked “{document.mark}”.")
    foot = re.compile(f"{re.escape(without_spaces(document.footer))}(?:·?{place}(?!\\d))?")
    # A line of its own first: what follows it may begin with a digit.
    lines = [line for line in page.splitlines() if not foot.fullmatch(without_spaces(line))]
    return foot.sub("", _bare("\n".join(lines), document))


def _bare(text: str, document: Document) -> str:
    return without_spaces(text).replace(without_spaces(document.mark) or "\0", "")


def without_spaces(text: str) -> str:
    """Return a text without spaces and hyphens, which every format breaks in its own way."""
    return _SPACES.sub("", text)


def _nothing_else(gap: str, drawn: Sequence[str], kind: str) -> None:
    """Refuse a digit between the texts of a document, but those of its pictures and contents."""
    left = _LEADER.sub("", gap) if kind == "pdf" else gap
    start = unexplained(left, drawn)
    if start < len(left):
        raise MismatchError(f"The {kind} holds a number of no figure: {left[start:][:_SHOWN]}.")


def unexplained(gap: str, drawn: Sequence[str]) -> int:
    """Return how far a text is made of texts that are drawn, and of what is no digit.

    Examples
    --------
    >>> unexplained("ticks152020062008", ["2020", "2006", "2008", "15", "20"])
    17
    >>> unexplained("ticks15and7", ["15"])
    10
    """
    reached = {0}
    for place in range(len(gap)):
        if place in reached:
            ends = {place + len(text) for text in drawn if text and gap.startswith(text, place)}
            reached |= ends if gap[place].isdigit() else {*ends, place + 1}
    return max(reached)


def _drawn(document: Document) -> list[str]:
    """Return the texts of the pictures, which a PDF holds as text too; the longest first."""
    found = {
        _bare(unescape(text), document)
        for picture in pictures(document)
        for text in re.findall(r">([^<>]*\d[^<>]*)</", picture.svg.decode())
    }
    return sorted(found, key=len, reverse=True)
