"""The composer of briefings says what its files would stumble on."""

import pytest

from indicators.model import LANGUAGES
from indicators.words.language import words
from pages.parts.panels.composer import warning_of_links


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("site", ["http://localhost:8501", "http://127.0.0.1", "http://[::1]:80"])
def test_links_that_lead_to_the_reader_s_own_machine_are_warned_of(language, site):
    assert site in warning_of_links(site, words(language))


def test_a_site_that_others_can_open_is_no_reason_to_warn():
    assert warning_of_links("https://monitor.example", words("en")) == ""
