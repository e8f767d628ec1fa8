"""Readers are told of a correction where the figure stands, in their language."""

from datetime import date
from pathlib import Path

import pytest

from data.frozen import About, Decided, content, history, open_release
from data.release import freeze
from indicators.facts import Key, key_of
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.changes import (
    Changes,
    compare_releases,
    corrected_on,
    correction_notice,
    corrections_of,
    corrections_of_indicator,
    indicator_notice,
    is_told,
    kind_said,
)
from tests.conftest import frame, observation
from tests.pages.opening import opened

NOTES = {"az": "Vahid səhv idi.", "en": "The unit was wrong.", "ru": "Единица была неверна."}
ROWS = [observation(obs_value=1.5), observation(time_period="2022", obs_value=2.0)]
CORRECTED = [observation(obs_value=1.4), observation(time_period="2022", obs_value=2.0)]
WRONG, UNTOUCHED = (key_of(row) for row in ROWS)


def decided(kind: str) -> Decided:
    return Decided(kind, (7,), ("MSE", "publisher"), 12, "ab" * 32)


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release, a correction of one figure, and a routine release of another."""
    monkeypatch.setenv("RELEASES_DIR", str(tmp_path))
    freeze(content(ROWS), date(2026, 1, 1), NOTES)
    freeze(content(CORRECTED), date(2026, 2, 1), NOTES, decided=decided("correction"))
    later = [CORRECTED[0], observation(time_period="2022", obs_value=2.1)]
    freeze(content(later), date(2026, 3, 1), NOTES, decided=decided("routine"))
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_corrected_figure_says_when_and_why(released: Path, language: str) -> None:
    (about,) = corrections_of(WRONG)
    told = correction_notice(about, words(language))
    assert words(language).date(date(2026, 2, 1)) in told
    assert NOTES[language] in told


def test_other_figures_and_routine_revisions_tell_of_no_correction(released: Path) -> None:
    assert [*corrections_of(UNTOUCHED)] == []
    assert [*corrections_of(Key(*[*vars(WRONG).values()][:4], "illustrative"))] == []


def test_figures_that_are_pulled_back_say_so(released: Path) -> None:
    freeze(content(ROWS), date(2026, 4, 1), NOTES, decided=decided("pulled_back"))
    assert [about.date.month for about in corrections_of(WRONG)] == [4, 2]
    assert [about.date.month for about in corrections_of(UNTOUCHED)] == [4]


def changes(about: About) -> Changes:
    return compare_releases(open_release(about.previous), open_release(about.id))


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicator_with_a_corrected_figure_says_when_and_why(released: Path, language: str) -> None:
    abouts = history().releases
    (about,) = corrections_of_indicator(WRONG.indicator, abouts, changes)
    told = indicator_notice(about, words(language))
    assert words(language).date(date(2026, 2, 1)) in told
    assert NOTES[language] in told
    assert [*corrections_of_indicator("AZE_DM_POP", abouts, changes)] == []


def test_only_the_figure_that_was_corrected_carries_the_day(released: Path) -> None:
    shown = frame(*CORRECTED)
    assert corrected_on(shown, filter(is_told, history().releases), changes) == [
        date(2026, 2, 1),
        None,
    ]


def test_list_of_releases_says_which_ones_correct(released: Path) -> None:
    freeze(content(ROWS), date(2026, 4, 1), NOTES, decided=decided("pulled_back"))
    assert [kind_said(about, words("en")) for about in history().releases] == [
        "Correction: earlier figures brought back",
        "",
        "Correction",
        "",
    ]


def test_page_of_an_indicator_tells_its_readers_of_the_correction(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "\n".join(
        str(one.value)
        for one in opened("out_of_school", indicator=WRONG.indicator, lang="en").get("html")
    )
    assert (
        "Figures of this indicator were corrected on 1 February 2026: The unit was wrong." in page
    )
    other = opened("child_protection", lang="en").get("html")
    assert not any("were corrected on" in str(one.value) for one in other)


def test_how_a_release_was_decided_is_read_back(released: Path) -> None:
    found = history().releases
    assert [about.decided and about.decided.kind for about in found] == [
        "routine",
        "correction",
        None,
    ]
    assert found[1].decided == decided("correction")
    assert history().damaged == ()


@pytest.mark.parametrize(
    "old, new, named",
    [
        ('kind = "routine"', "kind = 1", "decided.kind"),
        ('kind = "routine"', 'sort = "routine"', "decided.kind"),
        ("[decided]", "[judged]", "judged"),
    ],
)
def test_release_that_says_it_wrongly_is_damaged(
    released: Path, old: str, new: str, named: str
) -> None:
    toml = max(released.glob("*/release.toml"))
    toml.write_text(toml.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (damage,) = history().damaged
    assert damage.detail == named
