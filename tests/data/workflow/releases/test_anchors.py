"""The worker as it is started, and the anchors by which a cut tail of the audit is found."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from data.settings import ROOT
from data.workflow import Login, anchor, export_audit, read_anchors, verify_export
from data.workflow.__main__ import main
from data.workflow.worker import _alone
from indicators.errors import AuditFault
from tests.data.workflow.releases.site import Site


def test_audit_is_anchored_once_an_hour(site: Site) -> None:
    file, now = site.places.anchors, datetime.now(UTC)
    before = len(read_anchors(file))
    assert not anchor(site.worker, file, now)
    assert anchor(site.worker, file, now + timedelta(minutes=61))
    assert not anchor(site.worker, file, now + timedelta(minutes=119))
    assert len(read_anchors(file)) == before + 1


def test_anchor_that_a_kill_cut_off_is_none_and_the_next_is_whole(site: Site) -> None:
    file, now = site.places.anchors, datetime.now(UTC)
    kept = read_anchors(file)
    with file.open("a", encoding="utf-8") as written:
        written.write('{"at": "2026-')
    assert read_anchors(file) == kept
    assert anchor(site.worker, file, now + timedelta(hours=2))
    assert len(read_anchors(file)) == len(kept) + 1


def test_cut_tail_shows_by_the_anchors_file(site: Site, person: Callable[..., Login]) -> None:
    auditor = person("Auditor", "auditor")
    anchor(site.worker, site.places.anchors, datetime.now(UTC) + timedelta(hours=2))
    site.do("DELETE FROM steward.audit WHERE number > 2")
    with site.workflow.acting(auditor, "export", "audit") as acting:
        lines = [*export_audit(acting.connection)]
    with pytest.raises(AuditFault, match="kept elsewhere"):
        verify_export(lines[:2], read_anchors(site.places.anchors))


@pytest.fixture
def told(site: Site) -> dict[str, str]:
    """The settings of the command: the site's own, and another file of anchors."""
    return {
        "DATABASE_URL": site.worker.engine.url.render_as_string(hide_password=False),
        "WORKFLOW_DIR": str(site.places.work),
        "RELEASES_DIR": str(site.places.releases),
        "ANCHORS_FILE": str(site.places.work / "own.jsonl"),
    }


def test_worker_is_started_by_a_command(site: Site, told: dict[str, str]) -> None:
    command = [sys.executable, "-m", "data.workflow", "work", "--once"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **told}, check=False)
    assert (done.returncode, len(read_anchors(site.places.work / "own.jsonl"))) == (0, 1)


def test_worker_is_one_at_a_time(
    site: Site,
    told: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with _alone(site.worker):
        assert main(["work", "--once"]) == 1
    assert capsys.readouterr().err == "Another worker is at work.\n"
