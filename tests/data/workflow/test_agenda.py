"""Calendar and releases as people see them: days with their changes, what is not out yet."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine, text

from data.workflow import (
    Login,
    Workflow,
    announce,
    change_day,
    days,
    declare_flows,
    early_seen,
    name_early,
    releases_seen,
)
from indicators.errors import Wanting

Person = Callable[..., Login]
DAY = date.today() + timedelta(days=40)


@pytest.fixture
def scheduled(database: str) -> int:
    """A correction that is scheduled and not staged yet."""
    engine = create_engine(database)
    with engine.begin() as connection:
        made = connection.execute(
            text(
                "INSERT INTO steward.release (kind, due, notice_az, notice_en, notice_ru)"
                " VALUES ('correction', now() + interval '1 hour', 'az', 'en', 'ru')"
                " RETURNING number"
            )
        ).scalar_one()
    engine.dispose()
    return int(made)


def test_day_that_changed_says_what_it_was_and_why(
    workflow: Workflow, worker: Workflow, person: Person
) -> None:
    declare_flows(worker)
    publisher = person("Ceyla", "publisher")
    holiday = {"az": "bayram", "en": "a holiday", "ru": "праздник"}
    with workflow.acting(publisher, "announce", "calendar") as acting:
        number = announce(acting, "routine", ["MSE_PUPILS"], DAY)
        change_day(acting, number, DAY + timedelta(days=3), holiday)
        change_day(acting, number, None, {"az": "rəqəmlər gəlmədi"})
    with workflow.acting(person("Aysel", "contributor:MSE"), "read", "calendar") as acting:
        (one,) = days(acting)
    assert one.flows == ("MSE_PUPILS",)
    assert [(change.was, change.becomes, change.reasons) for change in one.changes] == [
        (DAY, DAY + timedelta(days=3), holiday),
        (DAY + timedelta(days=3), None, {"az": "rəqəmlər gəlmədi", "en": "", "ru": ""}),
    ]
    assert one.cancelled is not None


def test_day_does_not_change_without_a_reason_in_azerbaijani(
    workflow: Workflow, worker: Workflow, person: Person
) -> None:
    declare_flows(worker)
    publisher = person("Ceyla", "publisher")
    with workflow.acting(publisher, "announce", "calendar") as acting:
        number = announce(acting, "routine", ["MSE_PUPILS"], DAY)
    with pytest.raises(Wanting), workflow.acting(publisher, "change", "calendar 1") as acting:
        change_day(acting, number, None, {"az": " ", "en": "a holiday", "ru": "праздник"})


def test_release_that_is_not_out_is_for_those_who_decide(
    workflow: Workflow, person: Person, scheduled: int
) -> None:
    def seen(login: Login) -> list[int]:
        with workflow.acting(login, "read", "releases") as acting:
            return [one.number for one in releases_seen(acting) if one.is_open]

    assert seen(person("Ceyla", "publisher")) == [scheduled]
    assert seen(person("Baris", "reviewer")) == [scheduled]
    assert seen(person("Aysel", "contributor:MSE")) == []
    assert seen(person("Dilara", "prerelease")) == []


def test_release_has_its_notices_and_is_no_head_before_it_is_out(
    workflow: Workflow, person: Person, scheduled: int
) -> None:
    with workflow.acting(person("Ceyla", "publisher"), "read", "releases") as acting:
        (one,) = releases_seen(acting)
    assert one.notices == {"az": "az", "en": "en", "ru": "ru"}
    assert (one.kind, one.submissions, one.is_head, one.name) == ("correction", (), False, None)


def test_whoever_is_named_sees_that_and_no_other_name(
    workflow: Workflow, person: Person, scheduled: int
) -> None:
    publisher, named = person("Ceyla", "publisher"), person("Dilara", "prerelease")
    other = person("Eldar", "prerelease")
    with workflow.acting(named, "read", "own") as acting:
        who = acting.person
    with workflow.acting(publisher, "name early", f"release {scheduled}") as acting:
        name_early(acting, scheduled, who, "Ministry", "to prepare an answer")
    for login, found in ((publisher, [who]), (named, [who]), (other, [])):
        with workflow.acting(login, "read", "early") as acting:
            assert [one.person for one in early_seen(acting)] == found
