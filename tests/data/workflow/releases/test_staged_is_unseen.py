"""Nothing of a staged release reaches a reader; those named for it see it for a day."""

import logging
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from data.publication import target_of
from data.store import open_store
from data.workflow import (
    Login,
    name_early,
    own_early,
    staged_changes,
    withdraw_release,
)
from indicators.errors import NotAllowed, NotThere, StoreUnavailable
from tests.data.workflow.releases.site import FIGURE, Site

Person = Callable[..., Login]
VALUE = 96.54321  # the staged figure: nowhere else


def asked(site: Site, question: str) -> list[str]:
    """Return what a question as a reader answers, as text."""
    engine = create_engine(site.reader)
    try:
        with engine.connect() as connection:
            return [str(row) for row in connection.execute(text(question))]
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def staged(kept_site: Site) -> Site:
    """A site with a staged release, for those who only ask it."""
    kept_site.staged(VALUE)
    return kept_site


@pytest.mark.parametrize("told", ["schemata", "tables", "columns", "table_privileges", "views"])
def test_catalogue_of_a_reader_does_not_name_what_is_staged(staged: Site, told: str) -> None:
    build = staged.build_of(2)
    found = asked(staged, f"SELECT * FROM information_schema.{told}")  # noqa: S608
    assert found
    assert not [row for row in found if build in row]


def test_schemas_of_staged_and_released_have_names_that_say_nothing(staged: Site) -> None:
    names = asked(staged, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'build%'")
    assert len(names) == 2
    assert {len(name) for name in names} == {len(str(("build_" + "0" * 32,)))}


@pytest.mark.parametrize(
    "question",
    [
        "SELECT obs_value FROM {build}.observation",
        "SELECT count(*) FROM {build}.build",
        "SELECT * FROM steward.release",
        "SELECT * FROM steward.submission",
        "SELECT * FROM steward.part",
        "SELECT * FROM steward.change",
        "SELECT * FROM steward.job",
        "SELECT * FROM steward.early",
        "SELECT * FROM steward.head",
        "SELECT announced_by FROM steward.calendar",
        "SELECT steward.staged_changes(2)",
        "SELECT steward.own_early()",
        "SELECT steward.publish(2)",
        "SELECT steward.brought_parts(2)",
        "INSERT INTO public.publication VALUES ('x', 'x', now(), '', true, false)",
        "UPDATE public.publication SET current = true",
        "CREATE TABLE public.own (x text)",
    ],
)
def test_reader_is_refused_what_is_staged(staged: Site, question: str) -> None:
    build = staged.build_of(2)
    with pytest.raises(
        Exception, match=r"permission denied|cannot update|cannot insert"
    ) as refused:
        asked(staged, question.format(build=build))
    assert str(VALUE) not in str(refused.value)


def test_reader_is_offered_only_what_is_released(site: Site) -> None:
    release = site.staged(VALUE)
    build = site.build_of(release)
    target = target_of(site.reader)
    assert build not in {one.name for one in target.builds()}
    with pytest.raises(StoreUnavailable):
        open_store(site.reader, build).observations(FIGURE, "published")
    site.make_due(release)
    site.work()
    assert target.current() == build
    assert VALUE in set(open_store(site.reader).observations(FIGURE, "published")["obs_value"])


def test_staged_figure_is_in_no_log_audit_or_job(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="data"):
        site.staged(VALUE)
        site.work()
    assert "stage of release 2: done" in caplog.text
    (audited,) = site.do("SELECT string_agg(a::text, ' ') FROM steward.audit a")
    (jobs,) = site.do("SELECT string_agg(j::text, ' ') FROM steward.job j")
    for told in (caplog.text, audited, jobs):
        assert str(VALUE) not in told


def test_faults_of_a_build_are_told_by_their_kind_alone(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    made = site.bring(VALUE)
    site.do(
        "UPDATE steward.part SET content = replace(encode(content, 'escape'), 'ED_CR_L1',"
        " 'X' || :value)::bytea WHERE name = 'completion.csv'",
        value=str(VALUE),
    )
    release = site.order([made])
    with caplog.at_level(logging.DEBUG, logger="data"):
        site.work()
    told = "SELECT outcome, fault FROM steward.job WHERE release = :n"
    assert site.do(told, n=release) == ["refused", "DataFaults"]
    assert str(VALUE) not in caplog.text


def test_staged_files_are_the_workers_alone(site: Site) -> None:
    release = site.staged(VALUE)
    staged = site.places.staged(release)
    assert stat.S_IMODE(staged.parent.stat().st_mode) == 0o700
    assert len([*site.places.releases.iterdir()]) == 1
    assert len([*(site.places.work / "sources").iterdir()]) == 1


def previewed(site: Site, login: Login, release: int) -> list[tuple[Any, ...]]:
    """Return what somebody is shown of a staged release."""
    with site.workflow.acting(login, "preview", f"release {release}") as acting:
        rows = staged_changes(acting, release)
    return [(row["indicator"], row["change"], row["before"], row["after"]) for row in rows]


def named(site: Site, release: int, login: Login) -> None:
    with site.workflow.acting(login, "ask", "me") as acting:
        who = acting.person
    with site.workflow.acting(site.publisher, "name", f"release {release}") as acting:
        name_early(acting, release, who, "Cabinet of Ministers", "answers questions")


def due_in(site: Site, release: int, seconds: float) -> datetime:
    """Let a release be due so many seconds from now."""
    due = datetime.now(UTC) + timedelta(seconds=seconds)
    site.do("UPDATE steward.release SET due = :due WHERE number = :n", due=due, n=release)
    return due


def own(site: Site, login: Login) -> list[tuple[int, bool]]:
    with site.workflow.acting(login, "read", "own") as acting:
        return [(one.release, one.is_open) for one in own_early(acting)]


SHOWN = [(FIGURE, "revised", 97.06, VALUE)]
DAY = 24 * 3600


def test_person_named_sees_a_staged_release_in_its_last_day(site: Site, person: Person) -> None:
    release = site.staged(VALUE, datetime.now(UTC) + timedelta(hours=23))
    early, other = person("Early", "prerelease"), person("Other", "prerelease")
    with pytest.raises(NotThere):
        previewed(site, early, release)
    assert own(site, early) == []
    named(site, release, early)
    assert own(site, early) == [(release, True)]
    assert previewed(site, early, release) == SHOWN
    for refused in (other, person("Contributor", "contributor:MSE"), person("Admin", "auditor")):
        with pytest.raises(NotThere):
            previewed(site, refused, release)
        assert own(site, refused) == []
    assert asked(site, "SELECT * FROM public.seen_early") == []
    site.make_due(release)
    site.work()
    (seen,) = asked(site, "SELECT person, office FROM public.seen_early")
    assert seen == "('Early', 'Cabinet of Ministers')"
    with pytest.raises(NotThere):  # what is out everybody reads where readers do
        previewed(site, early, release)
    assert own(site, early) == []


def test_person_named_sees_nothing_a_second_before_the_last_day(site: Site, person: Person) -> None:
    release = site.staged(VALUE, datetime.now(UTC) + timedelta(hours=25))
    early = person("Early", "prerelease")
    named(site, release, early)
    due_in(site, release, DAY + 30)
    assert own(site, early) == [(release, False)]
    with pytest.raises(NotThere):
        previewed(site, early, release)
    due_in(site, release, DAY - 1)
    assert own(site, early) == [(release, True)]
    assert previewed(site, early, release) == SHOWN
    with pytest.raises(NotAllowed, match="nobody names oneself"):
        named(site, release, site.publisher)


def test_each_reading_of_a_person_named_is_written_down(site: Site, person: Person) -> None:
    release = site.staged(VALUE)
    early = person("Early", "prerelease")
    named(site, release, early)
    for _ in range(3):
        previewed(site, early, release)
    told = "SELECT count(*), count(DISTINCT actor) FROM steward.audit WHERE action = :done"
    assert site.do(told, done="seen before release") == [3, 1]
    refused = person("Other", "prerelease")
    with pytest.raises(NotThere):
        previewed(site, refused, release)
    told = "SELECT detail->>'code' FROM steward.audit WHERE action = 'refused'"
    assert site.do(told) == ["CR404"]


def test_person_whose_membership_ends_sees_nothing_more(site: Site, person: Person) -> None:
    release = site.staged(VALUE)
    early = person("Early", "prerelease")
    named(site, release, early)
    assert previewed(site, early, release) == SHOWN
    site.do("UPDATE steward.membership SET ended = now() WHERE role = 'prerelease'")
    with pytest.raises(NotThere):
        previewed(site, early, release)
    assert own(site, early) == []


def test_person_named_sees_nothing_of_a_release_that_is_withdrawn(
    site: Site, person: Person
) -> None:
    release = site.staged(VALUE)
    early = person("Early", "prerelease")
    named(site, release, early)
    with site.workflow.acting(site.publisher, "withdraw", "release") as acting:
        withdraw_release(acting, release, "a fault was found")
    with pytest.raises(NotThere):
        previewed(site, early, release)
    assert own(site, early) == []


def test_what_is_shown_early_is_of_the_form_of_a_difference(site: Site) -> None:
    release = site.staged(VALUE)
    (change,) = site.do("SELECT detail FROM steward.change")
    with site.workflow.acting(site.publisher, "preview", f"release {release}") as acting:
        (row,) = staged_changes(acting, release)
    assert {**change, **row} == {**row, **{name: change[name] for name in change if not row[name]}}
    assert {*row} == {*change}


def test_worker_cannot_change_what_it_has_sealed(site: Site) -> None:
    build = site.build_of(site.staged(VALUE))
    for task in (
        f"UPDATE {build}.observation SET obs_value = 1",  # noqa: S608
        f"DROP TABLE {build}.observation",
        f"CREATE TABLE {build}.more (x text)",
    ):
        with (
            pytest.raises(Exception, match=r"permission denied|must be owner"),
            site.worker.engine.begin() as one,
        ):
            one.execute(text(task))
    with site.worker.engine.begin() as one:  # PostgreSQL warns, and grants nothing
        one.execute(text(f"GRANT USAGE ON SCHEMA {build} TO crm_reader"))
    with pytest.raises(Exception, match="permission denied"):
        asked(site, f"SELECT * FROM {build}.build")  # noqa: S608
