"""Whoever is named for a release sees its figures in its last day, marked with the own name."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect
from sqlalchemy import MetaData, create_engine, insert, text

from data.schema import observation
from indicators.codelists import DIMENSIONS, TOTAL
from tests.browser.test_accessibility import violations
from tests.steward.conftest import Enter, Installation, Visitor
from tests.steward.people import ask

SHOWN, STAGED = "build_" + "1" * 32, "build_" + "2" * 32
BEFORE, AFTER = 91.5, 93.75
ROW: dict[str, Any] = {
    **dict.fromkeys(DIMENSIONS, TOTAL),
    "edition": "published",
    "indicator": "ED_CR_L1",
    "time_period": "2000",
    "data_source": "UIS_2024_09",
    "ref_area": "AZE",
    "unit_measure": "PT",
    "obs_status": "A",
}


@pytest.fixture
def staged(installation: Installation) -> Iterator[int]:
    """A release that is out, and one that is staged with another figure; its number."""
    engine = create_engine(installation.database)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL ROLE crm_owner"))
        for build, value in ((SHOWN, BEFORE), (STAGED, AFTER)):
            connection.execute(text(f"CREATE SCHEMA {build}"))
            held = observation.to_metadata(MetaData(), schema=build)
            held.create(connection)
            connection.execute(insert(held).values(**ROW, obs_value=value))
        made = text(
            "INSERT INTO steward.release (kind, due, base, name, staged_in, content, fingerprint,"
            " static, staged, released, notice_az, notice_en, notice_ru) VALUES (:kind,"
            " now() + CAST(:due AS interval), :base, '2026-01-01-' || repeat(:digit, 12), :build,"
            " repeat(:digit, 64), '', '', now(), CASE WHEN :kind = 'founding' THEN now() END,"
            " 'a', 'e', 'r') RETURNING number"
        )
        first = {"kind": "founding", "due": "0", "base": None, "digit": "1", "build": SHOWN}
        base = connection.execute(made, first).scalar_one()
        then = {"kind": "correction", "due": "6 hours", "base": base, "digit": "2", "build": STAGED}
        number = connection.execute(made, then).scalar_one()
    yield number
    with engine.begin() as connection:
        for task in (
            "DELETE FROM steward.early",
            "DELETE FROM steward.release",
            f"DROP SCHEMA {SHOWN} CASCADE",
            f"DROP SCHEMA {STAGED} CASCADE",
        ):
            connection.execute(text(task))
    engine.dispose()


def name_for(installation: Installation, release: int, one: Visitor) -> None:
    ask(
        installation.database,
        "INSERT INTO steward.early (release, person, office, reason, named_by)"
        " SELECT :release, number, 'Cabinet of Ministers', 'answers questions', number"
        " FROM steward.person WHERE subject = :subject",
        release=release,
        subject=one.name.lower(),
    )


def readings(installation: Installation) -> int:
    asked = "SELECT count(*) AS n FROM steward.audit WHERE action = 'seen before release'"
    return int(ask(installation.database, asked)[0].n)


def test_figures_of_a_staged_release_are_shown_to_whoever_is_named(
    worker_named: Enter, installation: Installation, staged: int
) -> None:
    one = worker_named("Named", "prerelease", bypass_csp=True)
    name_for(installation, staged, one)
    one.open("releases")
    one.sees("Shown to you before its time")
    main = one.page.locator(".stMain")
    expect(main).not_to_contain_text(str(AFTER))  # it is read when it is asked for
    assert readings(installation) == 0
    one.page.get_by_role("link", name="See the figures").click()
    one.settle()
    one.sees(f"Not released. Shown to {one.name}, Cabinet of Ministers, before others")
    expect(main).to_contain_text("93.8")
    expect(main).to_contain_text("91.5")
    assert violations(one.page) == []
    assert readings(installation) >= 1
    assert str(AFTER) not in installation.log.read_text()

    other = worker_named("Another", "prerelease")
    other.open(f"releases?early={staged}")
    other.shows("Releases")
    expect(other.page.locator(".stMain")).not_to_contain_text("93.8")

    late = (
        "UPDATE steward.release SET due = now() + interval '24 hours 5 minutes' WHERE number = :n"
    )
    ask(installation.database, late, n=staged)
    one.open(f"releases?early={staged}")
    one.sees("not yet")
    expect(main).not_to_contain_text("93.8")
