"""What cannot be asked for is refused by name."""

import pytest

from briefings.request import RequestError, read_request
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


def test_a_public_deployment_has_no_illustrative_briefing():
    with pytest.raises(RequestError):
        read_request(
            {"areas": ["AZE"], "topics": ["education"], "edition": "illustrative"}, ("published",)
        )


def test_topics_stand_in_the_order_of_the_menu_and_each_once():
    asked = request(topics=["justice", "education", "justice"], areas=["AZ-LER", "AZ-LER"])
    assert asked.topics == ("education", "justice")
    assert asked.areas == ("AZ-LER",)
