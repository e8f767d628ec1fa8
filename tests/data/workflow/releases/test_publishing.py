"""A release is staged apart and switched in a moment; what it changes is what was decided."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select

from data.build import main as build_by_hand
from data.frozen import (
    content,
    content_hash,
    history,
    open_release,
    release_differences,
)
from data.inputs import read_inputs
from data.release import main as freeze_by_hand
from data.store import current_build, open_store
from data.workflow import (
    Places,
    Workflow,
    announce,
    change_day,
    found,
    install,
    pull_back,
    releases_seen,
    schedule,
    withdraw_release,
    work,
)
from data.workflow.releases.publishing import publish
from indicators.errors import NotAllowed, NotThere, TooLate, Wanting
from indicators.revisions import apply_revisions
from indicators.words import words
from pages.parts.panels.figure.days_to_come import days_listed
from tests.data.workflow.releases.site import FIGURES, FLOW, NOTICES, OTHER, Site, revised
from tests.postgresql import administer, at


def test_first_release_is_what_the_project_has_frozen(site: Site) -> None:
    assert site.head().endswith(site.store().build()["release"])
    assert site.shown() == 97.06
    with pytest.raises(TooLate):
        found(site.worker)


def test_release_is_shown_at_its_time_without_a_restart(site: Site) -> None:
    before = current_build(site.reader)
    release = site.staged(96.5)
    site.work()
    assert current_build(site.reader) == before
    assert site.shown() == 97.06
    site.make_due(release)
    site.work()
    assert current_build(site.reader) == site.build_of(release) != before
    assert site.shown() == 96.5
    assert site.do("SELECT state FROM steward.submission") == ["released"]
    assert history(site.places.releases).releases[0].id == site.head()


def test_no_release_is_published_a_second_early(site: Site) -> None:
    release = site.staged(96.5, datetime.now(UTC) + timedelta(seconds=600))
    with pytest.raises(NotAllowed, match="its time has not come"):
        publish(site.worker, release, site.places)
    assert site.shown() == 97.06


def test_old_release_and_the_difference_are_the_new_one(site: Site) -> None:
    old = open_release(site.head(), site.places.releases)
    site.order([site.bring(96.5)])
    site.work()
    new = open_release(site.head(), site.places.releases)
    found = release_differences(old, new)
    assert found["change"].tolist() == ["revised"]
    expected = apply_revisions(old.observations, found).assign(edition="published")
    assert content(expected.to_dict("records"))["observations"] == new.tables["observations"]


def test_server_and_a_clone_with_the_served_sources_have_the_same_hash(
    site: Site, tmp_path: Path
) -> None:
    site.order([site.bring(96.5)])
    site.work()
    clone = tmp_path / "clone"
    shutil.copytree(site.places.project, clone)
    for source in site.places.sources(site.head()).iterdir():
        shutil.rmtree(clone / source.name)
        shutil.copytree(source, clone / source.name)
    read = read_inputs(clone, tmp_path / "no events")
    built = content_hash(content(read.observations, read.sources, read.files))
    assert open_release(site.head(), site.places.releases).about.content == built
    assert site.store().build()["release"] == built[:12]
    assert site.do("SELECT content FROM steward.release ORDER BY number DESC LIMIT 1") == [built]


def test_of_two_releases_on_one_head_the_second_is_made_anew(site: Site) -> None:
    first = site.staged(96.5)
    second = site.order([site.bring(5.5, OTHER)], datetime.now(UTC) + timedelta(hours=7))
    site.until("stage")
    site.make_due(first)
    site.make_due(second)
    site.until("publish")
    with pytest.raises(TooLate, match="another release came first"):
        publish(site.worker, second, site.places)
    site.do(  # the worker has compared it anew, and nothing has changed
        "UPDATE steward.submission SET base = steward.base() WHERE state = 'scheduled'",
        "DELETE FROM steward.waiting",
    )
    site.work()
    assert site.shown() == 96.5
    assert site.do("SELECT count(*) FROM steward.release WHERE released IS NOT NULL") == [3]
    new = open_release(site.head(), site.places.releases)
    assert {*new.about.decided.submissions} == {2}


def test_release_that_changes_what_nobody_decided_on_is_not_made(site: Site) -> None:
    made = site.order([site.bring(96.5)])
    other = site.places.project / OTHER
    for name, written in revised(other, 9.5).items():
        (other / name).write_bytes(written)
    site.work()
    assert site.shown() == 97.06
    assert site.do("SELECT fault FROM steward.job WHERE release = :n", n=made) == ["OurFault"]


def test_submission_withdrawn_after_it_was_staged_is_not_published(site: Site) -> None:
    release = site.staged(96.5)
    site.do("UPDATE steward.submission SET state = 'withdrawn'")
    site.make_due(release)
    site.work()
    assert site.shown() == 97.06
    with pytest.raises(NotThere):
        publish(site.worker, release, site.places)


@pytest.mark.parametrize("became", ["ready", "faulty", "withdrawn"])
def test_release_goes_out_without_what_left_it_and_says_so(site: Site, became: str) -> None:
    stays, leaves = site.bring(96.5), site.bring(5.5, OTHER)
    release = site.order([stays, leaves], datetime.now(UTC) + timedelta(hours=6))
    site.until("stage")
    site.do("UPDATE steward.submission SET state = :s WHERE id = :n", s=became, n=leaves)
    with site.workflow.acting(site.publisher, "read", "releases") as acting:
        one = next(one for one in releases_seen(acting) if one.number == release)
    assert (one.submissions, one.left_out, one.is_open) == ((stays,), {leaves: became}, True)
    site.make_due(release)
    site.work()
    assert site.shown() == 96.5
    about = open_release(site.head(), site.places.releases).about
    assert about.decided.submissions == (stays,)
    assert about.notes["en"] == f"{NOTICES['en']} Not part of it yet: {OTHER}."


def test_release_of_which_nothing_is_left_is_off_the_list(site: Site) -> None:
    release = site.staged(96.5)
    build = site.build_of(release)
    site.do("UPDATE steward.submission SET state = 'ready'")
    site.make_due(release)
    site.work()
    assert site.shown() == 97.06
    with site.workflow.acting(site.publisher, "read", "releases") as acting:
        one = releases_seen(acting)[0]
    assert (one.is_open, one.reason) == (False, "nothing is left of it")
    assert site.do("SELECT to_regnamespace(:build)::text", build=build) == [None]


def test_release_that_brings_back_one_of_the_same_day_has_a_name_of_its_own(site: Site) -> None:
    site.order([site.bring(96.5)])
    site.work()
    right = site.head()
    site.order([site.bring(95.0)])
    site.work()
    with site.workflow.acting(site.publisher, "pull back", "release 3") as acting:
        pull_back(acting, 2, NOTICES, "a unit slipped")
    site.work()
    assert site.shown() == 96.5
    about = open_release(site.head(), site.places.releases).about
    assert about.id == f"{right[:11]}{about.content[:13]}" != right
    assert history(site.places.releases).damaged == ()
    assert len(history(site.places.releases).releases) == 4


def test_pulled_back_is_a_new_release_with_the_old_figures(site: Site) -> None:
    founding = site.head()
    site.order([site.bring(96.5)])
    site.work()
    wrong = site.head()
    with site.workflow.acting(site.publisher, "pull back", "release 2") as acting:
        pull_back(acting, 1, NOTICES, "a unit slipped")
    site.work()
    assert site.shown() == 97.06
    assert site.head() not in (founding, wrong)
    old, new = (open_release(name, site.places.releases) for name in (founding, site.head()))
    assert old.about.content == new.about.content
    assert new.about.previous == wrong
    assert new.about.decided.kind == "pulled_back"


def test_release_says_how_it_was_decided(site: Site) -> None:
    site.order([site.bring(96.5)])
    site.work()
    about = open_release(site.head(), site.places.releases).about
    assert (about.decided.kind, about.decided.submissions) == ("correction", (1,))
    assert about.decided.offices == ("publisher",)
    asked = "SELECT encode(hash, 'hex') FROM steward.audit WHERE number = :number"
    assert site.do(asked, number=about.decided.audit_number) == [about.decided.audit_hash]
    assert history(site.places.releases).damaged == ()


def test_withdrawn_release_leaves_nothing_staged(site: Site) -> None:
    release = site.staged(96.5)
    build = site.build_of(release)
    with site.workflow.acting(site.publisher, "withdraw", "release") as acting:
        withdraw_release(acting, release, "asked for by the agency")
    site.work()
    assert site.do("SELECT to_regnamespace(:build)::text", build=build) == [None]
    again = site.order([1])
    site.work()
    assert site.shown() == 96.5
    assert again == release + 1


def test_day_is_announced_four_weeks_ahead_and_changed_with_a_reason(site: Site) -> None:
    today = datetime.now(UTC).date()
    with site.workflow.acting(site.publisher, "announce", "calendar") as acting:
        number = announce(acting, "routine", ["MSE_PUPILS"], today + timedelta(days=40))
        change_day(acting, number, today + timedelta(days=45), {"az": "bayram"})
    for days, reason in ((20, "sooner"), (50, " ")):
        with (
            pytest.raises(Wanting),
            site.workflow.acting(site.publisher, "change", "calendar 1") as acting,
        ):
            change_day(acting, number, today + timedelta(days=days), {"az": reason})
    with (
        pytest.raises(Wanting, match="four weeks ahead"),
        site.workflow.acting(site.publisher, "announce", "calendar") as acting,
    ):
        announce(acting, "routine", ["MSE_PUPILS"], today + timedelta(days=27))


def test_day_of_a_flow_is_announced_once(site: Site) -> None:
    site.bring(96.5)
    days = [datetime.now(UTC).date() + timedelta(days=ahead) for ahead in (40, 41)]

    def told(kind: str, flows: list[str], day: date) -> int:
        with site.workflow.acting(site.publisher, "announce", "calendar") as acting:
            return announce(acting, kind, flows, day)

    def changed(number: int, day: date | None) -> None:
        with site.workflow.acting(site.publisher, "change", "calendar") as acting:
            change_day(acting, number, day, {"az": "bayram"})

    first = told("routine", ["MSE_PUPILS", FLOW], days[0])
    with pytest.raises(TooLate, match="announced already"):
        told("routine", [FLOW], days[0])
    told("method", [FLOW], days[0])
    second = told("routine", [FLOW], days[1])
    with pytest.raises(TooLate, match="announced already"):
        changed(second, days[0])
    changed(first, None)
    changed(second, days[0])


def test_routine_release_needs_its_announced_day(site: Site) -> None:
    with pytest.raises(Wanting, match="its day has not been announced"):
        site.order([site.bring(96.5)], kind="routine")
    due = datetime.now(UTC) + timedelta(days=40)
    with site.workflow.acting(site.publisher, "announce", "calendar") as acting:
        day = announce(acting, "routine", [FLOW], (due + timedelta(hours=4)).date())
        assert schedule(acting, "routine", due, [1], NOTICES, day) > 1


def test_readers_are_told_why_an_announced_release_does_not_come_out(site: Site) -> None:
    first, second = (
        _announced(site, site.bring(value), ahead) for value, ahead in ((96.5, 40), (96.6, 41))
    )
    with (
        pytest.raises(Wanting, match="three languages"),
        site.workflow.acting(site.publisher, "withdraw", "release") as acting,
    ):
        withdraw_release(acting, first, "a fault was found", {**NOTICES, "ru": " "})
    assert site.store().withdrawn() == []
    with site.workflow.acting(site.publisher, "withdraw", "release") as acting:
        withdraw_release(acting, first, "a fault was found", NOTICES)
    assert [told for _, told in site.store().withdrawn()] == [NOTICES]
    site.do(
        "UPDATE steward.submission SET state = 'ready' WHERE id IN"
        " (SELECT submission FROM steward.release_submission WHERE release = :n)",
        n=second,
    )
    told = [notice["en"] for _, notice in site.store().withdrawn()]
    assert sorted(told) == [
        "A correction.",
        "The figures announced for this day were not released: they are being looked at anew.",
    ]


def _announced(site: Site, submission: int, ahead: int) -> int:
    due = datetime.now(UTC) + timedelta(days=ahead)
    with site.workflow.acting(site.publisher, "announce", "calendar") as acting:
        day = announce(acting, "routine", [FLOW], (due + timedelta(hours=4)).date())
        return schedule(acting, "routine", due, [submission], NOTICES, day)


def test_readers_are_shown_the_days_to_come_and_why_one_was_changed(site: Site) -> None:
    site.bring(96.5)
    first = datetime.now(UTC).date() + timedelta(days=40)
    later = first + timedelta(days=7)
    with site.workflow.acting(site.publisher, "announce", "calendar") as acting:
        day = announce(acting, "routine", [FLOW], first)
        change_day(acting, day, later, {"az": "Məlumat gecikdi", "en": "The figures are late"})
    (seen,) = site.store().announced()
    assert (seen.day, seen.flows, seen.cancelled) == (later, (FLOW,), None)
    listed = days_listed([seen], later, words("en"))
    assert "The figures are late" in listed
    assert "Məlumat gecikdi (на азербайджанском языке)" in days_listed([seen], later, words("ru"))
    assert days_listed([seen], later + timedelta(days=1), words("en")) == ""


@pytest.mark.parametrize("language", NOTICES)
def test_release_needs_its_notice_in_three_languages(site: Site, language: str) -> None:
    told = {**NOTICES, language: " "}
    with (
        pytest.raises(Wanting, match="three languages"),
        site.workflow.acting(site.publisher, "schedule", "release") as acting,
    ):
        schedule(acting, "correction", datetime.now(UTC), [1], told)


def test_submission_is_in_one_release_and_a_flow_once_in_a_release(site: Site) -> None:
    one, two = site.bring(96.5), site.bring(96.6)
    with pytest.raises(Wanting, match="of one flow"):
        site.order([one, two])
    site.order([one])
    with pytest.raises(TooLate, match="in another release"):
        site.order([one])
    with pytest.raises(NotThere):
        site.order([99])


def test_head_is_one_row_and_nobody_but_a_function_moves_it(site: Site) -> None:
    with pytest.raises(Exception, match=r"duplicate key|violates"):
        site.do("INSERT INTO steward.head DEFAULT VALUES")
    assert site.do("SELECT count(*) FROM public.publication WHERE current") == [1]
    for opened in (site.worker, site.workflow):
        with pytest.raises(Exception, match="permission denied"), opened.engine.begin() as one:
            one.execute(select(func.steward.drop_build("build_x")))


def test_build_by_hand_is_refused_where_a_workflow_releases(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current_build(site.reader)
    monkeypatch.setenv("DATABASE_URL", site.database)
    assert build_by_hand(["--force"]) == 2
    assert build_by_hand(["--rollback", before]) == 2
    assert current_build(site.reader) == before


def test_nobody_freezes_a_release_by_hand_where_a_workflow_decides(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    frozen = sorted(site.places.releases.iterdir())
    notes = [part for language in NOTICES for part in (f"--note-{language}", "changed")]
    monkeypatch.setenv("DATABASE_URL", site.reader)
    assert freeze_by_hand(notes) == 2
    assert "has a workflow" in capsys.readouterr().err
    assert sorted(site.places.releases.iterdir()) == frozen


def test_builds_from_before_the_workflow_are_read_until_the_first_release(
    postgresql_url: str, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The patch is undone before the folders are, which set the address of a database too.
    administer(postgresql_url, "CREATE DATABASE before")
    url = at(postgresql_url, "before")
    monkeypatch.setenv("DATABASE_URL", url)
    assert build_by_hand([]) == 0
    before = current_build(url)
    install(url)
    assert current_build(url) == before
    assert len(open_store(url).every("published")) == FIGURES
    worker = Workflow(str(make_url(url).set(username="crm_worker")))
    found(worker)
    work(worker, places, once=True)
    worker.close()
    reader = str(make_url(url).set(username="crm_reader"))
    assert current_build(reader) != before
    assert len(open_store(reader).every("published")) == FIGURES
    administer(postgresql_url, "DROP DATABASE before WITH (FORCE)")
