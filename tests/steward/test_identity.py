"""Who somebody is, by the claims of an ID token."""

from typing import Any

import pytest

from indicators.errors import LoginEnded
from steward.identity import login_of

SAID: dict[str, Any] = {
    "iss": "https://provider.example",
    "sub": "7",
    "nonce": "n",
    "iat": 1_000,
    "name": "Aysel",
    "email": "aysel@example.org",
    "groups": ["crm-reviewer", "canteen", 5],
}


def test_login_holds_who_it_is_and_our_groups_alone() -> None:
    login = login_of(SAID, 1_000)
    assert (login.issuer, login.subject, login.name) == ("https://provider.example", "7", "Aysel")
    assert login.claims == ("crm-reviewer",)


def test_two_logins_of_one_person_are_told_apart_by_their_nonce() -> None:
    assert login_of(SAID, 1_000).hash != login_of(SAID | {"nonce": "m"}, 1_000).hash


@pytest.mark.parametrize("lacking", ["iss", "sub", "nonce", "iat"])
def test_an_answer_that_lacks_what_tells_logins_apart_is_refused(lacking: str) -> None:
    with pytest.raises(LoginEnded):
        login_of({name: value for name, value in SAID.items() if name != lacking}, 1_000)


def test_an_answer_is_refused_eight_hours_after_it_was_given() -> None:
    assert login_of(SAID, 1_000 + 8 * 3_600)
    with pytest.raises(LoginEnded):
        login_of(SAID, 1_001 + 8 * 3_600)


@pytest.mark.parametrize("groups", [None, "crm-publisher", {"crm-publisher": True}])
def test_groups_that_are_no_list_give_nothing(groups: object) -> None:
    assert login_of(SAID | {"groups": groups}, 1_000).claims == ()
