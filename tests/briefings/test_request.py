"""What cannot be asked for is refused by name."""

import re

import pytest

from briefings.request import RequestError, read_request
from indicators.codelists import codelist
from indicators.model import LANGUAGES
from indicators.words.language import words
from tests.briefings.conftest import request


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"areas": ["AZ-ATL"]}, "area “AZ-ATL”"),
        ({"topics": ["dragons"]}, "topic “dragons”"),
        ({"areas": []}, "at least one area"),
        ({"topics": []}, "at least one topic"),
        ({"period": "20"}, "period “20”"),
        ({"length": "epic"}, "length “epic”"),
        ({"language": "de"}, "language “de”"),
        ({"edition": "secret"}, "edition “secret”"),
    ],
)
def test_what_does_not_exist_is_named(given, named):
    with pytest.raises(RequestError) as error:
        request(**given)
    assert named in error.value.message


def test_a_refusal_is_said_in_the_language_of_the_reader():
    with pytest.raises(RequestError) as refused:
        read_request({"areas": ["AZ-ATL"], "topics": ["education"]})
    assert refused.value.message == "There is no area “AZ-ATL”."
    assert refused.value.said(words("az")) == "«AZ-ATL» ərazisi yoxdur."
    assert refused.value.said(words("ru")) == "Территории «AZ-ATL» нет."


def test_every_refusal_is_written_in_the_three_languages_with_the_same_places():
    for texts in codelist("refusals").values():
        places = {language: set(re.findall(r"\{\w+\}", texts[language])) for language in LANGUAGES}
        assert places["az"] == places["ru"] == places["en"]


def test_a_public_deployment_has_no_illustrative_briefing():
    with pytest.raises(RequestError):
        read_request(
            {"areas": ["AZE"], "topics": ["education"], "edition": "illustrative"}, ("published",)
        )


def test_topics_stand_in_the_order_of_the_menu_and_each_once():
    asked = request(topics=["justice", "education", "justice"], areas=["AZ-LER", "AZ-LER"])
    assert asked.topics == ("education", "justice")
    assert asked.areas == ("AZ-LER",)
