"""Where a release is damaged every page opens, and says so where releases are spoken of.

Every way of damaging a release is tried on the reader (``tests/data/test_damage.py``); here stand
one that makes what it says of itself unreadable and one that spoils a table.
"""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.frozen import damage_of, history
from data.settings import ROOT
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.words import damage_message
from tests.damaged import DAMAGES, EVERY, FIRST, NEWEST

TOVUZ = "AZE_SP_TSA_RECIPIENTS.AZ-TOV.2022.MEDIA_TSA_2022"


FIGURES = ("out_of_school", "overview", "area_profile", "briefing", "about")


@pytest.fixture
def spoilt(spoilt):
    """A function that damages a release; what was read before, whole, is forgotten."""

    def spoil(release: str, how: str) -> str:
        file = spoilt(release, how)
        st.cache_resource.clear()
        return file

    st.cache_resource.clear()
    return spoil


def drawn(page: str, language: str = "en", **query: str) -> str:
    """Return the text of a page, opened as a browser would."""
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    test.switch_page(f"pages/{page}.py")
    for name, value in {"lang": language, **query}.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    assert not test.error
    return " ".join(part.proto.body for part in test.get("html"))


def damages() -> list[str]:
    """Return what is to be said of the releases as they are now."""
    known = history()
    found = [*known.damaged, *(wrong for a in known.releases if (wrong := damage_of(a)))]
    return [damage_message(wrong, words("en")) for wrong in found]


@pytest.mark.parametrize(("release", "how"), [(NEWEST, "cut in half"), (FIRST, "a table altered")])
def test_the_page_of_releases_says_what_is_damaged_and_shows_the_others(spoilt, how, release):
    spoilt(release, how)
    (said,) = damages()
    text = drawn("releases")
    assert said in text
    for other in EVERY:
        shown = f"<h2 class='crm-h2'>{other}</h2><p class='crm-sub'>" in text
        assert shown == (other != release)


def test_a_page_of_figures_opens_all_the_same(spoilt, subtests):
    sound = {page: drawn(page) for page in FIGURES}
    for how in ("cut in half", "a table gone"):
        spoilt(NEWEST, how)
        for page in FIGURES:
            with subtests.test(how=how, page=page):
                assert len(drawn(page)) > 0.9 * len(sound[page])


def test_the_data_shown_are_named_by_their_content(spoilt, store):
    content = store.build()["release"]
    frozen = NEWEST.endswith(content)  # else the data have changed since
    assert (f"The data shown here are release {NEWEST}." in drawn("releases")) == frozen
    spoilt(NEWEST, "a table altered")
    said = f"is damaged; the hash of their content is {content}."
    assert (said in drawn("releases")) == frozen


@pytest.mark.parametrize("how", ["gone", "a table altered"])
def test_a_passport_says_which_file_of_its_release_is_damaged(spoilt, store, subtests, how):
    spoilt(NEWEST, how)
    file = DAMAGES[how][0]
    for language in LANGUAGES:
        with subtests.test(language=language):
            refused = drawn("figure", language, id=TOVUZ, release=NEWEST)
            assert words(language)("This link opens no figure") in refused
            assert file in refused
            here = drawn("figure", language, id=TOVUZ)
            assert words(language)("This link opens no figure") not in here
            assert file in here
            assert store.build()["release"] in here


def test_what_changed_is_not_told_where_the_release_before_is_damaged(spoilt):
    before = EVERY[1]
    spoilt(before, "a table gone")
    text = drawn("releases", release=NEWEST)
    assert text.count(f"Data release {before} is damaged and is not shown.") == 2
