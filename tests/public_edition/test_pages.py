"""Every page is valid, whole without a script, and says nothing that is not published."""

import gzip
import re
from html import escape
from itertools import pairwise
from os.path import normpath
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from PIL import Image

from indicators.catalog import catalog
from indicators.codelists import areas, areas_of, codelist
from indicators.words import unit
from indicators.words.language import words
from public_edition.embedding import frame_height
from public_edition.frozen import past_states, withdrawn_indicators
from public_edition.reading import Reading
from public_edition.units import units
from public_edition.views.compare import compared_regions
from public_edition.views.machine import pages
from stories import stories
from tests.damaged import EVERY, FIRST
from tests.pages.opening import opened
from tests.public_edition.conftest import (
    BASE,
    DISTRICTS,
    GAP,
    MODELLED,
    RATE,
    REVISED,
    WITHDRAWN,
    html_files,
)

pytestmark = pytest.mark.usefixtures("packages_read_once")

XHTML = "{http://www.w3.org/1999/xhtml}"
LISTS = (
    "index",
    "areas",
    "indicators",
    "gaps",
    "sources",
    "releases",
    "methods",
    "stories",
    "children",
    "live_birth",
    "disaster_risk",
)
NOWHERE = "about:blank"  # how a child leaves the page at once, without a network
OUTSIDE = re.compile(r"(https?:)?//")


def every_page(published) -> list[str]:
    compared = compared_regions(Reading(published))
    return pages(EVERY, withdrawn_indicators(published.frozen), compared)


def tags(tree, *names):
    return [node for node in tree.iter() if node.tag in {f"{XHTML}{name}" for name in names}]


def text_of(node):
    return " ".join(" ".join(node.itertext()).split())


def test_every_kind_of_page_is_there_in_three_languages(folder):
    for language in ("az", "en", "ru"):
        for path in (*LISTS, "story/live_birth"):
            assert (folder / language / f"{path}.html").exists()
        for path in (f"indicator/{RATE}", f"embed/{RATE}", "area/AZ-LER", "domain/poverty"):
            assert (folder / language / f"{path}.html").exists()


def test_every_page_is_valid_html_with_one_main_part_and_one_title(trees):
    assert len(trees) > 60
    for path, tree in trees.items():
        assert len(tags(tree, "main")) == 1, path
        assert len(tags(tree, "h1")) == 1, path
        assert tree.attrib["lang"] in {"az", "en", "ru"}, path


def test_no_heading_leaves_out_a_step(trees):
    for path, tree in trees.items():
        steps = [int(node.tag[-1]) for node in tags(tree, "h1", "h2", "h3", "h4")]
        assert steps[0] == 1, path
        assert all(later - earlier <= 1 for earlier, later in pairwise(steps)), path


def test_every_table_has_a_caption_and_every_header_a_direction(trees):
    for path, tree in trees.items():
        for table in tags(tree, "table"):
            assert len(tags(table, "caption")) == 1, path
            assert all(
                node.get("scope") in {"col", "row", "rowgroup"} for node in tags(table, "th")
            ), path


def test_nothing_is_asked_of_another_server_and_nothing_runs_inline(trees):
    for path, tree in trees.items():
        for node in tree.iter():
            assert not any(name.startswith("on") or name == "style" for name in node.attrib), path
            for name in ("src", "{http://www.w3.org/1999/xlink}href"):
                assert not OUTSIDE.match(node.get(name, "")), path
        for node in tags(tree, "link"):
            if node.get("rel") in {"stylesheet", "icon"}:
                assert not OUTSIDE.match(node.get("href")), path
        run = [n for n in tags(tree, "script") if n.get("type") != "application/ld+json"]
        assert all(node.get("src") and not node.text for node in run), path


def test_every_link_within_the_site_leads_somewhere(trees, folder, published):
    every = every_page(published)
    planned = {f"{lang}/{page}" for lang in ("az", "en", "ru") for page in every}
    planned |= {f"{lang}/embed/{page[10:]}" for lang in ("az", "en", "ru") for page in every}
    for path, tree in trees.items():
        if path.name == "404.html":
            continue
        here = path.relative_to(folder).parent
        ids = {node.get("id") for node in tree.iter()}
        for node in tree.iter():
            link = node.get("href", "")
            if OUTSIDE.match(link) or link in ("", NOWHERE):
                continue
            target, _, place = link.partition("#")
            if not target:
                assert place in ids, (path, link)
                continue
            found = normpath(Path("/", here, target))[1:]  # asks no disk, of 20,000 links
            assert found in planned or (folder / found).exists(), (path, link)


def test_a_page_weighs_less_than_300_kilobytes_with_all_it_needs(folder):
    style = sum(path.stat().st_size for path in (folder / "assets").glob("site-*"))
    shapes = max(path.stat().st_size for path in (folder / "assets").glob("map-*"))
    for path in html_files(folder):
        assert path.stat().st_size + style + shapes <= 300_000, path
        if path.parent.name == "embed":
            assert path.stat().st_size <= 40_000, path


def test_the_key_message_states_the_figure_of_the_store(folder, published):
    rows = published.by_indicator[RATE]
    nation = rows[rows["ref_area"].eq("AZE") & rows["data_source"].eq("GDL_V4")]
    assert 53.9 in nation["obs_value"].round(1).tolist()
    for language, text in {"en": "53.9%", "az": "53,9%", "ru": "53,9\xa0%"}.items():
        tree = html5lib.parse((folder / language / f"indicator/{RATE}.html").read_text())
        assert text in "".join(tags(tree, "h1")[0].itertext())


def test_the_table_has_every_published_figure(folder, published, trees):
    for code in (RATE, MODELLED, DISTRICTS):
        tree = trees[folder / "en" / f"indicator/{code}.html"]
        (grid,) = [t for t in tags(tree, "table") if t.get("class") == "grid"]
        assert len(tags(grid, "tr")) - 1 == len(published.by_indicator[code])


def test_an_area_without_a_value_is_named_by_its_state_and_never_nought(folder, trees):
    text = text_of(trees[folder / "en" / f"indicator/{RATE}.html"])
    assert "Nakhchivan AZEr112 2006 Urban and rural All households — Not collected" in text
    assert "Nakhchivan: Not collected" in text


def test_where_few_areas_are_known_the_rest_is_one_bar_of_words_and_nothing_is_ranked(folder):
    text = (folder / f"en/indicator/{REVISED}.html").read_text(encoding="utf-8")
    assert '<details class="without"><summary>12 areas without a figure</summary>' in text
    assert "<caption>Areas</caption>" in text and "Ranking of areas" not in text


def test_a_gap_says_why_there_is_no_figure_and_who_could_provide_it(folder, trees):
    text = text_of(trees[folder / "en" / f"indicator/{GAP}.html"])
    assert "No figure is published." in text
    assert "Who could provide it: " in text
    assert not (folder / f"api/v1/data/{GAP}.json").exists()
    assert not (folder / f"picture/en/{GAP}.png").exists()


def test_two_rounds_of_a_model_are_drawn_apart(folder, trees):
    tree = trees[folder / "en" / f"indicator/{MODELLED}.html"]
    svg = "{http://www.w3.org/2000/svg}path"
    lines = {n.get("class") for n in tree.iter(svg) if (n.get("class") or "").startswith("v-l")}
    assert len(lines) >= 3


def test_a_page_carries_its_sources_licence_citation_and_release(folder, trees, published):
    text = text_of(trees[folder / "en" / f"indicator/{RATE}.html"])
    assert "Licence: Global Data Lab terms: free use with citation." in text
    since, *_ = past_states(published.observations, published.release, published.frozen, {})[RATE]
    assert f"data release {since.release}" in text
    assert f"{BASE}/en/indicator/{RATE}.html#r-{since.release}" in text


def test_the_embedded_figure_needs_no_script_and_leads_back(folder, trees):
    tree = trees[folder / "ru" / f"embed/{RATE}.html"]
    assert tags(tree, "script") == []
    assert f"{BASE}/ru/indicator/{RATE}.html" in {
        node.get("href").partition("#")[0] for node in tags(tree, "a")
    }
    page = text_of(trees[folder / "ru" / f"indicator/{RATE}.html"])
    assert f'<iframe src="{BASE}/ru/embed/{RATE}.html"' in page


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("code", [RATE, MODELLED, DISTRICTS])
def test_the_embedded_figure_carries_what_it_may_not_lose(folder, trees, published, language, code):
    tree, item = trees[folder / language / f"embed/{code}.html"], catalog()[code]
    said, text = words(language), text_of(tree)
    since = re.search(r"r-([0-9a-f-]+)", "".join(n.get("href") for n in tags(tree, "a")))[1]
    assert " ".join(item.caveat[language].split()) in text
    assert unit(item, said) in text
    assert since in text.replace(f"r-{since}", "")
    assert f"{BASE}/{language}/indicator/{code}.html#r-{since}" in {
        node.get("href") for node in tags(tree, "a")
    }
    publishers = {published.sources[s][f"publisher_{language}"] for s in item.sources}
    assert any(name in text for name in publishers)
    assert re.search(r"\b[A-E]\b", text)


def test_a_longer_text_or_legend_suggests_a_higher_frame():
    short = frame_height("A title", ["unit"], ["A caveat."], [], "trend")
    assert frame_height("A title " * 9, ["unit"], ["A caveat."], [], "trend") > short
    assert frame_height("A title", ["unit"], ["A caveat." * 9], [], "trend") > short
    assert frame_height("A title", ["unit"], ["A caveat."], ["a source"] * 5, "trend") > short


def test_a_shared_link_shows_a_picture_of_the_open_graph_size(folder):
    content = (folder / f"picture/az/{RATE}.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    assert (width, height) == (1200, 630)


def test_a_release_of_texts_alone_is_said_to_change_no_figure_and_not_to_be_the_first(
    trees, folder, published
):
    frozen = published.frozen
    named = {about.id for about in frozen.abouts if about.previous}
    quiet = [name for name in named if frozen.changes(name).found.empty]
    assert quiet
    for name in quiet:
        said = text_of(trees[folder / f"en/release/{name}.html"])
        assert "No figure of it differs from the release before it." in said
        assert "first release" not in said


def test_the_picture_of_the_monitor_has_nothing_but_its_brand_above_its_title(folder):
    """The address at its foot was once written letter by letter, each in a row of its own."""
    with Image.open(folder / "picture/az/monitor.png") as picture:
        above = picture.convert("L").crop((60, 14, 1140, 40))
        darkest, lightest = above.getextrema()
    assert darkest == lightest


def test_the_embedded_statement_of_a_gap_names_unit_and_edition(trees, folder):
    text = text_of(trees[folder / "en" / f"embed/{GAP}.html"])
    assert "No figure is published." in text
    assert unit(catalog()[GAP], words("en")) in text
    assert "Published figures only, each with its source." in text


def test_an_embedded_map_says_of_what_and_when_it_is_and_cites_its_own_source(trees, folder):
    text = text_of(trees[folder / "en" / f"embed/{RATE}.html"])
    assert "per cent, 2006 · Economic regions until 2021 (surveys of 2000 and 2006)" in text
    assert "Source: Global Data Lab, Radboud University, v4, 2022." in text


def test_an_area_page_shows_its_figures_and_who_holds_the_rest(folder, trees):
    text = text_of(trees[folder / "en" / "area/AZEr105.html"])
    nation = "53.9% (Azerbaijan without Nakhchivan and Kalbajar-Lachin)"
    assert f"Households with piped water 9.6% {nation} 2006" in text
    assert "Who holds the rest" in text


def test_an_area_page_opens_with_where_the_area_stands(folder, trees):
    tree = trees[folder / "en" / "area/AZEr105.html"]
    title = text_of(tags(tree, "h1")[0])
    assert title.startswith("Lankaran: behind the nation on 9 of 23 measures, among them: DTP")
    rows = [n for n in tags(tree, "a") if n.get("class") == "crm-spine-row"]
    assert len(rows) == 23
    assert "Households with piped water 2006 9.6% 53.9%" in " ".join(map(text_of, rows))
    assert "9 gaps" in text_of(tree) and "7 strengths" in text_of(tree)


@pytest.mark.parametrize("theme", ["poverty", "disaster_risk"])
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_theme_has_the_title_of_its_page_on_the_site(trees, folder, language, theme):
    tree, entry = trees[folder / language / f"domain/{theme}.html"], codelist("domain")[theme]
    live = " ".join(part.proto.body for part in opened(theme, lang=language).get("html"))
    (title,) = tags(tree, "h1")
    assert f"<h1 class='crm-title'>{escape(text_of(title))}</h1>" in " ".join(live.split())
    assert tags(title, "a")[0].get("href") == f"../indicator/{entry['headline']}.html"
    kicker = next(node for node in tags(tree, "p") if node.get("class") == "crm-kicker")
    assert text_of(kicker) == entry["name"][language]


def test_a_theme_opens_with_a_picture(folder):
    for theme in ("poverty", "disaster_risk"):
        page = (folder / f"en/domain/{theme}.html").read_text(encoding="utf-8")
        assert 0 < page.index("<svg") < page.index("What is known of this theme")


def test_the_nation_is_titled_by_where_its_targets_stand_as_on_the_site(trees, folder):
    tree = trees[folder / "en" / "area/AZE.html"]
    title = text_of(tags(tree, "h1")[0])
    assert title.startswith("Of 21 indicators with a target and a pace, 4 met it, 5 are on track")
    live = opened("area_profile", lang="en").get("html")
    assert any(f"<h1 class='crm-title'>{title}</h1>" in part.proto.body for part in live)


def test_the_list_of_stories_shows_the_first_picture_of_each_with_its_source(trees, folder):
    (told,) = [n for n in tags(trees[folder / "en/stories.html"], "ul") if n.get("class") == "told"]
    cards = tags(told, "li")
    assert len(cards) == len(stories())
    for card in cards:
        assert [node.tag for node in card.iter() if str(node.tag).endswith("}svg")]
    assert "Source: State Statistical Committee" in text_of(cards[0])


def test_a_region_has_a_page_beside_those_most_like_it_that_says_each_figure_twice(folder, trees):
    page = folder / "en/compare/AZEr105.html"
    (table,) = tags(trees[page], "table")
    heads = [text_of(cell) for cell in tags(table, "th") if cell.get("scope") == "col"]
    assert heads[0] == "Measure" and heads[-1] == "Azerbaijan" and 4 <= len(heads) <= 6
    rows = tags(table, "tr")[1:]
    drawn = [node for node in trees[page].iter() if node.get("class") == "c-track"]
    assert len(rows) == len(drawn) >= 5
    shown = {text_of(cell) for row in rows for cell in tags(row, "td")}
    for mark in drawn:
        for said in mark.get("aria-label").partition(": ")[2].split("; "):
            assert any(said.endswith(f" {value}") for value in shown), said
    area = (folder / "en/area/AZEr105.html").read_text(encoding="utf-8")
    assert "../compare/AZEr105.html" in area
    assert not (folder / "en/compare/AZ-LER.html").exists()


def test_an_area_that_cannot_be_compared_says_why(folder, trees):
    text = text_of(trees[folder / "en" / "area/AZ-LER.html"])
    assert "14 indicators are known, none such that it can be held against the nation" in text
    assert "No figure of this area can be held against the nation" in text


def test_the_first_page_opens_with_what_its_map_found(folder, trees):
    tree = trees[folder / "en" / "index.html"]
    assert text_of(tags(tree, "h1")[0]) == (
        "Aran trailed the nation on all 8 measures of childhood in 2006, Baku on none "
        "(nation without Nakhchivan and Kalbajar-Lachin)"
    )
    text = text_of(tree)
    assert "Aran 8 of 8" in text and "Nakhchivan: not surveyed" in text
    assert "sampling error not considered" in text
    assert len(tags(tree, "article")) == 5
    assert {n.get("href") for n in tags(tree, "a")} >= {"indicator/AZE_PV_FOOD_CREDIT.html"}


def test_a_page_with_a_map_shows_it_before_all_that_is_said_of_it(folder):
    page = (folder / "en" / f"indicator/{RATE}.html").read_text()
    drawn = page.index('class="m-map"')
    assert drawn < page.index('class="lede"') < page.index('class="take"')
    assert page.index("What it does not say") < page.index('class="lede"')


def test_the_page_on_live_births_draws_no_line_across_the_change(folder, trees):
    text = text_of(trees[folder / "en" / "live_birth.html"])
    assert "per 1,000 births, 2018: official statistics 11.1, UN model 19.3" in text
    assert "5.38% in 2014 by the old definition, 7.85% in 2018 by the new one" in text
    assert "121 of 1,000 without a record of birth" in text


def test_the_page_on_disaster_risk_lists_every_record_with_its_source(folder, trees, published):
    tree = trees[folder / "en" / "disaster_risk.html"]
    assert "Most on record: Sabirabad, 7 records" in text_of(tree)
    (grid,) = [t for t in tags(tree, "table") if t.get("class") == "grid stack"]
    assert len(tags(grid, "tr")) - 1 == len(published.events) > 100


def test_every_picture_that_travels_is_whole_and_names_its_source(folder):
    pictures = list((folder / "picture/en").glob("*.svg"))
    assert {path.name for path in pictures} >= {f"{RATE}.map.svg", f"{MODELLED}.trend.svg"}
    for path in pictures:
        text = path.read_text()
        ElementTree.fromstring(text)  # noqa: S314
        assert "Source: " in text
        assert "<use" not in text
        assert "imply no endorsement" in text


def test_the_sitemap_names_each_page_once_a_language_with_its_other_languages(folder, published):
    root = ElementTree.fromstring((folder / "sitemap.xml").read_text())  # noqa: S314
    found = [node[0].text for node in root]
    every = every_page(published)
    assert len(found) == len(set(found)) == 3 * len(every)
    assert f"{BASE}/az/area/AZ-LER.html" in found
    assert f"{BASE}/ru/release/{FIRST}.html" in found
    assert all(len(node) == 4 for node in root)


def test_a_language_has_a_search_index_of_at_most_100_kilobytes(folder):
    for language in ("az", "en", "ru"):
        assert (folder / f"assets/search-{language}.json").stat().st_size <= 100_000


def test_the_words_of_the_search_in_all_languages_take_at_most_50_kilobytes_on_the_way(folder):
    assert len(gzip.compress((folder / "assets/search.json").read_bytes())) <= 50_000


def test_every_indicator_area_and_release_has_a_unit_of_work(published):
    wanted = units(published.frozen)
    assert len(wanted) == len(set(wanted))
    assert {f"area/{code}" for code in areas()} < set(wanted)
    assert {f"release/{name}" for name in EVERY} < set(wanted)
    assert f"withdrawn/{WITHDRAWN}" in wanted
    assert units(published.frozen, [RATE])[0] == f"indicator/{RATE}"


def test_every_picture_of_a_page_carries_unit_grade_release_and_link(folder):
    pictures = list((folder / "picture/en").glob("*.svg"))
    assert pictures
    for path in pictures:
        code = path.name.split(".")[0]
        drawn = ElementTree.fromstring(path.read_text())  # noqa: S314
        said = " ".join(" ".join(drawn.itertext()).split())
        assert unit(catalog()[code], words("en")) in said
        assert "quality grade" in said
        assert "Data release" in said
        assert f"{BASE}/en/indicator/{code}.html#r-" in said


def test_the_list_of_areas_shows_where_they_lie_and_each_leads_to_its_page(folder):
    for language in ("az", "en", "ru"):
        page = (folder / language / "areas.html").read_text(encoding="utf-8")
        for scheme in ("region_2021", "district"):
            for code in areas_of(scheme):
                assert f'<a href="area/{code}.html" tabindex="-1"><use ' in page
        assert page.count('<svg class="m-map"') == page.count(
            'aria-hidden="true"><rect class="m-sea"'
        )


def test_the_picture_of_a_shared_link_has_the_map_of_an_indicator_known_by_areas(folder):
    """Beside the sentence areas in several colours; of one national figure the country in one."""

    def colours(code: str) -> int:
        picture = Image.open(folder / f"picture/en/{code}.png").convert("RGB")
        beside = picture.crop((640, 40, 1140, 360)).getcolors(1 << 20)
        return sum(pixels > 3000 for pixels, _ in beside) - 1  # but for the paper

    assert colours(RATE) >= 4
    assert colours(MODELLED) == 1
