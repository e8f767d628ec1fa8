"""Cases of Primero become a packet of counts: of names, notes and days nothing leaves."""

import json
from collections import Counter
from pathlib import Path

import pytest

from data.packet import read_packet
from data.packet.__main__ import main
from data.packet.keys import read_signer
from data.packet.made import make_packet
from data.settings import ROOT
from indicators.errors import DashboardError, DataFaults
from tests.data.documented import arguments
from tests.data.packets import DAY, key_of

MAPPING = (ROOT / "data" / "registers" / "primero_cases.toml").read_text(encoding="utf-8")
SECRETS = ("Aysel", "Məmmədova", "Nəsimi küçəsi", "threatened", "CP-2025", "2025-03", "service-")


def service(number, kind, *, referred=True, received=True):
    """Return an item of ``services_section``, written down late on the second of March (UTC)."""
    told = {"unique_id": f"service-{number}", "service_type": kind}
    told |= {"service_response_day_time": "2025-03-02T21:30:00.000Z"}
    told |= {"service_status_referred": referred, "service_implemented": "not_implemented"}
    if received:
        told |= {"service_implemented": "implemented"}
        told |= {"service_implemented_day_time": "2025-03-20T08:00:00.000Z"}
    return told


def case(number, *services, closed=False):
    """Return a case as ``Exporters::JsonExporter`` writes it."""
    data = {
        "case_id_display": f"CP-2025-{number}",
        "name": "Aysel Məmmədova",
        "address_current": "Nəsimi küçəsi 5",
        "age": 9,
        "protection_concerns": ["threatened"],
        "registration_date": "2025-03-01",
        "assessment_requested_on": "2025-03-02",
        "date_closure": "2025-04-01" if closed else None,
        "services_section": [*services],
    }
    return {"id": f"f9a1-{number}", "enabled": True, "data": data}


def cases():
    """Return forty-six cases: two services in six of them, six that were not referred."""
    health, school = "health_medical_service", "education_service"
    found = [case(n, service(n, health), closed=True) for n in range(20)]
    found += [case(n, service(n, health, received=False)) for n in range(20, 34)]
    found += [case(n, service(n, school, referred=False, received=False)) for n in range(34, 40)]
    return found + [
        case(n, service(n, health), service(n + 100, school), closed=True) for n in range(40, 46)
    ]


@pytest.fixture
def made(tmp_path, monkeypatch):
    """What comes of an export, its mapping, and what else is said."""
    monkeypatch.setenv("PACKET_KEYS", str(tmp_path / "keys.toml"))

    def make(content, mapping=MAPPING, name="cases.json", **how):
        register, declared = tmp_path / name, tmp_path / "mapping.toml"
        told = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        register.write_text(told, encoding="utf-8")
        declared.write_text(mapping, encoding="utf-8")
        signer = read_signer(key_of(tmp_path, "SSA"))
        return make_packet(register, declared, signer, tmp_path / "out", DAY, **how)

    return make


def told(found):
    rows = found.counts[found.counts["item"] == "_T"]
    return dict(zip(rows["count"], rows["obs_value"], strict=True))


def test_each_service_of_a_case_is_counted_by_the_steps_that_it_took(made):
    counts = told(made(cases()))
    assert counts["reached identified"] == 40 + 2 * 6
    assert counts["reached referred"] == 34 + 2 * 6
    assert counts["reached received"] == 20 + 2 * 6
    assert counts["last assessed"] == 6
    assert counts["last referred"] == 14


def test_nothing_of_a_child_is_in_the_packet(made):
    found = made(cases())
    content = Path(found.packet).read_bytes()
    assert [secret for secret in SECRETS if secret.encode() in content] == []
    assert read_packet(content).manifest.kind == "referral"
    assert "Aysel" not in "\n".join(found.report.lines())


def test_the_day_of_a_moment_is_that_in_baku(made):
    """Half past nine in the evening of 2 March in UTC is 3 March, after the assessment."""
    early = [case(n, service(n, "education_service")) for n in range(8)]
    for one in early:
        one["data"]["assessment_requested_on"] = "2025-03-03"
    assert told(made(early))["onward referred"] == 8


def test_a_case_without_a_service_and_an_unknown_service_are_told_and_never_dropped(made):
    more = [*cases(), case(90), case(91, service(91, "food_service"))]
    refused = made(more)
    assert refused.packet is None
    assert Counter((fault.row, fault.column) for fault in refused.report.faults) == {
        (53, "services_section.unique_id"): 1,
        (53, "services_section.service_type"): 1,
        (54, "services_section.service_type"): 1,
    }
    assert "food_service" not in "\n".join(refused.report.lines())
    found = made(more, leave_out=True)
    assert read_packet(Path(found.packet).read_bytes()).manifest.left_out == 2


@pytest.mark.parametrize(
    "content",
    ["{", "3", '[["a"]]', '{"data": 3}', "[" * 10**5, '[{"id": 1, "id": 2}]', '[{"id": NaN}]'],
)
def test_what_is_no_list_of_cases_is_refused(made, content):
    with pytest.raises(DashboardError, match=r"cases\.json"):
        made(content)


def test_the_export_as_csv_lacks_the_services_and_says_so(made):
    content = "id,name,registration_date,assessment_requested_on,date_closure\na,b,2025-03-01,,\n"
    mapping = MAPPING.replace('"cases.json"', '"cases.csv"')
    with pytest.raises(DashboardError) as refused:
        made(content, mapping, "cases.csv")
    assert "services_section.service_type (our service) is not in its header" in str(refused.value)


def test_a_case_of_one_service_in_fields_of_its_own_is_read_from_the_csv(made):
    """A country that has the service among the fields of the case needs no list."""
    header = "id,service_type,registration_date,referred_on,referred,date_closure\n"
    row = "{n},education_service,2025-03-01,2025-03-02,{referred},\n"
    content = header + "".join(row.format(n=n, referred=str(n < 9).lower()) for n in range(15))
    mapping = "\n".join(
        [
            'kind = "referral"\nflow = "SSA_GAPS"\nperiod = "2025"\n[table.cases.column]',
            'record = { variable = "id" }\nidentified = { variable = "registration_date" }',
            'service = { variable = "service_type", values = { education_service = "education" } }',
            'assessed = { variable = "registration_date" }',
            'referred = { variable = "referred_on", where = { referred = "true" } }',
            'received = { variable = "date_closure" }',
            'closed = { variable = "date_closure" }\nextracted = { always = "2026-01-15" }',
        ]
    )
    counts = told(made(content, mapping, "cases.csv"))
    assert (counts["reached identified"], counts["reached referred"]) == (15, 9)


def test_a_column_is_found_or_is_always_the_same(made):
    both = MAPPING.replace('always = "2026-01-15"', 'always = "2026-01-15"\nvariable = "exported"')
    with pytest.raises(DataFaults) as refused:
        made(cases(), both)
    assert "is either a variable or always the same" in str(refused.value)


def test_the_command_of_the_document_makes_the_packet(made, tmp_path, monkeypatch, capsys):
    made(cases())
    key_of(tmp_path, "SSA").rename(tmp_path / "ssa.key")
    folder = tmp_path / "data" / "registers"
    folder.mkdir(parents=True)
    (folder / "primero_cases.toml").write_text(MAPPING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (asked,) = arguments("sh", "data.packet cases.json")
    assert main(asked) == 0
    assert "sent/SSA_GAPS-2025.packet" in capsys.readouterr().out
