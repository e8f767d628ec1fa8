"""A printed map: each area in its class's colour, each state its pattern, every name readable."""

from itertools import combinations

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from data.print_shapes import print_shapes
from figures.print.checks import PictureRefused
from figures.print.maps.areas import pattern
from figures.print.maps.beside import LOCATED
from figures.print.maps.map import area_map
from figures.print.style import SIZES, Caption
from figures.print.type import contrast
from indicators.catalog import indicator
from indicators.codelists import STATES, areas, areas_of
from indicators.words.language import words
from tests.conftest import frame, observation
from tests.figures.pictures import boxes, clipped, named, said, texts

RATE = indicator("ED_ROFST_L1_ADM")
FEW_KNOWN = {"ER01": 5.0, "ER09": 10.0}
CAPTION = Caption(
    "Children out of school", "per cent, 2023", "Source: UIS, 2024. Data release: abc."
)


def drawn(store, *rows, scheme="region_2021", language="en", **given) -> Figure:
    shapes = print_shapes(store, scheme)
    given = {"breaks": [5.0, 8.0], "caption": CAPTION, **given}
    return area_map(shapes, frame(*rows), RATE, words(language), **given)


def patch(figure: Figure, gid: str) -> PathPatch:
    (found,) = named(figure, gid)
    return found


def labels_meeting(figure: Figure) -> list[tuple[str, str]]:
    """Which names of different areas overlap, with all their air."""
    found = texts(figure, "label-") + texts(figure, "side-")
    pairs = combinations(zip(found, boxes(figure, found), strict=True), 2)
    return [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in pairs
        if one.get_gid() != other.get_gid() and a.overlaps(b)
    ]


def every(value: float = 6.0, scheme: str = "district", **given) -> list[dict[str, object]]:
    return [observation(ref_area=code, obs_value=value, **given) for code in areas_of(scheme)]


def test_an_area_has_the_colour_of_its_class_and_its_value_under_its_name(store):
    figure = drawn(
        store,
        observation(ref_area="ER01", obs_value=5.0),
        observation(ref_area="ER09", obs_value=8.1),
    )
    assert to_hex(patch(figure, "area-ER01").get_facecolor()) == "#dff1fb"
    assert to_hex(patch(figure, "area-ER09").get_facecolor()) == "#0b4f75"
    assert said(figure, "label-ER09")[-1] == "8.1%"


@pytest.mark.parametrize(
    ("status", "hatch"), [("Q", "...."), ("L", "xxxx"), ("M", None), ("O", "/////")]
)
def test_an_area_without_a_value_has_the_pattern_of_its_state_and_no_number(store, status, hatch):
    row = observation(ref_area="ER12", obs_value=None, obs_status=status)
    figure = drawn(store, row)
    assert patch(figure, "area-ER12").get_hatch() == hatch
    assert not any(letter.isdigit() for letter in "".join(said(figure, "label-ER12")))


def test_an_area_nobody_reported_is_missing(store):
    assert patch(drawn(store, observation(ref_area="ER01", obs_value=1)), "area-ER02").get_hatch()


def test_a_value_of_low_reliability_keeps_its_colour_under_a_pattern(store):
    row = observation(ref_area="ER12", obs_value=9.0, obs_status="U")
    area = patch(drawn(store, row), "area-ER12")
    assert (to_hex(area.get_facecolor()), area.get_hatch()) == ("#0b4f75", "\\\\\\\\\\")


def test_every_state_has_a_pattern_of_its_own_in_print():
    assert len({str(pattern(state)) for state in STATES}) == len(STATES)


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize(
    ("scheme", "size", "labelled"),
    [
        ("region_2021", "half", 14),
        ("region_2021", "full", 14),
        ("region_2021", "slide", 14),
        ("region_2006", "half", 11),
        ("district", "full", 74),
        ("district", "web", 74),
    ],
)
def test_every_area_is_named_and_no_two_names_meet(store, language, scheme, size, labelled):
    figure = drawn(store, *every(6.4, scheme), scheme=scheme, language=language, size=size)
    found = texts(figure, "label-")
    assert len({text.get_gid() for text in found}) == labelled
    assert labels_meeting(figure) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_text_runs_off_the_picture(store, size):
    figure = drawn(store, *every(), scheme="district", language="ru", size=size)
    assert clipped(figure) == []


@pytest.mark.parametrize("value", [1.0, 4.0, 6.0, 7.0, 9.0])
def test_a_name_can_be_read_on_the_colour_of_its_area(store, value):
    inner = [2.0, 5.0, 6.5, 8.0]
    figure = drawn(store, *every(value), scheme="district", breaks=inner)
    haloed = {text.get_text() for text in named(figure, "halo")}
    for text in texts(figure, "label-"):
        fill = patch(figure, text.get_gid().replace("label", "area")).get_facecolor()
        ink = to_hex(text.get_color())
        if text.get_text() in haloed:
            assert ink == "#13212b"
        else:
            assert contrast(ink, to_hex(fill)) >= 4.5


def test_the_map_says_that_its_boundaries_imply_no_endorsement(store):
    foot = " ".join(said(drawn(store, *every()), "foot"))
    assert "The boundaries and names shown imply no endorsement." in foot


def test_an_illustrative_map_is_marked_and_a_published_one_is_not(store):
    marked = Caption("T", "S", "Q", watermark=words("az")("ILLUSTRATIVE"))
    figure = drawn(store, *every(edition="illustrative"), caption=marked)
    assert said(figure, "watermark") == ["İLLÜSTRATİV"]
    assert said(figure, "head")[0] == "İLLÜSTRATİV · T"
    assert texts(drawn(store, *every()), "watermark") == []


def test_the_districts_of_a_region_in_focus_fill_the_map_and_only_they_are_named(store):
    figure = drawn(store, *every(), scheme="district", focus="ER09")
    names = {text.get_gid() for text in texts(figure, "label-")}
    assert len(names) == 6
    assert patch(figure, "area-AZ-LER").get_alpha() is None
    assert patch(figure, "area-AZ-BA").get_alpha() == pytest.approx(0.28)


def test_a_map_of_nothing_is_a_map_of_missing_areas(store):
    figure = drawn(store)
    hatches = {patch(figure, f"area-{code}").get_hatch() for code in areas_of("region_2021")}
    assert hatches == {"/////"}


def test_a_map_of_two_periods_sources_or_editions_is_refused(store):
    both = [
        observation(ref_area="ER01", obs_value=1.0),
        observation(ref_area="ER02", obs_value=2.0),
    ]
    for column, value in (
        ("time_period", "2022"),
        ("data_source", "B"),
        ("edition", "illustrative"),
    ):
        rows = [both[0], both[1] | {column: value}]
        with pytest.raises(PictureRefused, match=column.split("_")[0]):
            drawn(store, *rows)
    with pytest.raises(PictureRefused, match="Two figures for one ref_area: ER01"):
        drawn(store, both[0], both[0])


def test_an_illustrative_map_without_its_mark_and_a_published_one_with_it_are_refused(store):
    made = observation(ref_area="ER01", obs_value=1.0, edition="illustrative")
    with pytest.raises(PictureRefused, match="The figures are illustrative"):
        drawn(store, made)
    real = observation(ref_area="ER01", obs_value=1.0)
    with pytest.raises(PictureRefused, match="The figures are published"):
        drawn(store, real, caption=Caption("T", "S", "Q", watermark="ILLUSTRATIVE"))


def rates() -> list[dict[str, object]]:
    """The regions, each with another rate."""
    return [
        observation(ref_area=code, obs_value=float(place))
        for place, code in enumerate(areas_of("region_2021"), start=1)
    ]


@pytest.mark.parametrize("size", ["band", "slide"])
def test_beside_a_wide_map_stand_its_areas_in_order_the_worst_first(store, size):
    figure = drawn(store, *rates(), size=size)
    assert said(figure, "value") == [f"{value:.1f}%" for value in range(14, 0, -1)]
    assert said(figure, "name")[0] == "Shirvan-Salyan"


def test_of_many_areas_as_many_are_listed_as_there_is_room_and_the_one_marked(store):
    rows = [
        observation(ref_area=code, obs_value=float(place))
        for place, code in enumerate(areas_of("district"), start=1)
    ]
    last = str(rows[0]["ref_area"])
    figure = drawn(store, *rows, scheme="district", size="slide", marked=last)
    listed = said(figure, "value")
    assert (listed[0], listed[-1]) == ("74.0%", "1.0%")
    assert f"Ranking ({len(listed)} of 74 areas shown)" in said(figure, "head")


def test_a_map_that_is_not_wide_has_no_list_beside_it(store):
    assert said(drawn(store, *rates(), size="full"), "value") == []


def test_of_too_few_areas_a_map_shows_where_and_the_rest_is_one_bar_of_words(store):
    rows = [observation(ref_area=code, obs_value=value) for code, value in FEW_KNOWN.items()]
    shown = drawn(store, *rows, size="band", known="locator")
    assert {to_hex(patch(shown, f"area-{code}").get_facecolor()) for code in FEW_KNOWN} == {LOCATED}
    assert said(shown, "rest") == ["12 areas without a figure"]
    assert said(shown, "head")[-1] == "Areas"
    bars = {code: patch(shown, f"bar-{code}").get_path().get_extents() for code in FEW_KNOWN}
    assert bars["ER09"].width == pytest.approx(2 * bars["ER01"].width)


def test_of_part_of_the_areas_a_map_names_those_without_a_figure(store):
    rows = [observation(ref_area=code, obs_value=6.0) for code in areas_of("region_2021")[:9]]
    missing = words("en").of(areas()[areas_of("region_2021")[9]].name)
    for size in ("band", "full"):
        foot = " ".join(said(drawn(store, *rows, size=size, known="partial"), "foot"))
        assert missing in foot
