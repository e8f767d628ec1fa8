"""A link gives the figure it was made for, or says that it cannot; never another in its place."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest

from data.frozen import open_release, release_differences, releases
from indicators.errors import FigureUnknown, ReleaseError
from indicators.facts import key_of
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.citation import bibtex, citation, ris
from passports.finding import find_figure
from passports.identity import FigureIdError, figure_id
from passports.links import figure_link
from passports.picture import picture, series_of
from passports.words import (
    citation_parts,
    figure_grade,
    is_absent,
    passport_lines,
    sentence,
    standing_sentence,
    statement,
    transformations,
    value_text,
)

TODAY = date(2026, 11, 24)
NEWEST, *_, FIRST = [open_release(about.id) for about in releases()]
OPENED = {release.about.id: release for release in (NEWEST, FIRST)}
CHANGED = release_differences(FIRST, NEWEST).assign(edition="published")
TOVUZ = "AZE_SP_TSA_RECIPIENTS.AZ-TOV.2022.MEDIA_TSA_2022"
RATE = "ED_ROFST_L1_ADM.AZE.2023.UIS_2024_09"


def found(store, name, release=""):
    opener = lambda wanted: OPENED.get(wanted) or open_release(wanted)  # noqa: E731
    return find_figure(name, release, store, TODAY, opener)


@cache
def every(store, edition):
    return store.every(edition)


def names(store, edition, chosen):
    rows = every(store, edition)
    return [figure_id(key_of(row)) for row in rows[chosen(rows)].head(5).to_dict("records")]


def test_a_figure_is_opened_in_the_newest_release(store):
    figure = found(store, RATE)
    assert figure.release == NEWEST.about.id
    assert figure.content == NEWEST.about.content
    assert round(figure.row["obs_value"], 1) == 1.5
    assert standing_sentence(figure, words("en")) == ""


def test_an_old_release_gives_the_old_figure_and_names_the_current_one(store):
    figure = found(store, TOVUZ, FIRST.about.id)
    assert (figure.standing, figure.release) == ("superseded", FIRST.about.id)
    assert value_text(figure, figure.row, words("en")) == "13"
    said = standing_sentence(figure, words("en"))
    assert said.startswith("Superseded")
    assert said.endswith("The current figure is 12,740.")
    assert found(store, TOVUZ).row["obs_value"] == 12740


def test_every_revised_figure_is_superseded_and_every_withdrawn_one_withdrawn(store):
    for change, told in (("revised", "superseded"), ("withdrawn", "withdrawn")):
        own = CHANGED[CHANGED["change"].eq(change) & CHANGED["figure"]]
        for row in own.iloc[:: max(1, len(own) // 25)].to_dict("records"):
            figure = found(store, figure_id(key_of(row)), FIRST.about.id)
            assert figure.standing == told, figure.key
            before = row["before"]
            assert figure.row["obs_value"] == before or (is_absent(figure.row) and pd.isna(before))


FERTILITY = "DM_FRATE_TOT.AZE.2017.TRANSMONEE_2020"  # a ratio once, children per woman now


def test_a_figure_superseded_for_its_unit_alone_says_so(store):
    said = standing_sentence(found(store, FERTILITY, FIRST.about.id), words("en"))
    assert said.endswith("The current figure is 1.87 (children per woman).")


def test_the_current_figure_is_written_as_it_is_declared_now(store):
    figure = found(store, FERTILITY, FIRST.about.id)
    whole = replace(figure, item=replace(figure.item, decimals=0))
    assert value_text(whole, whole.row, words("en")) == "2"
    assert standing_sentence(whole, words("en")).endswith("is 1.87 (children per woman).")


def test_a_superseded_figure_is_never_written_as_the_current_one_is(store):
    own = CHANGED[CHANGED["change"].eq("revised") & CHANGED["figure"]]
    for row in own.iloc[::7].to_dict("records"):
        figure = found(store, figure_id(key_of(row)), FIRST.about.id)
        said = standing_sentence(figure, words("en"))
        assert not said.endswith(f" is {value_text(figure, figure.row, words('en'))}."), figure.key


def test_a_withdrawn_figure_is_found_without_naming_its_release(store):
    row = CHANGED[CHANGED["change"].eq("withdrawn")].iloc[0].to_dict()
    figure = found(store, figure_id(key_of(row)))
    assert (figure.standing, figure.release) == ("withdrawn", FIRST.about.id)
    assert "stands in the data no more" in standing_sentence(figure, words("en"))


def test_a_figure_of_which_only_the_source_s_cell_was_written_down_still_stands(store):
    own = CHANGED[CHANGED["change"].eq("revised") & ~CHANGED["figure"]]
    figure = found(store, figure_id(key_of(own.iloc[0].to_dict())), FIRST.about.id)
    assert figure.standing == "current"


def test_a_figure_that_a_release_does_not_have_is_not_taken_from_another(store):
    row = CHANGED[CHANGED["change"].eq("new")].iloc[0].to_dict()
    with pytest.raises(FigureUnknown, match=FIRST.about.id):
        found(store, figure_id(key_of(row)), FIRST.about.id)


@pytest.mark.parametrize(
    ("name", "release", "error"),
    [
        ("ED_ROFST_L1_ADM", "", FigureIdError),
        ("ED_ROFST_L1_ADM.AZE.1800.UIS_2024_09", "", FigureUnknown),
        ("NO_SUCH.AZE.2023.UIS_2024_09", "", FigureUnknown),
        ("ILLUSTRATIVE.ED_ROFST_L1_ADM.AZE.1800.ILLUSTRATIVE", "", FigureUnknown),
        (RATE, "2020-01-01-000000000000", ReleaseError),
        (RATE, "../..", ReleaseError),
    ],
)
def test_what_does_not_exist_is_refused_by_name(store, name, release, error):
    with pytest.raises(error):
        found(store, name, release)


def test_an_altered_release_opens_no_figure(store, tmp_path, monkeypatch):
    for about in releases():
        shutil.copytree(about.folder, tmp_path / about.id)
    path = tmp_path / FIRST.about.id / "observations.csv.gz"
    path.write_bytes(path.read_bytes()[:-9] + b"123456789")
    monkeypatch.setenv("RELEASES_DIR", str(tmp_path))
    with pytest.raises(ReleaseError, match=r"observations.csv.gz"):
        find_figure(TOVUZ, FIRST.about.id, store, TODAY)


def test_without_any_release_a_figure_says_that_it_is_in_none(store, tmp_path, monkeypatch):
    monkeypatch.setenv("RELEASES_DIR", str(tmp_path))
    figure = find_figure(RATE, "", store, TODAY)
    assert (figure.standing, figure.release, figure.made) == ("unreleased", "", TODAY)
    assert "In no data release yet" in standing_sentence(figure, words("en"))
    assert "release=" not in figure_link(figure.key, figure.release, "en")
    working = store.build()["release"]
    assert find_figure(RATE, working, store, TODAY).standing == "unreleased"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("release", ["", FIRST.about.id])
def test_an_illustrative_figure_is_in_no_release_and_says_so_everywhere(store, language, release):
    spoken = words(language)
    name = names(store, "illustrative", lambda rows: rows["obs_value"].notna())[0]
    figure = found(store, name, release)
    assert (figure.standing, figure.release, figure.content) == ("illustrative", "", "")
    mark = spoken("ILLUSTRATIVE")
    warning = " ".join(spoken("ILLUSTRATIVE — not real figures").split())
    assert sentence(figure, spoken).startswith(mark)
    assert mark in standing_sentence(figure, spoken)
    link = figure_link(figure.key, figure.release, language)
    assert "id=ILLUSTRATIVE." in link
    assert "release=" not in link
    for form in (citation, bibtex, ris):
        cited = form(citation_parts(figure, spoken, link), spoken)
        assert warning in " ".join(cited.split())


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "ILLUSTRATIVE: synthetic, not a real figure."),
        ("az", "İLLÜSTRATİV: süni rəqəmdir, real deyil."),
        ("ru", "ИЛЛЮСТРАТИВНО: значение синтетическое, не реальное."),
    ],
)
def test_the_note_of_an_illustrative_figure_is_in_the_reader_s_language(store, language, note):
    name = names(store, "illustrative", lambda rows: rows["obs_value"].notna())[0]
    said = dict(passport_lines(found(store, name), words(language), 2026))
    assert said[words(language)("What was done to it")].startswith(note)
    assert words(language)("Place in the source") not in said
    assert ("synthetic" in " ".join(said.values())) == (language == "en")


def test_the_note_of_a_published_figure_stands_as_its_source_has_it(store):
    figure = found(store, TOVUZ)
    assert transformations(figure, words("az"))[0] == f"{figure.row['footnotes'].rstrip('.')}."


def test_where_the_illustrative_edition_is_not_on_offer_its_figures_open_nowhere(
    store, monkeypatch
):
    name = names(store, "illustrative", lambda rows: rows["obs_value"].notna())[0]
    monkeypatch.setenv("EDITIONS", "published")
    with pytest.raises(FigureUnknown):
        found(store, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suppressed_figure_says_why_and_gives_nothing_away(store, language):
    spoken = words(language)
    (name, *_) = names(store, "illustrative", lambda rows: rows["obs_status"].eq("Q"))
    figure = found(store, name)
    assert is_absent(figure.row)
    assert figure_grade(figure, 2026) is None
    said = dict(passport_lines(figure, spoken, 2026))
    assert said[spoken("Value")] == statement(figure, spoken).rpartition(": ")[2]
    assert spoken("Interval") not in said
    assert spoken("Withheld so that no child can be recognised.") in " ".join(
        transformations(figure, spoken)
    )


ODD = {
    "a quarter": lambda rows: rows["time_period"].str.contains("/P") & rows["obs_value"].notna(),
    "a day": lambda rows: rows["time_period"].str.len().eq(10) & rows["obs_value"].notna(),
    "a hazard": lambda rows: rows["hazard"].ne("_T"),
    "an age": lambda rows: rows["age"].ne("_T") & rows["sex"].ne("_T"),
    "not collected": lambda rows: rows["obs_status"].eq("L"),
    "an interval": lambda rows: rows["lower_bound"].notna(),
}


@pytest.mark.parametrize("which", ODD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_passport_of_any_kind_of_figure_is_whole(store, which, language):
    spoken = words(language)
    for name in names(store, "published", ODD[which])[:2]:
        figure = found(store, name)
        said = dict(passport_lines(figure, spoken, 2026))
        for label in ("Value", "Definition", "What it does not say", "Source", "Data release"):
            assert said[spoken(label)]
        assert len(said[spoken("This observation (SHA-256)")]) == 64
        whole = " ".join([sentence(figure, spoken), statement(figure, spoken), *said.values()])
        assert "{" not in whole
        if not is_absent(figure.row):
            value = spoken.value(figure.row["obs_value"], figure.item)
            assert value in statement(figure, spoken)


def test_the_grade_is_given_with_its_reasons(store):
    figure = found(store, TOVUZ)
    said = dict(passport_lines(figure, words("en"), 2026))["Quality grade"]
    assert said == "D — official figure quoted by the press; low reliability"


def test_the_passport_names_the_file_of_the_source_and_its_hash(store):
    said = dict(passport_lines(found(store, RATE), words("en"), 2026))
    assert said["File of the source (SHA-256)"] == (
        "out_of_school.csv 5df002b18a7e3e617444f060893660bc1f9d1bd535651fde089720764d8d6e72"
    )
    assert said["Place in the source"] == "ROFST_1_CP"
    assert "the value held is 1.538120031356812" in said["What was done to it"]


@pytest.mark.parametrize(
    ("language", "held"), [("az", "1,538120031356812"), ("ru", "1,538120031356812")]
)
def test_the_value_held_is_written_as_the_language_writes_numbers(store, language, held):
    assert held in " ".join(transformations(found(store, RATE), words(language)))


def test_a_picture_of_an_old_figure_is_drawn_from_its_own_release(store):
    figure = found(store, TOVUZ, FIRST.about.id)
    series = series_of(figure, FIRST.observations)
    assert series["obs_value"].tolist() == [figure.row["obs_value"]]
    link = figure_link(figure.key, figure.release, "az")
    svg = picture(figure, FIRST.observations, words("az"), "svg", link, watermark="").decode()
    assert FIRST.about.id in svg
    assert ">13<" in svg


def test_the_picture_of_an_illustrative_figure_carries_the_word(store):
    name = names(store, "illustrative", lambda rows: rows["obs_value"].notna())[0]
    figure = found(store, name)
    observations = store.observations(figure.key.indicator, "illustrative")
    svg = picture(figure, observations, words("en"), "svg", "http://x", watermark="ILLUSTRATIVE")
    assert svg.decode().count("ILLUSTRATIVE") >= 3
