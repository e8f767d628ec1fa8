"""The changelog of the public edition: each release, what it changed, and its figures for ever."""

import csv
import io
import json
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import html5lib
import pytest

from data.frozen import open_release, releases
from indicators.codelists import areas
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.changes import count_changes, total_changes
from passports.files import package
from public_edition.__main__ import main
from public_edition.build import write
from public_edition.frozen import read_frozen
from tests.damaged import DAMAGES, FIRST, NEWEST, RELEASES, SECOND
from tests.public_edition.conftest import (
    BASE,
    DISTRICTS,
    MODELLED,
    NEW,
    RATE,
    REVISED,
    SOME,
    UNIT_REVISED,
    WITHDRAWN,
)
from tests.public_edition.test_build import changed, state_of

V1 = "api/v1"
# What tells of releases, of the small public edition up to the second of them.
TOLD = (
    *(f"indicator/{code}" for code in SOME),
    f"withdrawn/{WITHDRAWN}",
    f"release/{FIRST}",
    f"release/{SECOND}",
    "releases/",
)


# Of which of them a building of the first release is followed by one of the second.
FOLLOWED = (
    *(f"indicator/{code}" for code in (DISTRICTS, MODELLED, REVISED)),
    "releases/",
    "machine/",
    f"release/{FIRST}",
)


@dataclass(frozen=True)
class Built:
    """A folder of the public edition, and its files after each of two releases."""

    folder: Path
    first: dict[str, tuple[int, bytes]]
    second: dict[str, tuple[int, bytes]]


@pytest.fixture(scope="module")
def built(as_released, topology, written_once, measured_once, code_read_once, tmp_path_factory):
    """The edition of the first release, then of the second, then all that it tells of releases."""
    folder, kept = tmp_path_factory.mktemp("released"), tmp_path_factory.mktemp("releases")

    def frozen_as(name):
        shutil.copytree(RELEASES / name, kept / name)
        return replace(as_released(name), frozen=read_frozen())

    def build(published, *wanted):
        write(published, topology, folder, BASE, wanted=wanted, workers=1)
        return state_of(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RELEASES_DIR", str(kept))
        first = build(frozen_as(FIRST), *FOLLOWED)
        newer = frozen_as(SECOND)
        second = build(newer, *FOLLOWED, f"release/{SECOND}")
        build(newer, *TOLD)
    return Built(folder, first, second)


@pytest.fixture(scope="module")
def site(built):
    """What the public edition of the second release tells of releases; not to be written."""
    return built.folder


def flat(said: str) -> str:
    return " ".join(said.split())


def text(path) -> str:
    tree = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    main = tree.find(".//main")
    return flat(" ".join(main.itertext()))


def section(site, code, language="en") -> str:
    page = (site / language / f"indicator/{code}.html").read_text(encoding="utf-8")
    found = re.search(r'<section id="changed">.*?</section>', page, re.DOTALL)
    tree = html5lib.parseFragment(found.group() if found else "", namespaceHTMLElements=False)
    return flat(" ".join(tree.itertext()))


def rows(path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_changelog_tells_of_every_release_by_day_note_content_and_package(
    site, two_releases, language
):
    spoken, page = words(language), site / language / "releases.html"
    said, markup = text(page), page.read_text(encoding="utf-8")
    for about in releases(two_releases):
        assert about.id in said
        assert flat(spoken.date(about.date)) in said
        assert about.notes[language] in said
        assert about.content in said
        assert f'href="../{V1}/release/{about.id}/package.zip"' in markup
        assert f'href="release/{about.id}.html"' in markup


def test_each_release_is_offered_as_the_package_it_was_frozen_as(site):
    for name in (SECOND, FIRST):
        assert (site / f"{V1}/release/{name}/package.zip").read_bytes() == package(
            open_release(name)
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_release_counts_what_changed_by_indicator_and_by_area(site, frozen, language):
    changes, spoken = frozen.changes(SECOND), words(language)
    page = site / language / f"release/{SECOND}.html"
    said, markup = text(page), page.read_text(encoding="utf-8")
    for n in total_changes(changes.found).values():
        assert flat(f": {spoken.number(n, 0)}") in said
    for code, row in count_changes(changes.found, "indicator").iloc[::9].iterrows():
        written = " ".join(spoken.number(n, 0) if n else "–" for n in row)
        assert flat(f"{changes.item(code).name[language]} {written}") in said
    for code, row in count_changes(changes.found, "ref_area").iterrows():
        written = " ".join(spoken.number(n, 0) if n else "–" for n in row)
        assert flat(f"{areas()[code].name[language]} {written}") in said
        assert f'href="../area/{code}.html"' in markup


def test_of_the_first_release_every_figure_is_new(site):
    assert "This is the first release: every figure of it is new." in text(
        site / f"en/release/{FIRST}.html"
    )
    assert not (site / f"{V1}/release/{FIRST}/changes.csv").exists()


def test_an_indicator_says_what_was_revised_and_marks_the_earlier_value(site):
    said = section(site, REVISED)
    assert f"In data release {SECOND} of " in said
    assert "revised: 4" in said
    assert "Tovuz, 2022 13 12,740" in said
    page = (site / f"en/indicator/{REVISED}.html").read_text(encoding="utf-8")
    assert "<del>13</del></td>" in page
    assert 'data-label="Before (superseded)"' in page


@pytest.mark.parametrize(
    ("language", "sides"),
    [
        ("en", "1.87 (ratio) 1.87 (children per woman)"),
        ("az", "1,87 (nisbət) 1,87 (bir qadına düşən uşaq)"),
        ("ru", "1,87 (отношение) 1,87 (детей на одну женщину)"),
    ],
)
def test_each_side_of_a_revision_has_the_declaration_of_its_own_release(site, language, sides):
    assert f", 2017 {sides}" in section(site, UNIT_REVISED, language)


def test_a_page_says_how_many_changes_it_leaves_off_and_where_they_are(site, frozen):
    gone = len(frozen.changes(SECOND).of(WITHDRAWN))
    said = section(site, WITHDRAWN)
    assert f"{gone - 6} more figures were revised or withdrawn." in said
    page = (site / f"en/indicator/{WITHDRAWN}.html").read_text(encoding="utf-8")
    assert page.count(">withdrawn</td>") == 6
    assert f'href="../release/{SECOND}.html"' in page
    assert f'href="../../{V1}/release/{SECOND}/changes.csv"' in page


def test_an_indicator_that_came_with_a_release_names_it_and_lists_no_figure(site):
    assert "new: 1" in section(site, NEW)
    assert "Before" not in section(site, NEW)


def test_an_indicator_that_no_release_changed_says_nothing(site):
    assert section(site, DISTRICTS) == ""
    assert section(site, MODELLED) == ""


def test_the_file_of_changes_has_every_change(site, frozen):
    found = frozen.changes(SECOND).found
    written = rows(site / f"{V1}/release/{SECOND}/changes.csv")
    assert len(written) == len(found)
    (tovuz,) = (
        row
        for row in written
        if row["ref_area"] == "AZ-TOV"
        and row["change"] == "revised"
        and row["indicator"] == REVISED
    )
    assert (tovuz["before"], tovuz["after"]) == ("12.74", "12740")
    documented = [row for row in written if row["change"] == "documented"]
    assert len(documented) == total_changes(found)["documented"]
    assert all(row["before"] == row["after"] for row in documented)


def test_no_figure_is_written_under_two_releases_while_it_stands(site, frozen):
    for name in (SECOND, FIRST):
        since = frozen.since(name)
        files = {path.stem for path in (site / f"{V1}/release/{name}").glob("*.csv")} - {"changes"}
        assert files == {code for code, release in since.items() if release == name}


def test_an_old_figure_is_reached_by_its_release_and_indicator(site):
    for name, value in ((FIRST, "12.74"), (SECOND, "12740")):
        answer = json.loads((site / f"{V1}/release/{name}.json").read_text(encoding="utf-8"))
        found = rows(site / f"{V1}/release/{answer['stands_since'][REVISED]}/{REVISED}.csv")
        (tovuz,) = (
            row for row in found if (row["ref_area"], row["time_period"]) == ("AZ-TOV", "2022")
        )
        assert (tovuz["obs_value"], tovuz["release"]) == (value, name)
        assert tovuz["licence"]
        unchanged = answer["stands_since"][DISTRICTS]
        assert (site / f"{V1}/release/{unchanged}/{DISTRICTS}.csv").exists()


def test_the_present_figures_are_those_of_the_release_they_stand_in_since(site):
    for code, since in ((RATE, SECOND), (MODELLED, FIRST)):
        now = rows(site / f"{V1}/data/{code}.csv")
        then = rows(site / f"{V1}/release/{since}/{code}.csv")
        said = ("release", "ref_area", "time_period", "obs_value", "obs_status", "data_source")
        assert [[row[k] for k in said] for row in now] == [[row[k] for k in said] for row in then]


def test_a_permanent_link_names_the_release_and_an_older_one_its_place_on_the_page(site):
    page = (site / f"en/indicator/{REVISED}.html").read_text(encoding="utf-8")
    assert f"{BASE}/en/indicator/{REVISED}.html#r-{SECOND}" in page
    assert f'<li id="r-{FIRST}">' in page
    assert f"{V1}/release/{FIRST}/{REVISED}.csv" in page
    unchanged = (site / f"en/indicator/{MODELLED}.html").read_text(encoding="utf-8")
    assert f"{BASE}/en/indicator/{MODELLED}.html#r-{FIRST}" in unchanged


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_indicator_that_was_withdrawn_stays_and_says_so(site, frozen, language):
    said = text(site / language / f"indicator/{WITHDRAWN}.html")
    assert frozen.changes(SECOND).item(WITHDRAWN).name[language] in said
    assert words(language)("This indicator was withdrawn.") in said
    assert FIRST in said
    assert not (site / f"{V1}/data/{WITHDRAWN}.json").exists()
    assert rows(site / f"{V1}/release/{FIRST}/{WITHDRAWN}.csv")


def test_a_new_release_touches_only_what_it_changed(built):
    touched = changed(built.first, built.second) & set(built.first)
    assert {path for path in touched if REVISED not in path} == {
        *(f"{language}/releases.html" for language in LANGUAGES),
        *(f"feed/{language}/releases.xml" for language in LANGUAGES),
        f"{V1}/releases.json",
        "assets/search.json",  # which areas an indicator has figures of
        "sitemap.xml",
    }
    assert f"en/indicator/{REVISED}.html" in touched
    assert f"{V1}/release/{FIRST}/{REVISED}.csv" not in touched


@pytest.mark.parametrize("release", [NEWEST, FIRST])
@pytest.mark.parametrize("how", ["cut in half", "a table altered", "gone"])
def test_no_site_is_written_from_a_damaged_release(spoilt, tmp_path_factory, capsys, release, how):
    spoilt(release, how)
    out = tmp_path_factory.mktemp("refused") / "site"
    assert main(["--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"The release {release} has been altered: {DAMAGES[how][0]}: ")
    assert not out.exists()
