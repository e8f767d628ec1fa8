"""A briefing in which one digit is wrong is not handed out."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from briefings.checking.afresh import Afresh
from briefings.checking.check import MismatchError, check, numerals
from briefings.compose import compose
from briefings.document import Finding, Paragraph, charts, stated_numbers
from briefings.formats import web
from briefings.formats.slides import write as slides_of
from briefings.pictures import told_chart
from briefings.yardstick import held_against
from indicators.catalog import indicator
from indicators.narrative import Sentence, continuation_of_finding, lead
from indicators.uncertainty import swings
from indicators.words.language import words
from tests.briefings.conftest import MADE, request


def tampered(data: bytes, inside: str, before: bytes, after: bytes) -> bytes:
    """Return an office file with a text replaced in one of its parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(before, after, 1) if re.match(inside, name) else part)
    return buffer.getvalue()


def test_what_was_written_is_what_the_store_holds(briefing, written, reader):
    for kind in ("docx", "pdf", "html"):
        check(briefing, written(kind), kind, reader)


def test_slides_are_read_back_with_their_charts(briefing, written, reader):
    check(briefing, written("pptx"), "pptx", reader)


@pytest.mark.parametrize("topic", ["health", "birth_registration"])
@pytest.mark.parametrize("length", ["long", "slides"])
def test_figures_printed_without_decimals_are_read_back_as_they_are_written(reader, topic, length):
    document = compose(request(topics=[topic], length=length), reader.store, MADE, reader)
    write, kind = (slides_of, "pptx") if length == "slides" else (web.write, "html")
    check(document, write(document), kind, reader)


def test_one_digit_changed_in_word_is_found(briefing, written, reader):
    wrong = tampered(written("docx"), "word/document.xml", b"4.4%", b"4.5%")
    with pytest.raises(MismatchError):
        check(briefing, wrong, "docx", reader)


def test_one_digit_changed_in_html_is_found(briefing, written, reader):
    with pytest.raises(MismatchError):
        check(briefing, written("html").replace(b"9,457", b"9,458", 1), "html", reader)


def test_a_number_put_in_beside_the_document_is_found(briefing, written, reader):
    more = written("html").replace(b"</main>", b"<p>77.7% of all</p></main>")
    with pytest.raises(MismatchError, match=r"77\.7"):
        check(briefing, more, "html", reader)


def test_a_small_number_put_in_beside_the_document_is_found(briefing, written, reader):
    more = written("html").replace(b"</main>", b"<p>512</p></main>")
    with pytest.raises(MismatchError, match="512"):
        check(briefing, more, "html", reader)


def test_two_values_of_a_table_that_changed_places_are_found(briefing, written, reader):
    text = written("html").decode()
    one, other = re.findall(r'<td class="n">([^<]*%)</td>', text)[:2]
    assert one != other
    for before, after in ((one, "\0"), (other, one), ("\0", other)):
        text = text.replace(f'<td class="n">{before}</td>', f'<td class="n">{after}</td>', 1)
    with pytest.raises(MismatchError, match=re.escape(one)):
        check(briefing, text.encode(), "html", reader)


def test_a_figure_given_to_another_source_is_found(briefing, written, reader):
    wrong = tampered(written("docx"), "word/document.xml", b">[1]<", b">[2]<")
    with pytest.raises(MismatchError):
        check(briefing, wrong, "docx", reader)


def test_another_release_at_the_foot_of_a_page_is_found(briefing, written, reader):
    wrong = tampered(written("docx"), r"word/footer\d.xml", b"release 20", b"release 21")
    with pytest.raises(MismatchError):
        check(briefing, wrong, "docx", reader)


@pytest.mark.parametrize(("before", "after"), [(b">2023<", b">2022<"), (b">5.8<", b">5.9<")])
def test_a_chart_of_another_year_or_value_is_found(briefing, written, reader, before, after):
    wrong = tampered(written("pptx"), r"ppt/charts/chart\d+.xml", before, after)
    with pytest.raises(MismatchError):
        check(briefing, wrong, "pptx", reader)


def test_a_workbook_with_another_number_than_its_chart_is_found(briefing, written, reader):
    data = written("pptx")
    with zipfile.ZipFile(BytesIO(data)) as deck:
        name = next(name for name in deck.namelist() if name.endswith(".xlsx"))
        book = deck.read(name)
    last = str(next(charts(briefing)).values[-1]).encode()
    other = tampered(book, r"xl/worksheets/sheet1.xml", b"<v>%b</v>" % last, b"<v>77.7</v>")
    assert other != book
    with pytest.raises(MismatchError):
        check(briefing, tampered(data, re.escape(name), book, other), "pptx", reader)


def test_a_page_without_the_mark_of_the_illustrative_edition_is_refused(readers, briefing_of):
    reader, made = readers["illustrative"], briefing_of(edition="illustrative")
    unmarked = web.write(made).replace(made.mark.encode(), b"Figures")
    with pytest.raises(MismatchError, match="not marked"):
        check(made, unmarked, "html", reader)


@pytest.fixture(scope="module")
def numbers(reader, briefing_of):
    """Every number of a briefing on the nation and a region, and of one on synthetic figures."""
    ratio = reader.facts(indicator("AZE_ED_PTR_L02"), "AZE")  # it moved as never before
    swung = swings(reader.series(ratio), ratio.item)
    moved = continuation_of_finding(ratio.facts, swung, words("en")).numbers
    topics = ["education", "birth_registration", "health", "justice"]
    real = briefing_of(areas=["AZE", "ER09"], topics=topics, length="long")
    synthetic = briefing_of(areas=["AZ-LER"], topics=topics, edition="illustrative")
    return [*moved, *stated_numbers(real), *stated_numbers(synthetic)]


PARTS = ["value", "count", "lower", "rank", "areas", "target", "age", "difference", "change"]
PARTS += ["share", "usual", "most"]


@pytest.fixture(scope="module")
def afresh(store):
    return Afresh(store, MADE)


@pytest.mark.parametrize("part", PARTS)
def test_every_kind_of_number_is_asked_of_the_store_again(afresh, numbers, part):
    own = next(number for number in numbers if number.part == part)
    assert afresh.agrees(own, words("en"))
    assert not afresh.agrees(replace(own, text="77.7", value=77.7), words("en"))


def test_a_number_that_the_store_does_not_hold_is_found(briefing, reader):
    lead = briefing.findings[0].lead
    number, *others = lead.said.numbers
    text = lead.said.text.replace(number.text, "99.9")
    said = Sentence(text, (replace(number, text="99.9"), *others), lead.said.given)
    odd = replace(briefing, parts=(Finding("", replace(lead, said=said)),))
    with pytest.raises(MismatchError, match=r"99\.9"):
        check(odd, web.write(odd), "html", reader)


def test_a_sentence_with_a_number_of_no_observation_is_refused(briefing, reader):
    odd = replace(briefing, parts=(*briefing.parts, Paragraph(Sentence("About 12 in all."))))
    with pytest.raises(MismatchError, match="12"):
        check(odd, web.write(odd), "html", reader)


def test_numerals_are_read_as_the_three_languages_write_them():
    assert list(numerals("9,457 · 9.457 · 9\u00a0457 · 1,5 · 1.5")) == [
        *("9,457", "9.457", "9\u00a0457", "1,5", "1.5"),
    ]


def test_nought_in_a_chart_is_stated_as_it_is_written(reader):
    one, told = reader.facts(indicator("NT_ANT_WHZ_NE3"), "AZEr102"), words("en")
    drawn = told_chart(one, lead(one.facts, held_against(one, reader), told), told, ())
    nought = next(number for number in drawn.numbers if number.value == 0)
    assert nought.text == "0"
    assert Afresh(reader.store, MADE).agrees(nought, told)
