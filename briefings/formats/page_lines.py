"""How full the pages of a PDF are: the lines of text on each."""

from briefings.document import Document

_FOOT = 1  # line at the bottom of each page


def lines_of_pages(made: bytes, document: Document) -> list[int]:
    """Return how many lines stand on each page of a PDF, without its foot and its mark."""
    import pypdfium2

    around = _FOOT + bool(document.mark)
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    return [sum(bool(line.strip()) for line in text.splitlines()) - around for text in texts]
