"""Shares near their ceiling: the map, its ranking and its file show those they leave out."""

import re
from dataclasses import replace

import pytest

from indicators.catalog import indicator
from indicators.words.language import words
from public_edition.build import write
from public_edition.figure import mapped_figures
from public_edition.pictures import as_pictured
from public_edition.reading import Reading
from tests.public_edition.conftest import BASE

NEAR = "AZE_PV_ELECTRICITY"
UNSURE = "AZEr105"


@pytest.fixture(scope="module")
def made(published, topology, tmp_path_factory):
    """The pages of one indicator, one area of it marked as unsure."""
    folder, rows = tmp_path_factory.mktemp("left_out"), published.observations.copy()
    own = rows["indicator"].eq(NEAR) & rows["ref_area"].eq(UNSURE)
    rows.loc[own & rows["obs_value"].notna(), "obs_status"] = "U"
    changed = replace(published, observations=rows)
    write(changed, topology, folder, BASE, wanted=[f"indicator/{NEAR}"], workers=1)
    return folder


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_map_says_in_its_title_and_words_that_it_shows_those_left_out(made, language):
    said = words(language)
    page = (made / f"{language}/indicator/{NEAR}.html").read_text(encoding="utf-8")
    file = (made / f"picture/{language}/{NEAR}.map.svg").read_text(encoding="utf-8")
    title = re.search(r'<h2 class="renamed">(.+?)</h2>', page)[1]
    assert title.endswith(said("{name}: those left out", name="").removeprefix(" "))
    assert re.search(r'<title id="map-t">(.+?)\. ', page)[1] == title
    assert f"<title>{title}</title>" in file


def test_the_least_share_is_the_most_left_out_and_the_worst_class(made):
    page = (made / f"en/indicator/{NEAR}.html").read_text(encoding="utf-8")
    first = re.search(r"<caption>Ranking of areas</caption>.*?<tbody>\s*(<tr>.*?</tr>)", page, re.S)
    assert "Shaki-Zagatala" in first[1]
    assert '<td class="n">32</td>' in first[1]
    assert "under 0.5</td>" in page
    assert "(worse)</li>" in page
    assert re.search(r'class="m-area m-q4"[^>]*><title>Shaki-Zagatala: 32', page)


def test_an_unsure_figure_has_its_ground_in_every_legend(made):
    page = (made / f"en/indicator/{NEAR}.html").read_text(encoding="utf-8")
    file = (made / f"picture/en/{NEAR}.map.svg").read_text(encoding="utf-8")
    for text in (page, file):
        unsure = r'<rect class="m-q2"[^>]*/><rect fill="url\(#map-low_reliability\)"'
        assert len(re.findall(unsure, text)) == 1


def test_one_area_near_the_ceiling_of_a_nation_far_from_it_is_shown_as_it_is(published):
    """Nakhchivan alone is known, 99.9 per cent of pupils; in the nation it is 58.1."""
    reading = Reading(published)
    mapped = mapped_figures(indicator("AZE_PP_PUPILS_INTERNET"), reading)
    assert mapped.known == 1
    assert not as_pictured(mapped, reading, words("en")).scale.is_left_out
