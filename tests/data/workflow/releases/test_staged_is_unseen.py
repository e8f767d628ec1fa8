"""Nothing of a staged release reaches a reader; those named for it see it for a day."""

import logging
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from data.publication import target_of
from data.store import open_store
from data.workflow import Login, name_early, preview
from indicators.errors import NotAllowed, NotThere, StoreUnavailable
from tests.data.workflow.releases.site import FIGURE, Site

pytestmark = pytest.mark.usefixtures("compared_once")

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
def staged(compared_once: None, kept_site: Site) -> Site:
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
        "SELECT steward.preview(2)",
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


def previewed(site: Site, login: Login, release: int) -> set[float]:
    with site.workflow.acting(login, "preview", f"release {release}") as acting:
        store = preview(acting, release)
    return {*store.observations(FIGURE, "published")["obs_value"]}


def named(site: Site, release: int, who: int) -> None:
    with site.workflow.acting(site.publisher, "name", f"release {release}") as acting:
        name_early(acting, release, who, "Cabinet of Ministers", "answers questions")


def test_person_named_sees_a_staged_release_in_its_last_day(site: Site, person: Person) -> None:
    release = site.staged(VALUE, datetime.now(UTC) + timedelta(hours=23))
    early, other = person("Early", "prerelease"), person("Other", "prerelease")
    with site.workflow.acting(early, "ask", "me") as acting:
        number = acting.person
    with pytest.raises(NotThere):
        previewed(site, early, release)
    named(site, release, number)
    assert VALUE in previewed(site, early, release)
    for refused in (other, person("Contributor", "contributor:MSE"), person("Admin", "auditor")):
        with pytest.raises(NotThere):
            previewed(site, refused, release)
    assert asked(site, "SELECT * FROM public.seen_early") == []
    site.make_due(release)
    site.work()
    (seen,) = asked(site, "SELECT person, office FROM public.seen_early")
    assert seen == "('Early', 'Cabinet of Ministers')"
    told = "SELECT count(*) FROM steward.audit WHERE action = 'seen before release'"
    assert site.do(told) == [1]


def test_person_named_sees_nothing_before_the_last_day(site: Site, person: Person) -> None:
    release = site.staged(VALUE, datetime.now(UTC) + timedelta(hours=25))
    early = person("Early", "prerelease")
    named(site, release, 2)
    with pytest.raises(NotThere):
        previewed(site, early, release)
    with pytest.raises(NotAllowed, match="nobody names oneself"):
        named(site, release, 1)


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
