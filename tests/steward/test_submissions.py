"""What a machine may send by token, and that it can do nothing else."""

import hashlib
import secrets
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from data.connectors import read_answers, submission
from data.connectors.sent import send as send_fetched
from tests.steward.conftest import Installation
from tests.steward.people import ask

CSV = "text/csv"
RECORDED = Path(__file__).parents[1] / "data" / "connectors" / "unicef_cme.csv"


def token_for(installation: Installation, flow: str) -> str:
    """Give a token as two administrators would have agreed on it."""
    token = secrets.token_urlsafe(32)
    engine = create_engine(installation.database)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO steward.flow (flow, agency, protected) VALUES (:flow, 'MSE', false)"
                " ON CONFLICT DO NOTHING"
            ),
            {"flow": flow},
        )
        people = [
            connection.execute(
                text(
                    "INSERT INTO steward.person (issuer, subject) VALUES ('x', :who)"
                    " ON CONFLICT (issuer, subject) DO UPDATE SET subject = excluded.subject"
                    " RETURNING number"
                ),
                {"who": who},
            ).scalar_one()
            for who in ("proposing", "confirming")
        ]
        connection.execute(
            text(
                "INSERT INTO steward.token"
                " (hash, flow, proposed_by, confirmed_by, confirmed, ends)"
                " VALUES (:hash, :flow, :one, :other, now(), now() + interval '90 days')"
            ),
            {
                "hash": hashlib.sha256(token.encode()).digest(),
                "flow": flow,
                "one": people[0],
                "other": people[1],
            },
        )
    engine.dispose()
    return token


def send(
    installation: Installation, body: bytes, token: str = "", kind: str = CSV, **more: str
) -> tuple[int, bytes]:
    address = f"{installation.address}api/v1/submissions"
    asked = urllib.request.Request(address, body, method="POST")
    asked.add_header("Content-Type", kind)
    if token:
        asked.add_header("Authorization", f"Bearer {token}")
    for name, value in more.items():
        asked.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def kept(installation: Installation) -> list[Path]:
    folder = installation.secrets.parent / "blobs"
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_bytes_are_received_once(installation: Installation) -> None:
    token = token_for(installation, "MSE_PUPILS")
    first, second = (send(installation, b"a,b\n1,2\n", token) for _ in range(2))
    assert (first[0], second[0]) == (201, 200)
    assert first[1] == second[1]
    assert len(kept(installation)) == 1


def test_what_was_fetched_elsewhere_is_received_by_the_token_of_its_flow(
    installation: Installation,
) -> None:
    site = installation.address.removesuffix("steward/")
    token = token_for(installation, "UNICEF_CME")
    recorded = RECORDED.read_bytes()
    (rows,) = read_answers("unicef", [(RECORDED.name, recorded)]).rows.values()
    content = submission(rows)
    first, second = (send_fetched(site, token, "UNICEF_CME", content) for _ in range(2))
    assert first == second
    assert any(path.read_bytes() == content for path in kept(installation))


def test_what_comes_is_kept_as_it_is_and_read_by_nobody_here(installation: Installation) -> None:
    token = token_for(installation, "MSE_PUPILS")
    body = secrets.token_bytes(3_000_000)
    assert send(installation, body, token)[0] == 201
    assert any(path.read_bytes() == body for path in kept(installation))


def test_a_packet_is_received_as_what_it_is(installation: Installation) -> None:
    token = token_for(installation, "MSE_PUPILS")
    assert send(installation, b"PK packet", token, "application/zip")[0] == 201


@pytest.mark.parametrize(
    "given, status",
    [
        ({"token": ""}, 401),
        ({"token": "A" * 43}, 401),
        ({"token": "short"}, 401),
        ({"kind": "application/pdf"}, 415),
        ({"body": b""}, 422),
        ({"Origin": "https://evil.example"}, 403),  # a page of another site
        ({"Cookie": "_streamlit_user=x"}, 403),  # nobody's login counts here
        ({"Sec_Fetch_Site": "same-origin"}, 403),
    ],
)
def test_what_is_not_a_machine_with_a_token_and_a_file_is_refused(
    installation: Installation, given: dict[str, str], status: int
) -> None:
    token = token_for(installation, "MSE_PUPILS")
    before = len(kept(installation))
    told = {"body": b"a,b\n", "token": token, **given}
    answer = send(installation, **told)  # type: ignore[arg-type]
    assert answer[0] == status
    assert token.encode() not in answer[1]
    assert len(kept(installation)) == before


def test_a_file_that_is_too_large_is_refused_and_not_kept(installation: Installation) -> None:
    token = token_for(installation, "MSE_PUPILS")
    before = len(kept(installation))
    try:
        status, _ = send(installation, b"0" * 20_000_001, token)
    except OSError:  # the line was closed before all was sent
        status = 413
    assert status == 413
    assert len(kept(installation)) == before


def test_a_token_that_has_ended_is_like_none(installation: Installation) -> None:
    token = token_for(installation, "MSE_PUPILS")
    ask(installation.database, "UPDATE steward.token SET ended = now() WHERE ended IS NULL")
    assert send(installation, b"a,c\n", token)[0] == 401


def test_a_token_opens_no_screen(installation: Installation) -> None:
    token = token_for(installation, "MSE_PUPILS")
    asked = urllib.request.Request(f"{installation.address}audit")
    asked.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert b"<title>Streamlit</title>" in answer.read()  # the bare page, which knows nobody


def test_no_token_is_in_a_log_or_the_audit(installation: Installation) -> None:
    token = token_for(installation, "MSE_PUPILS")
    send(installation, b"a,d\n", token)
    send(installation, b"a,d\n", token, kind="application/zip")
    assert token not in installation.log.read_text(encoding="utf-8")
    rows = ask(installation.database, "SELECT a::text AS whole FROM steward.audit a")
    assert not any(token in row.whole for row in rows)
