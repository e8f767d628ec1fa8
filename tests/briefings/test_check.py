"""A briefing in which one digit is wrong is not handed out."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from briefings import pdf, web, word
from briefings.check import MismatchError, check, numerals
from briefings.document import Paragraph
from briefings.slides import write as slides_of
from indicators.narrative import Said


def tampered(data: bytes, inside: str, before: bytes, after: bytes) -> bytes:
    """Return an office file with a text replaced in one of its parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(before, after, 1) if re.match(inside, name) else part)
    return buffer.getvalue()


def test_what_was_written_is_what_the_store_holds(briefing, reader):
    for kind, write in (("docx", word.write), ("pdf", pdf.write), ("html", web.write)):
        check(briefing, write(briefing), kind, reader)


def test_slides_are_read_back_with_their_charts(slides, reader):
    check(slides, slides_of(slides), "pptx", reader)


def test_one_digit_changed_in_word_is_found(briefing, reader):
    wrong = tampered(word.write(briefing), "word/document.xml", b"4.4%", b"4.5%")
    with pytest.raises(MismatchError):
        check(briefing, wrong, "docx", reader)


def test_one_digit_changed_in_a_chart_is_found(slides, reader):
    data = slides_of(slides)
    wrong = tampered(data, r"ppt/charts/chart\d+.xml", b"<c:v>4.4</c:v>", b"<c:v>4.5</c:v>")
    assert wrong != data
    with pytest.raises(MismatchError):
        check(slides, wrong, "pptx", reader)


def test_one_digit_changed_in_html_is_found(briefing, reader):
    with pytest.raises(MismatchError):
        check(briefing, web.write(briefing).replace(b"9,457", b"9,458", 1), "html", reader)


def test_a_number_put_in_beside_the_document_is_found(briefing, reader):
    more = web.write(briefing).replace(b"</main>", b"<p>77.7% of all</p></main>")
    with pytest.raises(MismatchError, match=r"77\.7"):
        check(briefing, more, "html", reader)


def test_a_number_that_the_store_does_not_hold_is_found(briefing, reader):
    first = next(b for b in briefing.blocks if isinstance(b, Paragraph) and b.said.numbers)
    number = first.said.numbers[0]
    wrong = replace(number, text="99.9")
    said = Said(
        first.said.text.replace(number.text, "99.9"),
        (wrong, *first.said.numbers[1:]),
        first.said.given,
    )
    blocks = tuple(replace(b, said=said) if b is first else b for b in briefing.blocks)
    odd = replace(briefing, blocks=blocks)
    with pytest.raises(MismatchError, match=r"99\.9"):
        check(odd, web.write(odd), "html", reader)


def test_a_sentence_with_a_number_of_no_observation_is_refused(briefing, reader):
    odd = replace(briefing, blocks=(*briefing.blocks, Paragraph(Said("About 12 in all."))))
    with pytest.raises(MismatchError, match="12"):
        check(odd, web.write(odd), "html", reader)


def test_numerals_are_read_as_the_three_languages_write_them():
    assert list(numerals("9,457 · 9.457 · 9\u00a0457 · 1,5 · 1.5")) == [
        *("9,457", "9.457", "9\u00a0457", "1,5", "1.5"),
    ]
