"""The service as a process of its own, and in this one."""

import csv
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import pytest
from lxml import etree
from starlette.testclient import TestClient

from data.settings import ROOT
from service.app import application
from service.settings import Settings
from tests.serving.site import ask, until

MESSAGE = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message}"
FLOW, ILLUSTRATIVE = "DF_CHILD_RIGHTS", "DF_CHILD_RIGHTS_ILLUSTRATIVE"
RATE, COUNT, UNKNOWN = "CME_MRY0", "DM_POP_TOT", "CME_SB"
# No reader of pages waits beside the tests: a large answer need not rest to leave them a core.
ALONE = Settings(requests_a_minute=0, share=1.0, unreleased=True)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a service that runs, as a stranger's program is told it."""
    with tempfile.TemporaryFile() as log:
        port = free_port()
        command = [sys.executable, "-m", "service", "--port", str(port), "--unreleased"]
        told = {**os.environ, "EDITIONS": "published,illustrative"}
        told |= {"SERVICE_REQUESTS_A_MINUTE": "10000", "SERVICE_SHARE": "1"}
        running = subprocess.Popen(command, cwd=ROOT, env=told, stderr=log)
        try:
            until(lambda: lives(port), "the service lives")
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(timeout=60)


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def lives(port: int) -> bool:
    try:
        return ask(f"http://127.0.0.1:{port}/livez").status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def service() -> Iterator[TestClient]:
    """The service in this process."""
    with TestClient(application(ALONE)) as client:
        yield client


def data(key: str = "", flow: str = FLOW) -> str:
    return f"/rest/data/CRM_AZE,{flow},1.0/{key}"


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a message of SDMX-CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def told(answer) -> tuple[int, int]:
    """Return the status of a refusal, and the code that its message of SDMX says."""
    assert answer.headers["content-type"].startswith("application/xml")
    root = etree.fromstring(answer.content)
    assert root.tag == f"{MESSAGE}Error"
    found = root.find(f"{MESSAGE}ErrorMessage")
    assert found is not None and "".join(found.itertext()).strip()
    return answer.status_code, int(found.attrib["code"])
