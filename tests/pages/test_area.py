"""The map of where an area lies is marked, on the picture and in its name, as every other is."""

import csv
import json

import pytest

from indicators.codelists import NATION
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.orientation.area import locator_message
from pages.parts.panels.orientation.profile_file import profile_file
from pages.parts.panels.portrait import head as head_of_page
from tests.pages.opening import opened


def page_of(store, edition: str, ref_area: str = NATION) -> Page:
    chosen = Selection(indicator="ED_CR_L1", edition=edition, ref_area=ref_area)
    return Page("area", chosen, words("az"), store)


@pytest.mark.parametrize("ref_area", [NATION, "ER09"])
def test_a_saved_map_of_the_illustrative_edition_says_so_in_its_name(store, ref_area):
    message = locator_message(page_of(store, "illustrative", ref_area))
    assert message["file"] == f"profile_{ref_area}_ILLUSTRATIVE"
    assert message["watermark"] == "İLLÜSTRATİV"


def test_a_saved_map_of_published_figures_has_no_mark(store):
    message = locator_message(page_of(store, "published"))
    assert (message["file"], message["watermark"]) == (f"profile_{NATION}", "")


def test_the_map_of_the_nation_has_one_colour_and_one_name_for_it(store):
    message = locator_message(page_of(store, "published"))
    assert [one["l"] for one in message["classes"]] == ["Azərbaycan"]
    assert {entry[0] for entry in message["values"].values()} == {0}
    of_region = locator_message(page_of(store, "published", "ER09"))
    assert len(of_region["classes"]) == 2


def test_an_area_nothing_can_be_compared_of_leads_with_who_holds_what_is_not_known():
    page = opened("area_profile", ref_area="AZ-LER", lang="en")
    shown = " ".join(part.proto.body for part in page.get("html"))
    assert "Lerik: 14 indicators are known" in shown
    assert "fewer than 5" not in shown.lower()
    drawn = " ".join(part.proto.json for part in page.get("bidi_component"))
    assert drawn.count("What nobody has published here, and whom to ask") == 1


def test_a_panel_of_a_portrait_is_one_piece_and_what_is_folded_is_not_sent():
    page = opened("area_profile", ref_area="AZ-LAN", lang="en")
    drawn = [json.loads(part.proto.json or "{}") for part in page.get("bidi_component")]
    (gaps,) = [one["html"] for one in drawn if "crm-told" in one.get("html", "")]
    assert gaps.startswith("<div class='crm-columns' style='--n:2'>")
    assert gaps.count("<h2") == 2
    shown = " ".join(part.proto.body for part in page.get("html"))
    assert "What is known of this area" not in shown
    assert [one.label for one in page.expander].count("What is known of this area") == 1


def profile_of(monkeypatch, **query) -> tuple[list[str], list[dict[str, str]]]:
    """Return what the file of an area's figures says at its head, and its rows."""
    made: list[str] = []
    monkeypatch.setattr(
        head_of_page,
        "offer_profile",
        lambda page: made.append(profile_file(page).decode("utf-8-sig")),
    )
    opened("area_profile", **query)
    head = [line for line in made[0].splitlines() if line.startswith(("#", '"#'))]
    return head, [*csv.DictReader(made[0].splitlines()[len(head) :])]


def test_every_figure_of_an_area_is_one_file_whose_rows_name_their_source(monkeypatch):
    head, rows = profile_of(monkeypatch, ref_area="AZ-LAN", lang="en")
    assert head[0] == "# Every figure of this area: Lankaran (AZ-LAN)"
    assert head[-1].endswith("area_profile?lang=en&ref_area=AZ-LAN")
    (physicians,) = [row for row in rows if row["Code"] == "AZE_HT_PHYSICIANS"]
    told = {name: physicians[name] for name in ("Period", "Lankaran", "Azerbaijan")}
    assert told == {"Period": "2023", "Lankaran": "15", "Azerbaijan": "33"}
    assert physicians["Lankaran-Astara"] == "missing"
    assert all(row["Source"] and row["Quality grade"] in "ABCDE" for row in rows)
    assert {row["Kind"] for row in rows} == {"Latest of each, beside its parent areas"}


def test_a_file_of_synthetic_figures_of_an_area_says_so_at_its_head_and_in_each_row(monkeypatch):
    head, rows = profile_of(monkeypatch, ref_area="AZ-LAN", lang="az", edition="illustrative")
    assert head[1].startswith("# Nəşr: İLLÜSTRATİV")
    assert all("İLLÜSTRATİV" in row["Növ"] for row in rows)


def test_the_file_of_an_area_takes_one_message():
    page = opened("area_profile", ref_area="AZ-LAN", lang="en")
    (button,) = page.get("download_button")
    assert button.proto.label == "Download CSV"


def test_what_may_be_done_with_a_profile_stands_together_above_it():
    page = opened("area_profile", ref_area="AZ-LAN", lang="en")
    row = [*page.main][1 : [one.type for one in page.main].index("download_button") + 1]
    assert row[-1].type == "download_button"
    assert "Write a briefing" in row[-2].proto.json
    assert "crm-fold" not in row[-2].proto.json


def test_the_file_of_a_profile_says_what_the_figure_of_the_nation_covers(monkeypatch):
    _, rows = profile_of(monkeypatch, ref_area="AZEr107", lang="en")
    covered = {row["Code"]: row["What the national figure covers"] for row in rows}
    assert covered["AZE_ADO_ASF1519"] == "Azerbaijan without Nakhchivan and Kalbajar-Lachin"
    _, rows = profile_of(monkeypatch, ref_area="AZ-LAN", lang="en")
    covered = {row["Code"]: row["What the national figure covers"] for row in rows}
    assert covered["AZE_HT_PHYSICIANS"] == "Azerbaijan"
