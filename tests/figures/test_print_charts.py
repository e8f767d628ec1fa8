"""Printed charts: values in their places, breaks as gaps, names at ends, nothing on another."""

from dataclasses import replace

import pytest

from figures.print.alt import alt_text
from figures.print.bars import DimensionGroups, bars
from figures.print.checks import PictureRefused
from figures.print.frame import Box
from figures.print.maps.beside import rows_with_marked
from figures.print.ranking import areas_without, ranking
from figures.print.rows import Row
from figures.print.social import Card, SmallMap, social
from figures.print.style import SIZES, Caption
from figures.print.trend import trend
from indicators.catalog import indicator
from indicators.codelists import areas, areas_of
from indicators.errors import NothingToDraw
from indicators.model import Break, Target
from indicators.words.language import words
from tests.conftest import frame, observation
from tests.figures.pictures import clipped, meeting, named, said, texts

RATE = replace(indicator("ED_ROFST_L1_ADM"), breaks=(), targets=(), caveats=())
EN, AZ, RU = words("en"), words("az"), words("ru")
CAPTION = Caption("Out of school", "per cent, Azerbaijan", "Source: UIS, 2024. Data release: abc.")
LABEL = {"en": "New definition", "az": "Yeni tərif", "ru": "Новое определение"}


def series(*figures, **given):
    return frame(*(observation(time_period=p, obs_value=v, **given) for p, v in figures))


LONG = series(("2010", 9.0), ("2012", 7.5), ("2015", 4.0), ("2020", 2.0))


def heights(figure, gid):
    (lines,) = named(figure, gid)
    return [round(float(y), 1) for _, y in lines.get_segments()[0]]


def test_a_line_begins_at_zero_unless_told_otherwise():
    assert said(trend([("A", LONG)], RATE, AZ, caption=CAPTION), "tick")[0] == "0"
    near = trend([("A", LONG)], RATE, AZ, caption=CAPTION, from_zero=False)
    assert said(near, "tick")[0] == "2"


def test_equal_steps_of_value_are_equal_steps_on_paper():
    figure = trend(
        [("A", series(("2010", 0.0), ("2011", 5.0), ("2012", 10.0)))], RATE, EN, caption=CAPTION
    )
    first, second, third = heights(figure, "line-0")
    assert first - second == pytest.approx(second - third, abs=0.2)


def test_a_line_is_cut_at_a_declared_break_and_the_break_is_named():
    item = replace(RATE, breaks=(Break("2015", LABEL),))
    figure = trend([("A", LONG)], item, RU, caption=CAPTION)
    assert [len(line.get_segments()[0]) for line in named(figure, "line-0")] == [2, 2]
    assert said(figure, "break-label") == ["Новое определение"]


def test_a_break_that_an_observation_states_is_named_too():
    broken = LONG.assign(obs_status=["A", "A", "B", "A"])
    figure = trend([("A", broken)], RATE, EN, caption=CAPTION)
    assert said(figure, "break-label") == ["Break in series"]
    assert len(named(figure, "line-0")) == 2


def test_a_break_before_the_first_figure_parts_nothing():
    item = replace(RATE, breaks=(Break("2010", LABEL),))
    assert said(trend([("A", LONG)], item, EN, caption=CAPTION), "break-label") == []


def test_each_source_is_a_line_of_its_own_named_at_its_end():
    other = series(("2011", 8.0), ("2019", 3.0), data_source="UNICEF_DW_2025")
    figure = trend([("UIS", LONG), ("UNICEF", other)], RATE, AZ, caption=CAPTION)
    assert len(named(figure, "line-0")) == len(named(figure, "line-1")) == 1
    assert said(figure, "end") == ["3,0% (2019)", "UNICEF", "2,0% (2020)", "UIS"]


def test_an_interval_of_every_point_is_a_band_and_of_one_point_a_whisker():
    known = LONG.assign(lower_bound=LONG["obs_value"] - 1, upper_bound=LONG["obs_value"] + 1)
    assert named(trend([("A", known)], RATE, EN, caption=CAPTION), "band")
    one = trend([("A", known.head(1))], RATE, EN, caption=CAPTION)
    assert not named(one, "band")
    assert len(named(one, "whiskers")[0].get_segments()) == 1


def test_one_year_alone_stands_in_the_middle_of_an_axis_of_one_year():
    figure = trend([("A", LONG.head(1))], RATE, EN, caption=CAPTION)
    assert said(figure, "year") == ["2010"]
    assert said(figure, "end") == ["9.0% (2010)"]


def test_a_date_late_in_its_year_stands_right_of_the_year():
    figure = trend([("A", series(("2025-11", 9.0)))], RATE, EN, caption=CAPTION)
    assert said(figure, "year") == ["2025"]
    assert said(figure, "end") == ["9.0% (November 2025)"]
    assert clipped(figure) == []


def test_a_target_is_a_line_with_its_value_and_year():
    target = Target(1.5, "2030", "SDG", LABEL, "SDG 4.1")
    figure = trend([("A", LONG)], replace(RATE, targets=(target,)), EN, caption=CAPTION)
    assert said(figure, "end")[-2:] == ["1.5%", "New definition, 2030"]


def test_a_point_of_low_reliability_is_hollow_and_says_so():
    unsure = LONG.assign(obs_status=["A", "A", "A", "U"])
    figure = trend([("A", unsure)], RATE, EN, caption=CAPTION)
    assert "\N{WHITE CIRCLE} Low reliability." in " ".join(said(figure, "foot"))


def test_a_picture_of_no_value_is_refused():
    with pytest.raises(NothingToDraw, match="ED_ROFST_L1_ADM has no value"):
        trend([("A", LONG.assign(obs_value=float("nan")))], RATE, EN, caption=CAPTION)
    with pytest.raises(NothingToDraw, match="by group"):
        bars([], RATE, EN, caption=CAPTION)
    with pytest.raises(NothingToDraw, match="rank"):
        ranking(frame(), RATE, EN, caption=CAPTION)


def test_a_line_of_two_sources_or_two_areas_is_refused():
    mixed = LONG.assign(data_source=["A", "A", "B", "B"])
    with pytest.raises(PictureRefused, match="more than one data_source: A, B"):
        trend([("A", mixed)], RATE, EN, caption=CAPTION)
    with pytest.raises(PictureRefused, match="more than one ref_area"):
        trend(
            [("A", LONG.assign(ref_area=["AZE", "AZE", "ER01", "ER01"]))], RATE, EN, caption=CAPTION
        )
    with pytest.raises(PictureRefused, match="Two figures for one time_period: 2010"):
        trend([("A", LONG.assign(time_period="2010"))], RATE, EN, caption=CAPTION)


def test_editions_do_not_meet_in_one_picture():
    made = LONG.assign(edition="illustrative")
    marked = replace(CAPTION, watermark="ILLUSTRATIVE")
    with pytest.raises(PictureRefused, match="illustrative and published"):
        trend([("A", LONG), ("B", made)], RATE, EN, caption=marked)
    with pytest.raises(PictureRefused, match="are illustrative"):
        bars(
            [DimensionGroups("sex", girls_and_boys().assign(edition="illustrative"))],
            RATE,
            EN,
            caption=CAPTION,
        )
    with pytest.raises(PictureRefused, match="are illustrative"):
        social(CARD, RATE, EN, picture=made)


def girls_and_boys(**boys):
    return frame(
        observation(sex="F", obs_value=2.0, lower_bound=1.4, upper_bound=2.6),
        observation(sex="M", **{"obs_value": 4.0, **boys}),
    )


def test_groups_stand_in_order_with_their_values_in_the_language():
    figure = bars([DimensionGroups("sex", girls_and_boys(), 3.0)], RATE, AZ, caption=CAPTION)
    assert said(figure, "name") == ["Qızlar", "Oğlanlar"]
    assert said(figure, "value") == ["2,0%", "4,0%"]
    assert len(named(figure, "interval")) == len(named(figure, "total")) == 1


def test_a_suppressed_group_has_its_state_in_words_and_no_dot():
    hidden = girls_and_boys(obs_value=None, obs_status="Q")
    figure = bars([DimensionGroups("sex", hidden)], RATE, RU, caption=CAPTION)
    assert said(figure, "state") == ["Скрыто"]
    assert len(said(figure, "value")) == len(named(figure, "dot-")) == 1


def districts(**given):
    rows = (
        observation(
            ref_area=code, obs_value=5 + place / 7,
            lower_bound=3 + place / 7, upper_bound=8 + place / 7, **given,
        )
        for place, code in enumerate(areas_of("district"))
    )  # fmt: skip
    return frame(*rows)


def test_areas_are_ranked_worst_first_and_the_one_a_document_is_about_is_bold():
    figure = ranking(districts(), RATE, AZ, caption=CAPTION, marked="AZ-LER", reference=8.0)
    names = texts(figure, "name")
    values = [float(text.replace(",", ".").rstrip("%")) for text in said(figure, "value")]
    assert len(names) == 74
    assert values == sorted(values, reverse=True)
    bold = [name.get_text() for name in names if name.get_fontweight() == "bold"]
    assert bold == ["Lerik"]
    assert set(said(figure, "reference")) == {"Azərbaycan 8,0%"}


def test_areas_without_a_figure_are_named_by_their_state_and_not_ranked():
    rows = frame(
        observation(ref_area="AZ-BA", obs_value=1.0),
        observation(ref_area="AZ-LER", obs_value=None, obs_status="Q"),
    )
    figure = ranking(rows, RATE, EN, caption=CAPTION)
    assert said(figure, "name") == ["Baku"]
    assert "Suppressed: Lerik." in " ".join(said(figure, "foot"))


def pictures(size, language, mark=""):
    word, caption = words(language), replace(CAPTION, watermark=mark)
    edition = "illustrative" if mark else "published"
    cuts = (Break("2012", LABEL), Break("2013", LABEL))
    item = replace(indicator("PT_CHLD_Y0T4_REG"), breaks=cuts)
    long = LONG.assign(edition=edition)
    publisher = "Azərbaycan Respublikasının Dövlət Statistika Komitəsi"
    sources = [(f"{publisher}, {n}", long) for n in range(6)]
    groups = [
        observation(wealth_quintile=f"Q{n}", obs_value=90.0 + n, edition=edition)
        for n in range(1, 6)
    ]
    wealth = DimensionGroups("wealth_quintile", frame(*groups), 93.0)
    rows = districts(edition=edition)
    yield trend(sources, item, word, caption=caption, size=size)
    yield bars([wealth], item, word, caption=caption, size=size)
    yield ranking(rows, item, word, caption=caption, size=size, reference=9.0)


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("size", SIZES)
def test_no_text_stands_on_another_and_none_is_clipped(size, language):
    for figure in pictures(size, language):
        assert meeting(figure, texts(figure)) == []
        assert clipped(figure) == []


def test_a_page_holds_the_ranking_of_all_districts():
    for size in ("half", "full"):
        *_, figure = pictures(size, "ru")
        assert figure.get_size_inches()[1] * 25.4 <= 247


def test_pictures_of_the_illustrative_edition_are_marked_and_others_are_not():
    assert [said(f, "watermark") for f in pictures("full", "en", "ILLUSTRATIVE")] == [
        ["ILLUSTRATIVE"]
    ] * 3
    assert [said(f, "watermark") for f in pictures("full", "en")] == [[]] * 3


@pytest.mark.parametrize("size", SIZES)
def test_the_mark_lies_within_a_picture_of_any_shape(size):
    rows = districts(edition="illustrative").head(2)
    marked = replace(CAPTION, watermark="ИЛЛЮСТРАТИВНО")
    assert clipped(ranking(rows, RATE, RU, caption=marked, size=size)) == []
    assert not any(map(clipped, pictures(size, "ru", "ИЛЛЮСТРАТИВНО")))


CARD = Card(
    "Share of children under 5 whose birth is registered", "99.3%",
    "In 2023 the births of 99.3% of children under five in Lerik district were registered, by the "
    "register of the Ministry of Justice.",
    "Source: State Statistical Committee of the Republic of Azerbaijan, 2024-01", "Release abc",
    "https://monitor.example/f/PT_CHLD_Y0T4_REG/AZ-LER/2023",
)  # fmt: skip


@pytest.mark.parametrize(("square", "pixels"), [(False, [1200, 630]), (True, [1080, 1080])])
def test_a_card_has_the_size_networks_ask_for_and_letters_a_phone_shows(square, pixels):
    figure = social(CARD, RATE, EN, picture=LONG, square=square)
    assert (figure.get_size_inches() * figure.dpi).round().tolist() == pixels
    least = min(text.get_fontsize() for text in texts(figure)) * 96 / 72
    assert least * 360 / pixels[0] >= 6.8  # of 360 points a phone is wide
    assert clipped(figure) == []
    assert meeting(figure, texts(figure)) == []


def test_a_card_says_number_sentence_source_date_and_link():
    figure = social(CARD, RATE, EN)
    assert said(figure, "number") == ["99.3%"]
    assert " ".join(said(figure, "sentence")) == CARD.sentence
    assert " ".join(said(figure, "foot")) == f"{CARD.source} · {CARD.date}"
    assert said(figure, "link") == [CARD.link]


def test_an_illustrative_card_is_marked_twice():
    figure = social(replace(CARD, watermark="ИЛЛЮСТРАТИВНО"), RATE, RU)
    assert said(figure, "mark") == said(figure, "watermark") == ["ИЛЛЮСТРАТИВНО"]
    assert said(social(CARD, RATE, RU), "mark") == []


def test_a_small_map_has_the_colours_of_the_large_one(store):
    from matplotlib.colors import to_hex

    from data.print_shapes import print_shapes

    rows = frame(observation(ref_area="ER09", obs_value=9.0))
    small = SmallMap(print_shapes(store, "region_2021"), rows, [5.0, 8.0], marked="ER09")
    figure = social(CARD, RATE, EN, picture=small)
    assert to_hex(named(figure, "area-ER09")[0].get_facecolor()) == "#0b4f75"
    assert named(figure, "marked")


def test_the_words_for_who_does_not_see_a_picture_say_what_it_shows():
    rows = frame(
        observation(ref_area="AZ-BA", obs_value=1.0),
        observation(ref_area="AZ-GA", obs_value=3.0),
        observation(ref_area="AZ-LER", obs_value=None, obs_status="Q"),
    )
    assert alt_text(rows, RATE, EN, caption=CAPTION, kind="map") == (
        "Map: Out of school (per cent, Azerbaijan); lowest 1.0% (Baku), highest 3.0% (Ganja); "
        "1 area without a figure."
    )
    groups = [DimensionGroups("sex", girls_and_boys())]
    assert alt_text(groups, RATE, EN, caption=CAPTION, kind="bars") == (
        "Dot chart: Out of school (per cent, Azerbaijan); "
        "Sex: lowest 2.0% (Girls), highest 4.0% (Boys)."
    )


def test_nothing_is_told_across_a_break():
    item = replace(RATE, breaks=(Break("2015", LABEL),))
    assert alt_text([("UIS", LONG)], item, EN, caption=CAPTION, kind="trend") == (
        "Line chart: Out of school (per cent, Azerbaijan); UIS: 4.0% (2015), 2.0% (2020)."
    )


def test_the_words_of_a_picture_name_no_area_alone_for_a_figure_that_several_have():
    values = {"AZ-BA": 1.0, "AZ-GA": 1.0, "AZ-LER": 1.0, "AZ-QAX": 3.0}
    rows = [observation(ref_area=code, obs_value=value) for code, value in values.items()]
    assert alt_text(frame(*rows), RATE, EN, caption=CAPTION, kind="map").endswith(
        "; lowest 1.0% (Baku and 2 more), highest 3.0% (Qakh)."
    )
    assert alt_text(frame(*rows[:3]), RATE, EN, caption=CAPTION, kind="map").endswith(
        "; 1.0% (Baku and 2 more)."
    )
    assert alt_text(frame(rows[0]), RATE, EN, caption=CAPTION, kind="map").endswith("; Baku 1.0%.")


def test_words_of_an_illustrative_picture_begin_with_that_word():
    marked = replace(CAPTION, watermark="ILLUSTRATIVE")
    told = alt_text(frame(), RATE, EN, caption=marked, kind="ranking")
    assert told == "Ranking: ILLUSTRATIVE · Out of school (per cent, Azerbaijan); no figure."


def test_a_box_knows_its_edges():
    assert (Box(1, 2, 3, 4).right, Box(1, 2, 3, 4).bottom) == (4, 6)


def test_below_a_map_every_area_without_a_figure_is_named_those_without_a_row_among_them():
    held = frame(
        observation(ref_area="ER01", obs_value=1.0),
        observation(ref_area="ER02", obs_value=None, obs_status="L"),
    )
    said = areas_without(held, ["ER01", "ER02", "ER03"], words("en"))
    named = [areas()[code].name["en"] for code in ("ER01", "ER02", "ER03")]
    assert [name in said for name in named] == [False, True, True]


@pytest.mark.parametrize("marked", range(12))
def test_a_ranking_that_has_no_room_shows_the_worst_the_best_and_the_place_asked_for(marked):
    rows = [Row(str(n), n, n, n, str(n), marked=n == marked) for n in range(12)]
    shown = [row.name for row in rows_with_marked(rows, 6)]
    assert {"0", "11", str(marked)} <= {*shown}
    assert len(shown) <= 6
