"""Where a release is damaged a figure opens all the same, or says which file is damaged and why."""

from datetime import date
from typing import get_args

import pytest

from briefings.__main__ import main
from briefings.reading import Reader
from data.frozen import Damage, Fault, ReleaseDamaged, open_release, release_differences
from indicators.errors import FigureUnknown
from indicators.facts import key_of
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.finding import find_figure
from passports.identity import figure_id
from passports.links import figure_link
from passports.words import damage_message, standing_sentence
from tests.damaged import DAMAGES, FIRST, NEWEST

TODAY = date(2026, 11, 24)
TOVUZ = "AZE_SP_TSA_RECIPIENTS.AZ-TOV.2022.MEDIA_TSA_2022"
CHANGED = release_differences(open_release(FIRST), open_release(NEWEST)).assign(edition="published")
WITHDRAWN = figure_id(key_of(CHANGED[CHANGED["change"].eq("withdrawn")].iloc[0].to_dict()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", get_args(Fault))
def test_a_reader_is_told_which_file_and_why(language, fault):
    said = damage_message(Damage(NEWEST, "release.toml", fault, "figures"), words(language))
    assert NEWEST in said
    assert "release.toml" in said
    assert "{" not in said


def test_each_reason_has_words_of_its_own():
    said = {damage_message(Damage(NEWEST, "f", fault), words("az")) for fault in get_args(Fault)}
    assert len(said) == len(get_args(Fault))


@pytest.mark.parametrize("how", DAMAGES)
def test_a_figure_opens_as_the_data_have_it_where_its_release_is_damaged(spoilt, store, how):
    file, content = spoilt(NEWEST, how), store.build()["release"]
    for release in ("", content):
        figure = find_figure(TOVUZ, release, store, TODAY)
        assert (figure.standing, figure.release, figure.content) == ("unreadable", content, "")
        assert figure.row["obs_value"] == 12740
        said = standing_sentence(figure, words("en"))
        assert said.startswith(f"Data release {NEWEST} is damaged and is not shown. File ")
        assert f"the hash of their content is {content}." in said
        assert file in said or figure.damage.fault == "hash"
        assert f"release={content}" in figure_link(figure.key, figure.release, "en")


@pytest.mark.parametrize("how", DAMAGES)
def test_the_passport_in_a_damaged_release_is_refused_and_the_one_in_another_opens(
    spoilt, store, how
):
    spoilt(NEWEST, how)
    with pytest.raises(ReleaseDamaged) as refused:
        find_figure(TOVUZ, NEWEST, store, TODAY)
    assert refused.value.damage.release == NEWEST
    old = find_figure(TOVUZ, FIRST, store, TODAY)
    assert (old.standing, old.row["obs_value"]) == ("superseded", 12.74)


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_older_release_takes_nothing_from_the_newest(spoilt, store, how):
    spoilt(FIRST, how)
    figure = find_figure(TOVUZ, "", store, TODAY)
    assert (figure.standing, figure.release) == ("current", NEWEST)
    with pytest.raises(ReleaseDamaged, match=FIRST):
        find_figure(TOVUZ, FIRST, store, TODAY)


def test_a_withdrawn_figure_that_only_a_damaged_release_may_have_is_not_denied(spoilt, store):
    assert find_figure(WITHDRAWN, "", store, TODAY).release == FIRST
    spoilt(FIRST, "cut in half")
    with pytest.raises(ReleaseDamaged, match=FIRST):
        find_figure(WITHDRAWN, "", store, TODAY)
    with pytest.raises(FigureUnknown):
        find_figure(WITHDRAWN, NEWEST, store, TODAY)


@pytest.mark.parametrize("how", DAMAGES)
def test_a_briefing_names_the_content_of_the_data_where_their_release_is_damaged(
    spoilt, store, how
):
    spoilt(NEWEST, how)
    assert Reader(store, "published", TODAY).release == store.build()["release"]


@pytest.mark.parametrize("release", [NEWEST, FIRST])
def test_the_command_writes_no_briefing_and_says_which_file_is_damaged(
    spoilt, tmp_path_factory, capsys, release
):
    spoilt(release, "a table cut in half")
    out = tmp_path_factory.mktemp("briefings") / "out"
    assert main(["--areas", "AZE", "--out", str(out)]) == 1
    assert f"The release {release} has been altered: observations.csv.gz" in capsys.readouterr().err
    assert not out.exists()
