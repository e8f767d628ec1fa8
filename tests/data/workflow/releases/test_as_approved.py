"""A worker that writes something else than was approved: the database does not seal it."""

# ruff: noqa: S608 - a worker that does as it likes writes its own SQL

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from data import schema
from data.build import fill, prepared
from data.workflow import pull_back
from data.workflow.places import compose
from data.workflow.releases import staging
from indicators.codelists import DIMENSIONS
from indicators.errors import Wanting
from tests.data.workflow.releases.site import FLOW, NOTICES, OTHER, Site, parts_of, with_rows

VALUE = 96.5  # what was approved, in place of 97.06
ONE = "indicator = 'ED_CR_L1' AND time_period = '2000' AND " + " AND ".join(
    f"{name} = '_T'" for name in DIMENSIONS
)
ANOTHER = f"data_source = '{OTHER}' AND obs_value IS NOT NULL"
FIRST = "ctid = (SELECT min(ctid) FROM {table} WHERE {rows})"


@dataclass
class Unsealed:
    """A release that a worker has written and not sealed yet, in a transaction that stays open."""

    site: Site
    connection: Connection
    release: int
    build: str

    def seal(self, *tasks: str) -> str:
        """Write something more and seal; return why it is refused, nothing if it is not."""
        with self.connection.begin_nested() as tried:
            facts = dict(self.connection.execute(text("SELECT name, value FROM build")).all())
            for task in tasks:
                self.connection.execute(text(task))
            static = "\n".join(value for name, value in facts.items() if "static_" in name)
            content = facts["release"].ljust(64, "0")
            name = f"2030-01-01-{content[:12]}"
            given = self.release, name, content, facts["fingerprint"], static
            try:
                self.connection.execute(select(func.steward.seal(*given)))
            except DBAPIError as error:
                tried.rollback()
                return str(error.orig.diag.message_primary)
            tried.rollback()
            return ""


@contextmanager
def written(site: Site, release: int, folder: Path, like: str = "") -> Iterator[Unsealed]:
    """Yield a release as a worker writes it by hand, without its own checks."""
    with site.worker.engine.connect() as connection:
        parts = staging._parts(connection, release)
        base = connection.execute(text("SELECT release FROM steward.head")).scalar_one()
        build = connection.execute(select(func.steward.begin_staging(release, base))).scalar_one()
        served = site.places.sources(like or site.head())
        compose(folder, site.places.project, served, parts)
        connection.execution_options(schema_translate_map={None: build})
        schema.metadata.create_all(connection)
        with prepared(folder) as ready:
            fill(connection, ready)
        connection.execution_options(schema_translate_map={None: None})
        connection.execute(text(f"SET LOCAL search_path = {build}"))
        yield Unsealed(site, connection, release, build)
        connection.rollback()


def later() -> datetime:
    return datetime.now(UTC) + timedelta(hours=6)


@pytest.fixture(scope="module")
def correction(kept_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unsealed]:
    """A correction of one figure."""
    release = kept_site.order([kept_site.bring(VALUE)], later())
    with written(kept_site, release, tmp_path_factory.mktemp("own") / "composed") as made:
        yield made


def test_release_as_it_was_approved_is_sealed(correction: Unsealed) -> None:
    assert correction.seal() == ""


def first(table: str, rows: str) -> str:
    return FIRST.format(table=table, rows=rows)


OTHER_ROW = first("observation", ANOTHER)
COPY = (
    "INSERT INTO observation SELECT (jsonb_populate_record(o, '{{{changed}}}')).*"
    " FROM observation o WHERE {one}"
)


ANALYSED = (
    "INSERT INTO analysis (edition, analysis, measure, item, ref_area, time_period, sex, age,"
    " residence, wealth_quintile, disability_status, obs_value, obs_status, data_source)"
    " VALUES ('published', '{of}', 'more', '{item}', 'AZE', '{period}', '_T', '_T', '_T', '_T',"
    " '_T',"
    f" 1, 'A', '{OTHER}')"
)


@pytest.mark.parametrize(
    "told, task",
    [
        ("observation 2", f"UPDATE observation SET obs_value = obs_value + 1 WHERE {OTHER_ROW}"),
        ("observation 2", f"UPDATE observation SET obs_value = {VALUE} + 1 WHERE {ONE}"),
        ("observation 2", f"UPDATE observation SET obs_value = 97.06 WHERE {ONE}"),
        ("observation 2", f"UPDATE observation SET obs_status = 'E' WHERE {ONE}"),
        ("observation 2", f"UPDATE observation SET footnotes = 'none' WHERE {ONE}"),
        ("observation 2", f"UPDATE observation SET lower_bound = 1 WHERE {OTHER_ROW}"),
        ("observation 2", f"UPDATE observation SET time_period = '1901' WHERE {OTHER_ROW}"),
        (
            "observation 2",
            f"UPDATE observation SET obs_value = NULL, obs_status = 'O' WHERE {OTHER_ROW}",
        ),
        ("observation 1", f"DELETE FROM observation WHERE {OTHER_ROW}"),
        ("observation 1", f"DELETE FROM observation WHERE {ONE}"),
        ("observation 1", COPY.format(changed='"time_period": "1901"', one=ONE)),
        ("edition 1", COPY.format(changed='"edition": "illustrative"', one=ONE)),
        ("edition 1", COPY.format(changed='"data_source": "NOBODY"', one=ONE)),
    ],
)
def test_figure_that_nobody_approved_is_refused(correction: Unsealed, told: str, task: str) -> None:
    assert told in correction.seal(task).split(" - ")


@pytest.mark.parametrize(
    "told, task",
    [
        ("source 1", f"UPDATE source SET title_az = 'x' WHERE data_source = '{OTHER}'"),
        ("source 1", f"UPDATE source SET title_en = 'x' WHERE data_source = '{FLOW}'"),
        ("source 1", f"UPDATE source SET retrieved = '2030' WHERE data_source = '{FLOW}'"),
        ("source 1", f"DELETE FROM source WHERE data_source = '{OTHER}'"),
        ("indicator 2", "UPDATE indicator SET name_ru = 'x' WHERE indicator = 'ED_CR_L1'"),
        ("indicator 2", "UPDATE indicator SET unit_measure = 'x' WHERE indicator = 'ED_CR_L1'"),
        ("area 2", "UPDATE area SET name_az = 'x' WHERE ref_area = 'AZ-BA'"),
        ("file 2", f"UPDATE file SET sha256 = 'x' WHERE {first('file', 'true')}"),
        ("peer 1", "INSERT INTO peer VALUES ('ED_CR_L1', 'UIS_2024_09', 'GEO', '2020', 1)"),
        (
            "event 1",
            "INSERT INTO event (ref_area, time_period, hazard, event_az, event_en, event_ru)"
            " VALUES ('AZE', '2020', 'flood', 'x', 'x', 'x')",
        ),
        ("build 2", "UPDATE build SET value = repeat('a', 12) WHERE name = 'release'"),
        ("build 1", "INSERT INTO build VALUES ('note', 'x')"),
        ("build 1", "UPDATE build SET value = 'x' WHERE name = 'static_names'"),
        (
            "finding 1",
            "INSERT INTO finding SELECT indicator, time_period, ref_area, data_source, 'other',"
            f" obs_value + 1, obs_value FROM observation WHERE {ONE}",
        ),
        ("coverage 2", f"UPDATE coverage SET areas = areas + 1 WHERE {first('coverage', 'true')}"),
        (
            "comparison 2",
            f"UPDATE comparison SET ahead_value = ahead_value + 1"
            f" WHERE {first('comparison', 'true')}",
        ),
        ("edition 1", ANALYSED.format(of="vital", item="births/DM_BRTS", period="2020")),
        ("edition 1", ANALYSED.format(of="signals", item="births/DM_BRTS", period="1901")),
        ("tables", "ALTER TABLE observation ALTER obs_value TYPE real"),
        ("tables", "ALTER TABLE observation ADD more text"),
        ("tables", "ALTER TABLE observation DROP CONSTRAINT observation_pkey"),
        (
            "finding 1",
            "INSERT INTO warehouse_series SELECT 'X', 'Y', indicator, 'older', 'none', '2020'"
            " FROM observation LIMIT 1",
        ),
        ("tables", "DROP TABLE finding"),
        ("tables", "CREATE TABLE more (x text)"),
    ],
)
def test_text_or_derived_line_that_is_not_so_is_refused(
    correction: Unsealed, told: str, task: str
) -> None:
    assert told in correction.seal(task).split(" - ")


@pytest.mark.parametrize(
    "task",
    [
        "CREATE INDEX more ON observation (lower(footnotes))",
        "CREATE INDEX more ON observation (footnotes) WHERE obs_value > 1",
        "CREATE STATISTICS more ON (obs_value + 1) FROM observation",
        "ALTER TABLE observation ADD CHECK (obs_value > -1)",
        "ALTER TABLE observation ALTER obs_value SET DEFAULT random()",
        "ALTER TABLE observation FORCE ROW LEVEL SECURITY",
        "ALTER TABLE file SET UNLOGGED",
        "ALTER TABLE coverage ADD double_areas integer GENERATED ALWAYS AS (areas * 2) STORED",
    ],
)
def test_what_would_be_evaluated_for_the_owner_is_refused(correction: Unsealed, task: str) -> None:
    assert correction.seal(task) == "a release holds tables and nothing else"


def test_seal_does_not_look_at_a_snapshot_from_before(correction: Unsealed) -> None:
    with correction.site.worker.engine.connect() as frozen:
        frozen.execution_options(isolation_level="REPEATABLE READ")
        told = select(func.steward.seal(1, "", "", "", ""))
        with pytest.raises(DBAPIError, match="sealed as it is now"):
            frozen.execute(told)


def test_refusal_is_in_the_audit_and_the_release_is_not_out(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site.order([site.bring(VALUE)])
    let_the_worker_write(monkeypatch, f"UPDATE {{build}}.observation SET obs_value = 1 WHERE {ONE}")
    site.work()
    assert site.shown() == 97.06
    assert site.do("SELECT fault FROM steward.job WHERE release = :n", n=made) == ["NotAsApproved"]
    told = site.do("SELECT object, detail FROM steward.audit WHERE action = 'refused'")
    why = {"action": "not as approved - observation 2", "code": "CR423"}
    assert told == [f"release {made}", why]


def let_the_worker_write(patch: pytest.MonkeyPatch, *tasks: str) -> None:
    """Let the worker change what it has written and checked, before it seals."""
    frozen = staging._frozen

    def then_written(connection: Connection, order: staging.Order, *given: object) -> str:
        name = frozen(connection, order, *given)  # type: ignore[arg-type]
        asked = text("SELECT staged_in FROM steward.release WHERE number = :n")
        build = connection.execute(asked, {"n": order.number}).scalar_one()
        for task in tasks:
            connection.execute(text(task.format(build=build)))
        return name

    patch.setattr(staging, "_frozen", then_written)


def other_rows(site: Site) -> dict[str, bytes]:
    """Return a source with one figure revised, one withdrawn and one new."""
    parts = parts_of(site.folder(FLOW))
    file = next(name for name in sorted(parts) if name.endswith(".csv"))
    revised, gone, *rest = csv.DictReader(io.StringIO(parts[file].decode()))
    added = {**gone, "time_period": "1999"}
    return with_rows(parts, file, [{**revised, "obs_value": str(VALUE)}, added, *rest])


def test_release_with_new_revised_and_withdrawn_figures_is_sealed(site: Site) -> None:
    made = site.brought(other_rows(site))
    counted = "SELECT count(DISTINCT change) FROM steward.change WHERE submission = :n"
    assert site.do(counted, n=made) == [3]
    site.order([made])
    site.work()
    assert site.shown() == VALUE


@contextmanager
def decided_otherwise(site: Site, task: str) -> Iterator[None]:
    """Let the changes that were approved be others for a while."""
    site.do("CREATE TABLE public.kept AS SELECT * FROM steward.change", task)
    yield
    site.do(
        "DELETE FROM steward.change",
        "INSERT INTO steward.change SELECT * FROM public.kept",
        "DROP TABLE public.kept",
    )


@pytest.fixture(scope="module")
def many(kept_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unsealed]:
    """A release of one new, one revised and one withdrawn figure."""
    release = kept_site.order([kept_site.brought(other_rows(kept_site))], later())
    with written(kept_site, release, tmp_path_factory.mktemp("many") / "composed") as made:
        yield made


@pytest.mark.parametrize("change, told", [("new", 1), ("revised", 2), ("withdrawn", 1)])
def test_change_that_was_approved_and_is_wanting_holds_the_release_back(
    many: Unsealed, change: str, told: int
) -> None:
    assert many.seal() == ""
    with decided_otherwise(many.site, f"DELETE FROM steward.change WHERE change = '{change}'"):
        assert many.seal() == f"not as approved - observation {told}"


@pytest.mark.parametrize("told", [{"before": 5.0}, {"data_source": OTHER}, {"after": None}])
def test_change_that_was_shown_otherwise_than_it_is_holds_the_release_back(
    correction: Unsealed, told: dict[str, object]
) -> None:
    other = f"UPDATE steward.change SET detail = detail || '{json.dumps(told)}'"
    with decided_otherwise(correction.site, other.replace(":", "\\:")):
        assert correction.seal().startswith("not as approved - observation")


def test_what_left_a_release_is_not_sealed_with_it(site: Site, tmp_path: Path) -> None:
    stays, leaves = site.bring(VALUE), site.bring(5.5, OTHER)
    release = site.order([stays, leaves], later())
    site.do("UPDATE steward.submission SET state = 'withdrawn' WHERE id = :n", n=leaves)
    with written(site, release, tmp_path / "composed") as made:
        assert made.seal() == ""
        kept = f"UPDATE observation SET obs_value = 5.5 WHERE {OTHER_ROW}"
        assert "observation 2" in made.seal(kept)


def test_release_is_not_sealed_while_a_submission_of_it_is_not_agreed_on(
    correction: Unsealed,
) -> None:
    site = correction.site
    agreed = "UPDATE steward.submission SET base = :base WHERE id = 1"
    base = site.head()
    site.do(agreed, base="another")
    assert correction.seal() == "a submission is not scheduled"
    site.do(agreed, base=base)


def test_pulled_back_is_what_it_was(site: Site, tmp_path: Path) -> None:
    site.order([site.bring(VALUE)])
    site.work()
    founding = site.do("SELECT name FROM steward.release WHERE number = 1")[0]
    with site.workflow.acting(site.publisher, "pull back", "release 1") as acting:
        release = pull_back(acting, 1, NOTICES, "a unit slipped")
    with written(site, release, tmp_path / "composed", like=founding) as made:
        assert made.seal() == ""
        other = f"UPDATE observation SET obs_value = obs_value + 1 WHERE {OTHER_ROW}"
        assert "observation 1" in made.seal(other)
        assert "source 1" in made.seal("UPDATE source SET title_az = 'x'")
        assert "file 1" in made.seal("DELETE FROM file")


def test_release_of_method_changes_the_project_and_no_flow(site: Site, tmp_path: Path) -> None:
    (release,) = site.do(
        "INSERT INTO steward.release (kind, due, notice_az, notice_en, notice_ru)"
        " VALUES ('method', now() + interval '6 hours', 'az', 'en', 'ru') RETURNING number"
    )
    brings = "INSERT INTO steward.release_submission VALUES (:release, :made)"
    site.do(brings, release=release, made=site.bring(VALUE))
    with written(site, release, tmp_path / "composed") as made:
        own = f"UPDATE observation SET obs_value = obs_value + 1 WHERE {OTHER_ROW}"
        assert "observation" not in made.seal(own)
        flow = f"UPDATE observation SET obs_value = obs_value + 1 WHERE {ONE}"
        assert "observation 2" in made.seal(flow)
        assert "indicator 2" in made.seal(
            "UPDATE indicator SET name_az = 'x' WHERE indicator = 'ED_CR_L1'"
        )


def test_nobody_writes_what_is_sealed(site: Site) -> None:
    release = site.staged(VALUE)
    build = site.build_of(release)
    site.make_due(release)
    site.work()
    roles = "(VALUES ('crm_worker'), ('crm_steward'), ('crm_reader'), ('public')) AS r(name)"
    held = site.do(
        f"SELECT count(*) FROM pg_tables t, {roles} WHERE schemaname = :build"
        " AND has_table_privilege(r.name, format('%I.%I', schemaname, tablename),"
        " 'INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER')",
        build=build,
    )
    made = site.do(
        f"SELECT count(*) FROM {roles} WHERE has_schema_privilege(r.name, :build, 'CREATE')",
        build=build,
    )
    owners = site.do(
        "SELECT string_agg(DISTINCT c.relowner::regrole::text, ' ') FROM pg_class c"
        " WHERE c.relnamespace = to_regnamespace(:build)",
        build=build,
    )
    assert (held, made, owners) == ([0], [0], ["crm_owner"])


def test_release_that_is_staged_again_is_sealed_again_before_it_is_out(site: Site) -> None:
    release = site.staged(VALUE)
    with site.worker.engine.begin() as hostile:
        hostile.execute(select(func.steward.begin_staging(release, 1)))
    site.make_due(release)
    with pytest.raises(Wanting, match="not staged"), site.worker.working() as worker:
        worker.execute(select(func.steward.publish(release)))
