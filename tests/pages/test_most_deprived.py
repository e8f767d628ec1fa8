"""The page on which a reader weighs measures: finding, intervals, link, files, and no ranking."""

import csv
import json

import pytest

from figures.svg import rank_place
from indicators.codelists import areas_of
from indicators.words import words
from pages.parts.panels.most_deprived import table
from pages.parts.panels.most_deprived.files import picture_file, table_file
from pages.parts.panels.most_deprived.picture import share_class
from pages.parts.panels.most_deprived.unranked import unranked_lines
from pages.parts.panels.most_deprived.weights import refusal
from tests.pages.opening import opened


def markup(app):
    drawn = [json.loads(one.proto.json or "{}") for one in app.get("bidi_component")]
    parts = [str(block.proto.body) for block in app.get("html")]
    return "\n".join([*parts, *(one.get("html", "") for one in drawn)])


@pytest.fixture(scope="module")
def english():
    return opened("most_deprived")


def test_the_page_opens_with_the_measures_of_the_overview_equally_weighted(english):
    text = markup(english)
    assert "Which areas were the three most deprived in 2006 cannot be told" in text
    assert "cannot be told: Aran most often, in 85% of 3,636 ways tried" in text
    assert "Equal weights: not an official ranking" in text
    assert "Not ranked: Nakhchivan" in text and "No figure of any measure chosen" in text
    assert "How many children live in each of these areas is not published" in text


def test_the_ranking_prints_rank_interval_and_share(english):
    row = markup(english).split("Aran</a>")[1].split("</tr>")[0]
    assert "Aran: rank 1, interval 1–4; among the three most deprived in 85% of the ways" in row
    assert row.split("<td>")[-1].startswith("85%")


def test_the_weights_of_the_link_are_those_of_the_controls_and_are_the_readers():
    app = opened("most_deprived", weights="NT_ANT_HAZ_NE2:2,AZE_WS_PIPED:1.5")
    chosen = {
        one.key: one.value
        for one in app.get("button_group")
        if one.key.startswith("crm-weight") and one.value
    }
    assert chosen == {"crm-weight-NT_ANT_HAZ_NE2": 2.0, "crm-weight-AZE_WS_PIPED": 1.5}
    text = markup(app)
    assert "Weights chosen by the reader: not an official ranking" in text
    assert "of 1,212 ways tried" in text


def test_a_weight_that_is_changed_goes_into_the_link():
    app = opened("most_deprived", weights="NT_ANT_HAZ_NE2:2,AZE_WS_PIPED:1")
    next(b for b in app.get("button_group") if b.key == "crm-weight-AZE_U5MR_SURVEY").set_value(
        3.0
    ).run()
    assert app.query_params["weights"] == "AZE_U5MR_SURVEY:3,NT_ANT_HAZ_NE2:2,AZE_WS_PIPED:1"


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        ("none", "Give a weight to at least two measures"),
        ("AZE_WS_PIPED:1", "Open the page of this figure"),
    ],
)
def test_fewer_than_two_measures_rank_no_area(weights, why):
    text = markup(opened("most_deprived", weights=weights))
    assert "The measures chosen rank no area" in text and why in text
    assert "i-rank" not in text


def test_what_the_link_asks_for_and_is_not_there_is_told():
    app = opened("most_deprived", weights="MOON:1,AZE_WS_PIPED:1,NT_ANT_HAZ_NE2:1")
    assert "asks for “MOON:1”, which does not exist here" in markup(app)


def test_the_illustrative_edition_counts_the_children_and_carries_its_mark():
    app = opened("most_deprived", edition="illustrative")
    text = markup(app)
    assert "Children 0–17, 2023" in text and "ILLUSTRATIVE" in text
    assert text.count('<circle class="i-rank"') == len(areas_of("region_2021"))


def test_areas_that_lack_the_same_measures_are_named_together():
    found = unranked_lines(
        {"AZEr101": ("AZE_WS_PIPED",), "AZEr102": ("AZE_WS_PIPED",), "AZEr107": ("A", "B")},
        2,
        words("en"),
    )
    assert found == [
        "Not ranked: Baku, Absheron. No figure of: Households with piped water.",
        "Not ranked: Aran. No figure of any measure chosen.",
    ]


def test_only_all_trials_are_called_all_and_only_none_never():
    assert [share_class(share) for share in (0, 1e-4, 0.5, 0.9, 0.9999, 1)] == [0, 1, 2, 3, 3, 4]


def test_every_reason_not_to_offer_a_measure_is_told():
    said = {refusal(one, words("en")) for one in ("unranked", "count", "direction", "few")}
    assert len(said) == 4


def test_the_first_rank_stands_left_and_the_last_right():
    assert rank_place(1, 9) < rank_place(2, 9) < rank_place(9, 9) < 100


def files_of(monkeypatch, **query):
    """Return the table and the picture that a reader takes away."""
    made = {}
    monkeypatch.setattr(
        table,
        "deprived_files",
        lambda page: made.update(csv=table_file(page), svg=picture_file(page)),
    )
    opened("most_deprived", **query)
    return made["csv"].decode("utf-8-sig"), made["svg"].decode()


def test_files_say_whose_the_weights_are_and_hold_them(monkeypatch):
    csv_text, svg = files_of(monkeypatch, weights="NT_ANT_HAZ_NE2:3,AZE_WS_PIPED:1")
    head = [line for line in csv_text.splitlines() if line.startswith(("#", '"#'))]
    rows = [*csv.DictReader(csv_text.splitlines()[len(head) :])]
    assert head[0] == "# Weights chosen by the reader: not an official ranking"
    assert "weights=NT_ANT_HAZ_NE2:3,AZE_WS_PIPED:1" in head[-1]
    assert {row["Kind"] for row in rows} == {
        "Weights chosen by the reader: not an official ranking"
    }
    weights = "Stunting, children under 5 × 3; Households with piped water × 1"
    assert {row["Weights"] for row in rows} == {weights}
    assert weights in svg and "Weights chosen by the reader: not an official ranking" in svg


def test_a_file_holds_the_figures_and_the_areas_that_are_not_ranked(monkeypatch):
    csv_text, _ = files_of(monkeypatch, weights="NT_ANT_HAZ_NE2:1,AZE_WS_PIPED:1")
    lines = [line for line in csv_text.splitlines() if not line.startswith(("#", '"#'))]
    rows = {row["Code"]: row for row in csv.DictReader(lines)}
    assert len(rows) == len(areas_of("region_2006"))
    assert rows["AZEr107"]["Stunting, children under 5"] == "34.6"
    unranked = rows["AZEr112"]
    assert [unranked[name] for name in ("Rank", "Index", "Stunting, children under 5")] == [""] * 3


def test_files_of_the_illustrative_edition_carry_its_mark(monkeypatch):
    csv_text, svg = files_of(monkeypatch, edition="illustrative")
    rows = [line for line in csv_text.splitlines() if ",ER" in line]
    assert rows and all("ILLUSTRATIVE" in row for row in rows)
    assert "ILLUSTRATIVE" in svg
