"""A picture's file says what it is, word for word, and is the same file each time."""

import re
import warnings
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from data.print_shapes import print_shapes
from figures.print.bars import bars
from figures.print.file import file_metadata, save
from figures.print.frame import headline
from figures.print.maps.map import area_map
from figures.print.ranking import ranking
from figures.print.social import Card, SmallMap, social
from figures.print.style import Caption
from figures.print.trend import trend
from figures.print.type import width
from indicators.catalog import indicator
from indicators.codelists import areas_of
from indicators.words.language import words
from tests.conftest import frame, observation

ITEM = indicator("PT_CHLD_Y0T4_REG")
RU = words("ru")
CAPTION = Caption("Дети и <права> & Şəki", "процентов, 2023", "Источник: проба.")
SAID = file_metadata(
    ITEM, headline(CAPTION), RU, source="ЮНИСЕФ: Обследование, 2024", licence="CC BY 4.0",
    link="https://monitor.example/f/1", release="abc",
)  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def figure(store):
    rows = frame(
        *(
            observation(
                ref_area=code, obs_value=90.0 + n / 9, obs_status="U" if n % 9 == 0 else "A"
            )
            for n, code in enumerate(areas_of("district"))
        )
    )
    shapes = print_shapes(store, "district")
    return area_map(shapes, rows, ITEM, RU, breaks=[92.0, 95.0], caption=CAPTION)


def test_what_a_file_says_of_itself():
    assert SAID["Title"] == CAPTION.title
    assert SAID["Source"] == "ЮНИСЕФ: Обследование, 2024"
    assert SAID["Copyright"] == "CC BY 4.0"
    assert SAID["Link"] == "https://monitor.example/f/1"
    assert RU.of(ITEM.definition) in SAID["Description"]
    assert RU.of(ITEM.caveat) in SAID["Description"]


def test_a_png_carries_it_word_for_word(figure):
    image = Image.open(BytesIO(save(figure, "png", SAID)))
    assert {name: str(image.text[name]) for name in SAID} == SAID
    assert [round(dots) for dots in image.info["dpi"]] == [200, 200]
    assert image.width == pytest.approx(170 / 25.4 * 200, abs=1)


def test_an_svg_carries_it_in_dublin_core_and_for_those_who_listen(figure):
    root = ElementTree.fromstring(save(figure, "svg", SAID))  # noqa: S314
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == SAID["Title"]
    assert root[1].text == SAID["Description"]
    texts = {element.tag: element.text for element in root.iter() if element.tag.startswith(DC)}
    assert texts[f"{DC}identifier"] == SAID["Link"]
    assert texts[f"{DC}source"] == SAID["Source"]
    agents = [e.text for e in root.iter(f"{DC}title")]
    assert agents == [SAID["Title"], SAID["Author"], SAID["Software"], SAID["Copyright"]]


def test_text_of_an_svg_is_text_in_the_fonts_of_the_house(figure):
    svg = save(figure, "svg", SAID).decode()
    root = ElementTree.fromstring(svg)  # noqa: S314
    words_ = [element.text for element in root.iter(f"{SVG}text")]
    assert "Баку" in words_ and CAPTION.title in words_
    families = set(re.findall(r"font-family: ([^;\"]+)", svg))
    assert families == {"'Source Sans 3', 'Source Sans Pro', 'Noto Sans', 'Arial', sans-serif"}


def test_no_font_of_a_reader_runs_a_line_out_of_the_picture(figure):
    drawing = ElementTree.fromstring(save(figure, "svg", SAID))  # noqa: S314
    lines = list(drawing.iter(f"{SVG}text"))
    title = next(line for line in lines if line.text == CAPTION.title)
    size = float(re.search(r"font-size: ([\d.]+)px", title.attrib["style"])[1])
    assert float(title.attrib["textLength"]) == round(width(CAPTION.title, size, "bold"), 1)
    assert {line.attrib["lengthAdjust"] for line in lines} == {"spacingAndGlyphs"}


def test_numbers_of_an_svg_are_written_in_full():
    item = indicator("DM_POP_TOT")
    rows = frame(observation(ref_area="AZ-BA", obs_value=1234567.0, indicator=item.indicator))
    shown = ranking(rows, item, words("az"), caption=Caption("1.2345", "0,12345", "0.98765"))
    root = ElementTree.fromstring(save(shown, "svg", {**SAID, "Description": "2.71828"}))  # noqa: S314
    said = {element.text for element in root.iter(f"{SVG}text")}
    assert {"1\xa0234\xa0567", "1.2345", "0,12345", "0.98765"} <= said
    assert root[1].text == "2.71828"


def test_names_in_an_svg_are_classes_so_that_a_page_may_hold_many(figure):
    svg = save(figure, "svg", SAID).decode()
    assert not re.findall(r'<g id="', svg)
    assert svg.count('class="area-AZ-LER"') == 1
    assert svg.count('class="halo"') == svg.count("stroke: #ffffff; stroke-width: 1.9px") > 0
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))


def test_a_pdf_carries_it_and_embeds_source_sans_only(figure):
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(save(figure, "pdf", SAID)))
    found = reader.metadata
    assert {name: found[f"/{name}"] for name in SAID} == SAID
    fonts = reader.pages[0]["/Resources"]["/Font"]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
    assert names
    assert all("SourceSans3" in name for name in names)
    inner = [f.get_object()["/DescendantFonts"][0].get_object() for f in fonts.values()]
    assert all("/FontFile2" in each["/FontDescriptor"].get_object() for each in inner)
    assert "Баку" in reader.pages[0].extract_text()


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_the_same_picture_is_the_same_file(figure, kind):
    first = save(figure, kind, SAID)
    assert save(figure, kind, SAID) == first
    assert not re.search(rb"CreationDate|<dc:date>|[Mm]atplotlib v", first)


def test_drawn_again_it_is_the_same_file():
    def once(kind):
        rows = frame(
            *(observation(time_period=str(y), obs_value=y - 2000.0) for y in range(2001, 2009))
        )
        return save(trend([("A", rows)], ITEM, RU, caption=CAPTION), kind, SAID)

    assert all(once(kind) == once(kind) for kind in ("svg", "pdf", "png"))


def test_every_letter_of_three_languages_is_in_the_font():
    rows = frame(observation(ref_area="ER02", obs_value=-4.0, obs_status="U"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for language in ("az", "en", "ru"):
            said = Caption("Əəİıöüğşç ≤ > – − “” « » Ёё №", "Jan\u2009–\u2009Mar\u00a02022", "…")
            figure = ranking(rows, ITEM, words(language), caption=said)
            assert save(figure, "png", {})


def test_another_kind_of_file_is_refused(figure):
    with pytest.raises(ValueError, match="not as gif"):
        save(figure, "gif", {})


def test_a_card_of_few_colours_is_light_enough_for_a_preview(store):
    made = {"obs_value": 93.0, "edition": "illustrative"}
    rows = frame(*(observation(ref_area=c, **made) for c in areas_of("district")))
    small = SmallMap(print_shapes(store, "district"), rows, [92.0, 95.0])
    card = Card(
        "T", "93,0 %", "Предложение о том, что показано. " * 4, "Источник", "2026", "x.az/f"
    )
    marked = Card(**{**card.__dict__, "watermark": "ИЛЛЮСТРАТИВНО"})
    for square in (False, True):
        figure = social(marked, ITEM, RU, picture=small, square=square)
        assert len(save(figure, "png", SAID, colours=64)) <= 60_000


def test_bars_are_a_picture_too():
    from figures.print.bars import DimensionGroups

    rows = frame(observation(sex="F", obs_value=2.0), observation(sex="M", obs_value=4.0))
    assert save(bars([DimensionGroups("sex", rows)], ITEM, RU, caption=CAPTION), "svg", SAID)
