"""Packets: what leaves a register is protected counts, signed; what comes in is verified first."""

import os
import random
import shutil
import stat
import tomllib
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from data import settings
from data.build import build
from data.intake.__main__ import main
from data.packet import PacketRefused, read_packet
from data.packet.__main__ import main as packet_main
from data.packet.cells import complete, narrow, protected, with_names
from data.packet.every import KINDS
from data.packet.keys import fingerprint, read_signer, registered_keys
from data.packet.made import Made, make_packet
from data.packet.mapping import read_mapping
from data.packet.sealed import PARTS, open_sealed, seal
from data.store import open_store
from indicators.codelists import NATION, TOTAL, areas, areas_of
from indicators.errors import DataFaults, FaultyInput
from tests.data.packets import DAY, SCHOOL, key_of, made_of, pupils

ROOT = Path(__file__).resolve().parents[2]
DISTRICTS = areas_of("district")


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Made:
    """The packet of some pupils, made once; its folder, with key and register, is copied."""
    folder = tmp_path_factory.mktemp("kept")
    return made_of(folder, some_pupils())


@pytest.fixture(autouse=True)
def registered(kept, tmp_path, monkeypatch):
    """The public keys of this test, and of no other."""
    monkeypatch.setenv("PACKET_KEYS", str(tmp_path / "keys.toml"))
    for path in kept.packet.parents[1].glob("key*"):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def sent(kept, registered) -> Made:
    """The packet of some pupils, in the folder of this test."""
    (registered / "out").mkdir()
    return replace(kept, packet=Path(shutil.copy(kept.packet, registered / "out")))


def some_pupils() -> list[dict[str, object]]:
    """Pupils of every district, three of one district alone; few of them repeat a grade."""
    groups = []
    for number, district in enumerate(DISTRICTS):
        groups.append((district, 3 if number == 5 else 20 + number, {"sex": "F"}))
        groups.append((district, 25 + number, {"sex": "M", "grade": 6 + number % 6, "age": 12}))
        groups.append((district, 1 + number % 3, {"repeats": 1, "days_absent": 40}))
    return pupils(*groups)


def said(error: PacketRefused) -> str:
    return error.message


def cells_of(counts: pd.DataFrame) -> dict[tuple[str, str, str], float]:
    keys = zip(counts["count"], counts["ref_area"], counts["sex"], strict=True)
    return dict(zip(keys, counts["obs_value"], strict=True))


def test_from_the_register_of_the_ministry_to_district_figures_in_the_built_database(
    bare, sent, capsys
):
    assert sent.packet is not None
    taken = [str(sent.packet), "--date", "2026-12-10", "--lang", "en"]
    assert main(taken) == 0
    told = capsys.readouterr().out
    assert "A packet of Ministry of Science and Education, kind school, period 2023" in told
    assert "New figures: 225." in told
    assert not (settings.OBSERVATIONS / "MSE_PUPILS").exists()
    assert main([*taken, "--accept", "--reason", "the first packet"]) == 0

    build()
    store = open_store()
    found = store.observations(
        "AZE_ED_PUPILS", "published", ref_area=DISTRICTS, dimensions={"sex": TOTAL}
    ).set_index("ref_area")["obs_value"]
    counted = Counter(row["district"] for row in some_pupils())
    shown = found.dropna()
    assert shown.to_dict() == {code: counted[code] for code in shown.index}
    girls = store.observations(
        "AZE_ED_PUPILS", "published", ref_area=DISTRICTS, dimensions={"sex": "F"}
    ).set_index("ref_area")
    few = DISTRICTS[5]
    assert counted[few] > 5
    assert girls.loc[few, ["obs_status", "obs_conf"]].tolist() == ["A", "F"]  # 3 and 1 + 5 % 3
    signs = store.analysis("out_of_school", "published", "flag")
    own = signs[signs["ref_area"] == NATION].set_index("item")
    here = [row for row in some_pupils() if row["grade"] <= 4]
    late = sum(row["days_absent"] >= 17 for row in here) / len(here)
    assert own.loc["PRIM/absence", "obs_value"] == pytest.approx(late)
    assert {*signs["data_source"]} == {"MSE_PUPILS"}


def test_the_counts_of_a_packet_are_those_of_the_register_wherever_they_are_shown(registered):
    rows = some_pupils()
    made = made_of(registered, rows)
    parents = {code: areas()[code].parent for code in DISTRICTS}
    expected: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        district = str(row["district"])
        for area in (district, parents[district], NATION):
            for sex in (TOTAL, str(row["sex"])):
                expected["pupils", str(area), sex] += 1
    shown = {
        cell: value
        for cell, value in cells_of(made.counts).items()
        if cell[0] == "pupils" and not pd.isna(value)
    }
    assert shown == {cell: expected[cell] for cell in shown}
    assert len(shown) > 200


def test_no_count_of_one_to_four_is_in_a_packet_nor_follows_from_it(sent):
    assert not sent.counts["obs_value"].between(1, 4).any()
    assert sent.counts["obs_status"].eq("Q").any()
    packet = read_packet(sent.packet.read_bytes())
    found = narrow([packet.kind], with_names(packet.kind, packet.counts), 5)
    assert not found["told"].any()


@pytest.mark.parametrize("seed", range(6))
def test_what_is_withheld_of_any_register_cannot_be_worked_out(seed, registered):
    drawn = random.Random(seed)
    groups = [
        (drawn.choice(DISTRICTS[:20]), drawn.choice([1, 2, 4, 7, 30]), {"sex": drawn.choice("FM")})
        for _ in range(40)
    ]
    made = made_of(registered, pupils(*groups))
    counted = complete(made.counts, "2023")
    whole = cells_of(
        KINDS["school"].counted({"pupils": _frame(groups)}, 2023).fillna({"sex": TOTAL})
    )
    for cell, value in cells_of(counted).items():
        assert pd.isna(value) or value == whole[cell]
    hidden = {cell for cell, value in cells_of(counted).items() if pd.isna(value)}
    assert {cell for cell, value in whole.items() if 0 < value < 5} <= hidden
    read_packet(made.packet.read_bytes())  # the attacker of intake finds nothing either


def _frame(groups):
    return pd.DataFrame(pupils(*groups)).drop(columns="record")


def test_a_byte_changed_anywhere_in_a_packet_is_refused(sent):
    content = sent.packet.read_bytes()
    drawn = random.Random(7)
    places = {*range(64), *range(len(content) - 700, len(content))}
    places |= {drawn.randrange(len(content)) for _ in range(300)}
    for place in sorted(places):
        changed = bytearray(content)
        changed[place] ^= 1 << drawn.randrange(8)
        with pytest.raises(PacketRefused):
            read_packet(bytes(changed), taken=True)  # all checks but for the attacker's, which pass
    for shorter in (content[:-1], content + b"\0", content[: len(content) // 2], b""):
        with pytest.raises(PacketRefused):
            read_packet(shorter)


def signed_anew(registered: Path, content: bytes, **changed: bytes | int) -> bytes:
    """A packet whose parts were changed by the agency itself, signed with its own key."""
    sealed = open_sealed(content)
    signer = read_signer(key_of(registered, "MSE"))
    told = sealed.manifest.model_dump(exclude={"sha256", "rows"})
    parts = {name: changed.get(name.partition(".")[0], part) for name, part in sealed.parts.items()}
    told |= {name: value for name, value in changed.items() if name in told}
    if "source" not in changed and "figures" in changed:
        parts["source.toml"] = _stamped(parts["source.toml"], sealed, parts["figures.csv"])
    return seal(told, parts, signer.sign)


def _stamped(about: bytes, sealed, figures: bytes) -> bytes:
    import hashlib

    old, new = (hashlib.sha256(one).hexdigest() for one in (sealed.parts["figures.csv"], figures))
    rows = f'"figures.csv" = {sealed.manifest.rows["figures.csv"]}\n'
    text = about.decode().replace(old, new)
    return text.replace(rows, f'"figures.csv" = {figures.count(10) - 1}\n').encode()


def test_a_small_count_signed_by_the_agency_itself_is_refused_and_not_repeated(registered, sent):
    content = sent.packet.read_bytes()
    figures = open_sealed(content).parts["figures.csv"]
    row = next(line for line in figures.splitlines() if b",A,F," in line)
    value = row.split(b",")[10]
    small = row.replace(b"," + value + b",", b",3,", 1)
    with pytest.raises(PacketRefused) as refused:
        read_packet(signed_anew(registered, content, figures=figures.replace(row, small)))
    assert refused.value.key == "small_count"
    assert (refused.value.file, refused.value.column) == ("figures.csv", "obs_value")
    assert "3" not in said(refused.value).replace(f"{refused.value.row}", "")


@pytest.mark.parametrize("where", ["counts", "figures"])
def test_a_column_that_is_no_declared_dimension_is_refused(where, registered, sent):
    content = sent.packet.read_bytes()
    lines = open_sealed(content).parts[f"{where}.csv"].splitlines()
    wider = b"\n".join([lines[0] + b",fin", *(line + b",5ABCDEF" for line in lines[1:]), b""])
    with pytest.raises(PacketRefused) as refused:
        read_packet(signed_anew(registered, content, **{where: wider}))
    assert refused.value.key == "packet_columns"
    assert "5ABCDEF" not in said(refused.value)


def test_what_is_no_count_of_the_register_is_refused_without_being_repeated(registered, sent):
    content = sent.packet.read_bytes()
    counts = open_sealed(content).parts["counts.csv"]
    for old, new, column in (
        (b"\nLSEC,", b"\nAysel,", "count"),
        (b",AZE,", b",Aysel,", "ref_area"),
        (b"LSEC,_T,", b"LSEC,Aysel,", "item"),
        (b",2023,_T,", b",2023,F-Aysel,", "sex"),
        (b",2023,_T,_T,", b",2023,_T,Y0T4,", "age"),
        (b",2023,", b",2022,", "time_period"),
    ):
        assert old in counts
        with pytest.raises(PacketRefused) as refused:
            read_packet(signed_anew(registered, content, counts=counts.replace(old, new, 1)))
        assert (refused.value.key, refused.value.column) == ("packet_cell", column)
        assert "Aysel" not in said(refused.value)


def test_a_packet_that_its_own_sums_give_away_is_refused(registered):
    """The same packet as the agency protected it, but for one withheld count that is shown."""
    rows = pupils(*((code, 30, {"sex": sex}) for code in DISTRICTS for sex in "FM"))
    rows += pupils((DISTRICTS[0], 0, {}))
    content = made_of(registered, rows).packet.read_bytes()
    figures = open_sealed(content).parts["figures.csv"].decode().splitlines()
    place = next(
        number
        for number, line in enumerate(figures)
        if line.startswith("AZE_ED_PUPILS,2023,F,") and f",{DISTRICTS[0]}," in line
    )
    figures[place] = figures[place].replace(",30,,,A,F,", ",,,,Q,C,")
    changed = "\n".join([*figures, ""]).encode()
    with pytest.raises(PacketRefused) as refused:
        read_packet(signed_anew(registered, content, figures=changed))
    assert refused.value.key == "packet_told"
    assert f"{DISTRICTS[0]}, AZE_ED_PUPILS sex=F" in said(refused.value)
    assert "30" not in said(refused.value)


def test_a_packet_whose_threshold_is_lower_is_refused(registered, sent):
    content = sent.packet.read_bytes()
    with pytest.raises(PacketRefused) as refused:
        read_packet(signed_anew(registered, content, threshold=3))
    assert refused.value.key == "packet_threshold"


def test_a_key_that_nobody_registered_or_that_is_revoked_or_anothers_is_refused(registered, sent):
    content = sent.packet.read_bytes()
    keys = registered / "keys.toml"
    own = keys.read_text(encoding="utf-8")
    for text, key in (
        ("", "packet_key_unknown"),
        (own + 'revoked = "2026-12-05"\n', "packet_key_revoked"),
        (own.replace('"MSE"', '"MOJ"'), "packet_key_agency"),
    ):
        keys.write_text(text, encoding="utf-8")
        with pytest.raises(PacketRefused) as refused:
            read_packet(content)
        assert refused.value.key == key
    keys.write_text(own + 'revoked = "2026-12-05"\n', encoding="utf-8")
    assert read_packet(content, taken=True).manifest.period == "2023"  # it was taken before


def test_a_signature_of_another_key_under_the_name_of_the_registered_one_is_refused(
    registered, sent
):
    sealed = open_sealed(sent.packet.read_bytes())
    stranger = read_signer(key_of(registered, "MOJ"))
    told = sealed.manifest.model_dump(exclude={"sha256", "rows"})
    with pytest.raises(PacketRefused) as refused:
        read_packet(seal(told, sealed.parts, stranger.sign))
    assert refused.value.key == "packet_signature"


def test_intake_says_in_the_readers_language_why_a_packet_is_refused(
    bare, registered, sent, capsys
):
    (registered / "keys.toml").write_text("", encoding="utf-8")
    assert main([str(sent.packet), "--lang", "ru", "--accept", "--reason", "x"]) == 1
    assert "не зарегистрирован" in capsys.readouterr().err
    assert not (settings.OBSERVATIONS / "MSE_PUPILS").exists()


def test_synthetic_records_are_taken_by_a_demonstration_alone(
    bare, registered, monkeypatch, capsys
):
    rows = [{**row, "edition": "ILLUSTRATIVE"} for row in some_pupils()]
    silent = made_of(registered, rows)
    assert silent.packet is None
    reason = "is a synthetic record, and the mapping does not say so"
    assert silent.report.counts["register.csv", "edition", reason] == len(rows)

    path = made_of(registered, rows, SCHOOL.replace("[table", "synthetic = true\n[table")).packet
    taken = [str(path), "--date", "2026-12-10", "--lang", "en", "--accept", "--reason", "tried"]
    assert main(taken) == 1
    assert "only a demonstration takes it" in capsys.readouterr().err
    assert not (settings.OBSERVATIONS / "MSE_PUPILS").exists()
    monkeypatch.setenv("DEMONSTRATION", "1")
    assert main(taken) == 0


def test_every_row_that_cannot_be_counted_is_told_with_its_place_and_never_its_value(registered):
    rows = some_pupils()
    rows[0] |= {"district": "AZ-NOWHERE"}
    rows[3] |= {"grade": 12, "age": ""}
    rows[4] |= {"sex": "W"}
    rows[9] |= {"record": rows[8]["record"]}
    made = made_of(registered, rows)
    assert made.packet is None
    assert not (registered / "out").exists()
    told = [*made.report.lines()]
    assert "register.csv, row 2, column district: has a code that is none of ours" in told
    assert "register.csv, row 5, column grade: is not from 1 to 11" in told
    assert "register.csv, row 5, column age: is empty" in told
    assert "register.csv, row 6, column sex: has a code that is none of ours" in told
    assert any("row 11, column record: the same record as a row before" in line for line in told)
    assert told[-1] == f"{len(rows) - 4} row(s) counted, 4 row(s) with a fault"
    assert not any(value in line for line in told for value in ("NOWHERE", "W,", "12"))

    kept = made_of(registered, rows, leave_out=True)
    assert cells_of(kept.counts)["pupils", NATION, TOTAL] == len(rows) - 4
    assert open_sealed(kept.packet.read_bytes()).manifest.left_out == 4


def test_a_row_that_is_broken_is_told_and_the_rows_after_it_are_counted(kept, registered):
    register, mapping = (
        Path(shutil.copy(kept.packet.parents[1] / name, registered))
        for name in ("register.csv", "mapping.toml")
    )
    lines = register.read_text(encoding="utf-8").splitlines()
    lines[3] += ",more"
    lines[7] = lines[7].replace("F", '"F', 1) if ",F," in lines[7] else '"' + lines[7]
    lines[8] += '"'
    register.write_text("\n".join(lines) + "\n", encoding="utf-8")
    signer = read_signer(key_of(registered, "MSE"))
    made = make_packet(register, mapping, signer, registered / "out", DAY)
    told = [*made.report.lines()]
    assert made.packet is None
    assert "register.csv, row 4: does not have as many cells as the header" in told
    assert "register.csv, row 8: cannot be read as one row: a quote is not closed" in told


def test_every_guess_is_told(registered):
    mapping = SCHOOL.replace('encoding = "utf-8"\ndelimiter = ","\n', "")
    told = [*made_of(registered, some_pupils(), mapping).report.lines()]
    assert "guessed: register.csv: the encoding is utf-8-sig" in told
    assert "guessed: register.csv: the cells are divided by ','" in told
    assert "guessed: register.csv: the column sex is our sex, by its name" in told
    declared = (
        mapping + '[table.pupils.column.sex]\nvariable = "sex"\nvalues = { F = "F", M = "M" }\n'
    )
    told = [*made_of(registered, some_pupils(), declared).report.lines()]
    assert not any("our sex" in line for line in told)


def test_a_mapping_that_names_what_is_not_there_is_refused_with_its_line(tmp_path):
    path = tmp_path / "mapping.toml"
    text = SCHOOL.replace("MSE_PUPILS", "NOBODY") + (
        '[table.pupils.column.sex]\nvariable = "cins"\nvalues = { Q = "girl" }\n'
        '[table.pupils.column.fin]\nvariable = "fin"\n'
        '[table.pupils.column.stands_for]\nvariable = "n"\n'
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFaults) as found:
        read_mapping(path, KINDS)
    reasons = [
        (fault.line if hasattr(fault, "line") else fault.row, fault.reason)
        for fault in found.value.faults
    ]
    assert (2, "there is no flow NOBODY") in reasons
    assert (9, "'girl' is not a code of ours") in reasons
    assert any("pupils has no column fin" in reason for _, reason in reasons)


def test_a_packet_is_a_plain_zip_that_its_agency_can_read(registered, sent):
    with zipfile.ZipFile(BytesIO(sent.packet.read_bytes())) as packed:
        assert packed.namelist() == [*PARTS, "manifest.toml", "signature"]
        manifest = tomllib.loads(packed.read("manifest.toml").decode())
        everything = b"".join(packed.read(name) for name in packed.namelist())
    assert (manifest["flow"], manifest["threshold"], manifest["period"]) == (
        "MSE_PUPILS",
        5,
        "2023",
    )
    signer = read_signer(key_of(registered, "MSE"))
    assert manifest["key"] == fingerprint(signer.public)
    assert signer.private.private_bytes_raw() not in everything
    again = made_of(registered, some_pupils())
    assert again.packet.read_bytes() == sent.packet.read_bytes()


def test_a_private_key_is_its_owners_alone_and_a_passphrase_locks_it(tmp_path, monkeypatch):
    words = iter(["open", "open", "shut", "open"])
    monkeypatch.setattr("data.packet.__main__.getpass", lambda _: next(words))
    assert packet_main(["key", str(tmp_path / "own"), "--agency", "MSE", "--passphrase"]) == 0
    key = tmp_path / "own.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert b"ENCRYPTED" in key.read_bytes()
    assert read_signer(key, "open").public
    with pytest.raises(FaultyInput):
        read_signer(key, "shut")
    with pytest.raises(FaultyInput):
        read_signer(key)
    assert packet_main(["key", str(tmp_path / "own"), "--agency", "MSE"]) == 1  # never written over
    key.chmod(0o644)
    if os.name == "posix":
        with pytest.raises(FaultyInput, match="can be read by others"):
            read_signer(key, "open")


def test_a_packet_that_cannot_be_written_leaves_nothing_behind(registered, monkeypatch):
    def fail(self, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(Exception, match="No space left"):
        made_of(registered, some_pupils())
    assert [*(registered / "out").iterdir()] == []


def test_protected_counts_keep_what_is_withheld_apart_from_what_is_missing():
    kind = KINDS["school"]
    groups = [(code, 30, {"sex": sex}) for code in DISTRICTS[:9] for sex in "FM"]
    whole = complete(kind.counted({"pupils": _frame(groups)}, 2023), "2023")
    found = protected(kind, whole)
    assert found["obs_status"].eq("A").all()
    assert found["obs_value"].tolist() == whole["obs_value"].tolist()
    assert found["obs_value"].eq(0).any()  # a district without a pupil has none: zero is a figure


@pytest.mark.parametrize("first", range(0, 256, 3))
def test_a_public_key_is_registered_whatever_its_bytes(tmp_path, monkeypatch, first):
    public = bytes([first]) * 32
    path = tmp_path / "keys.toml"
    told = f'[[key]]\nagency = "MOJ"\npublic = "{public.hex()}"\nregistered = "2026-11-30"\n'
    path.write_text(told, encoding="utf-8")
    monkeypatch.setenv("PACKET_KEYS", str(path))
    assert [*registered_keys()] == [fingerprint(public)]
