"""A restored backup verifies: the chain of the audit, its anchors, the hash of what is shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from data import backup, settings
from data.frozen import content, content_hash, damage_of, history, open_release
from data.inputs import read_inputs
from data.store import open_store
from data.workflow import (
    Login,
    Workflow,
    anchor,
    audit_head,
    export_audit,
    install,
    read_anchors,
    verify_export,
)
from data.workflow.worker import work
from tests.data.workflow.releases.conftest import places_in
from tests.data.workflow.releases.site import Site
from tests.postgresql import administer, at


@pytest.fixture
def emptied(postgresql_url: str) -> Iterator[str]:
    """The URL of an empty database."""
    administer(postgresql_url, "CREATE DATABASE restored")
    yield at(postgresql_url, "restored")
    administer(postgresql_url, "DROP DATABASE restored WITH (FORCE)")


def test_restored_backup_verifies_and_goes_on(
    site: Site, person: Callable[..., Login], emptied: str, tmp_path: Path
) -> None:
    site.order([site.bring(96.5)])
    site.work()
    auditor = person("Auditor", "auditor")
    site.places.anchors.unlink()
    anchor(site.worker, site.places.anchors)
    waiting = site.staged(95.5)

    held = backup.Places(site.database, site.places.releases, settings.STATIC, site.places.work)
    saved = backup.save(tmp_path / "backups", held)
    new = tmp_path / "new"
    backup.restore(saved, backup.Places(emptied, new / "releases", new / "static", new / "work"))
    assert install(emptied) == []

    restored = Workflow(str(make_url(emptied).set(username="crm_steward")))
    with restored.acting(auditor, "export", "audit") as acting:
        lines = [*export_audit(acting.connection)]
        head = audit_head(acting.connection)
    restored.close()
    abouts = history(new / "releases").releases
    kept = [(a.decided.audit_number, a.decided.audit_hash) for a in abouts if a.decided]
    anchors = [*read_anchors(site.places.anchors), *kept, head]
    assert verify_export(lines, anchors) == head[0]
    assert len(anchors) == 3

    reader = str(make_url(emptied).set(username="crm_reader"))
    shown = open_store(reader)
    release = open_release(site.head(), new / "releases")
    assert damage_of(release.about) is None
    rows = shown.every("published").to_dict("records")
    read = read_inputs(_composed(site, new), tmp_path / "no events")
    assert content(rows)["observations"] == release.tables["observations"]
    assert content_hash(content(read.observations, read.sources, read.files)) == (
        release.about.content
    )
    shown.engine.dispose()

    worker = Workflow(str(make_url(emptied).set(username="crm_worker")))
    again = replace(site, database=emptied, worker=worker, places=places_in(new))
    again.make_due(waiting)
    work(worker, replace(again.places, anchors=site.places.anchors), once=True)
    worker.close()
    assert again.shown() == 95.5


def _composed(site: Site, new: Path) -> Path:
    """Return the sources of the release that is shown, of project and restored folder."""
    from data.workflow.places import compose

    compose(new / "composed", site.places.project, new / "work" / "sources" / site.head(), {})
    return new / "composed"
