"""A packet is sent with a login as a table is: verified, held against others, and kept beside."""

from io import BytesIO
from pathlib import Path

import pytest

from data.packet import read_packet
from data.workflow import receive
from data.workflow.apart.reading import read_apart
from data.workflow.places import compose
from indicators.codelists import areas_of
from tests.data.packets import made_of, pupils
from tests.data.test_packets_together import otherwise_protected
from tests.data.workflow.lives import FLOW, Lives, table
from tests.data.workflow.test_checks import parts_of, told_of

GROUPS = (("AZ-ABS", 40, {}), ("AZ-ABS", 30, {"sex": "M"}), ("AZ-BAR", 25, {}))


@pytest.fixture(scope="module")
def agency(tmp_path_factory):
    """The folder of an agency, with its keys; the public half is registered here."""
    folder = tmp_path_factory.mktemp("agency")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PACKET_KEYS", str(folder / "keys.toml"))
        yield folder


def packet(agency, *groups):
    """Return the bytes of a packet of so many pupils of two districts."""
    return Path(made_of(agency, pupils(*groups)).packet).read_bytes()


@pytest.fixture(scope="module")
def usual(agency):
    """The bytes of a packet, made once."""
    return packet(agency, *GROUPS)


def sent(lives: Lives, content: bytes) -> int:
    by = lives.people["contributor"]
    return receive(lives.workflow, by, lives.blobs, FLOW, BytesIO(content), "packet").submission


def test_a_packet_is_verified_by_the_worker_and_stays_beside_its_figures(lives, usual, tmp_path):
    number = sent(lives, usual)
    lives.check(read_apart)
    faults, _ = told_of(lives, number)
    assert faults == []
    assert lives.seen(number).state == "ready"
    assert lives.seen(number).form == "packet"
    parts = parts_of(lives, number)
    assert {*parts} - {"figures.csv", "source.toml"} == {
        f"2023_{read_packet(usual).sha256[:12]}.packet"
    }
    compose(tmp_path / "all", tmp_path / "none", tmp_path / "none", {FLOW: parts})
    (kept,) = (tmp_path / "all" / FLOW).glob("*.packet")
    assert kept.read_bytes() == usual


def test_a_table_sent_later_leaves_the_packets_of_its_flow_where_they_are(lives, usual):
    own = lives.sources / FLOW
    own.mkdir(parents=True, exist_ok=True)
    (own / "2023-BEFORE.packet").write_bytes(usual)
    number = lives.send(table()).submission
    lives.check()
    assert {*parts_of(lives, number)} == {"figures.csv", "source.toml", "2023_before.packet"}


def test_a_packet_that_was_changed_by_a_byte_is_faulty_and_says_where(lives, usual):
    changed = bytearray(usual)
    changed[len(changed) // 2] ^= 1
    number = sent(lives, bytes(changed))
    lives.check()
    assert lives.seen(number).state == "faulty"
    (fault,), _ = told_of(lives, number)
    assert fault.startswith(f"{FLOW}.packet")


def test_a_packet_that_tells_too_much_beside_one_taken_before_is_faulty(lives, agency, monkeypatch):
    """The register sent anew, protected as well, but with other counts withheld for the girls."""
    few, *others = areas_of("district")[5:9]
    rows = [(code, 30, {"sex": sex}) for code in others for sex in "FM"]
    rows += [(few, 3, {"sex": "F"}), (few, 30, {"sex": "M"})]
    own = lives.sources / FLOW
    own.mkdir(parents=True, exist_ok=True)
    (own / "before.packet").write_bytes(packet(agency, *rows))
    monkeypatch.setattr("data.packet.made.protected", otherwise_protected)
    number = sent(lives, packet(agency, *rows))
    lives.check()
    assert lives.seen(number).state == "faulty"
    (fault,), _ = told_of(lives, number)
    assert f"together with the packet of {FLOW} for 2023" in fault
    assert f"{few}, AZE_ED_PUPILS" in fault


def test_what_was_analysed_is_of_a_flow_of_which_a_packet_was_agreed_on(lives, usual):
    for task in (
        "CREATE SCHEMA tried",
        "CREATE TABLE tried.observation (edition text, data_source text, obs_value float,"
        " ref_area text, time_period text)",
        "CREATE TABLE tried.source (data_source text, kind text)",
        f"CREATE TABLE tried.analysis AS SELECT 'published' AS edition, '{FLOW}' AS data_source,"
        " 'out_of_school' AS analysis, '' AS item, '' AS ref_area, '' AS time_period",
    ):
        lives.as_owner(task)
    assert lives.as_owner("SELECT steward.editions_unlike('tried')") == [(1,)]
    number = sent(lives, usual)
    assert lives.as_owner("SELECT steward.editions_unlike('tried')") == [(1,)]
    lives.as_owner(f"UPDATE steward.submission SET state = 'scheduled' WHERE id = {number}")  # noqa: S608
    assert lives.as_owner("SELECT steward.editions_unlike('tried')") == [(0,)]
