"""From a packet that was agreed on to readers: its figures, and what is analysed of it."""

from base64 import b64decode
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data import schema
from data.store import open_store
from data.workflow.apart.reading import Task, found_in
from indicators.codelists import areas_of
from tests.data.packets import made_of, pupils
from tests.data.workflow.releases.site import Site

FLOW = "MSE_PUPILS"


def test_a_packet_is_released_with_what_is_analysed_of_it(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKET_KEYS", str(tmp_path / "keys.toml"))
    rows = [(code, 30, {"sex": sex}) for code in areas_of("district") for sex in "FM"]
    made = made_of(tmp_path, pupils(*rows))
    task = Task(Path(str(made.packet)), "packet", FLOW, date.today(), site.places.project)
    told = found_in(task)
    parts = {name: b64decode(content) for name, content in told["parts"].items()}
    monkeypatch.setattr(Site, "changes", lambda *_: told["changes"])
    number = site.brought(parts, FLOW)
    site.do("UPDATE steward.submission SET form = 'packet' WHERE id = :number", number=number)
    before = site.head()
    site.order([number])
    site.work()
    assert site.head() != before
    store = open_store(site.reader)
    assert len(store.observations("AZE_ED_PUPILS", "published")) == 3 * (1 + 74)
    found = schema.analysis.c
    named = select(found.edition, found.data_source).where(found.analysis != "signals").distinct()
    assert store._rows(named) == [{"edition": "published", "data_source": FLOW}]
    (kept,) = site.folder(FLOW).glob("*.packet")
    assert kept.read_bytes() == Path(str(made.packet)).read_bytes()
