"""What many tests stand on: observations by hand, the built store, engines, a real PostgreSQL."""

import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from xdist.remote import Producer

from data.engine import open_engine
from data.settings import STATIC
from data.store import Store, open_store
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.observations import COLUMNS
from tests.damaged import damaged
from tests.together import FIRST, Together

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COMPLETE = bool(os.environ.get("CI"))

# No verdict hangs on the clock: a busy machine is no failure. The gate tries the same examples
# every time; by hand others are tried at each run.
settings.register_profile(
    "monitor", deadline=None, derandomize=COMPLETE, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("monitor")


_CHROMIUM = ("chromium", "chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A page is drawn a few times and left: what optimises its code, or searches for garbage, by
    # several threads costs more than it gives back.
    "--js-flags=--no-opt --no-maglev --single-threaded-gc --min-semi-space-size=64",
]
WAIT_MS = 150_000  # how long a busy machine may take; nothing waits that long but a failure

# The tier of a test, told by the fixture it uses or by its folder. What draws documents, walks
# every indicator, builds or damages stores and releases, analyses records by an engine, solves many
# random tables or starts a whole site behind nginx is not for every save.
TIERS = {"browser": "browser", "postgresql_url": "postgresql"}
WHOLE = (
    "tests/pages/",
    "tests/public_edition/",
    "tests/briefings/",
    "tests/data/test_analyses",
    "tests/data/test_attackers.py",
    "tests/data/test_build.py",
    "tests/data/test_damage.py",
    "tests/data/test_deprivation_analysis.py",
    "tests/data/test_illustrative.py",
    "tests/data/test_mutations.py",
    "tests/data/test_out_of_school_analysis.py",
    "tests/data/test_protection.py",
    "tests/data/test_publication.py",
    "tests/figures/test_print_",
    "tests/indicators/disclosure/test_protect.py",
    "tests/indicators/narrative/test_every_indicator.py",
    "tests/indicators/narrative/test_openings.py",
    "tests/indicators/test_caveats.py",
    "tests/indicators/test_deprivation.py",
    "tests/indicators/test_out_of_school_risk.py",
    "tests/indicators/test_out_of_school_survey.py",
    "tests/indicators/test_passport.py",
    "tests/indicators/test_referral.py",
    "tests/indicators/test_survey.py",
    "tests/indicators/test_targeting.py",
    "tests/serving/test_front.py",
    "tests/serving/test_upgrade.py",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put every test into its tier; those that drive a browser come first."""
    for item in items:
        uses = getattr(item, "fixturenames", ())
        tiers = {tier for fixture, tier in TIERS.items() if fixture in uses}
        if item.nodeid.startswith(FIRST):
            tiers.add("browser")
        for tier in tiers:
            item.add_marker(tier)
        service = item.get_closest_marker("postgresql") or item.get_closest_marker("spark")
        if item.nodeid.startswith(WHOLE) and not service:
            item.add_marker("whole")
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """Share the tests out by what they stand on together."""
    return Together(config, log)


def observation(**given: Any) -> dict[str, Any]:
    """Return one observation; whatever is not given is a plain national total."""
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= dict.fromkeys(DIMENSIONS, TOTAL)
    row |= {"edition": "published", "indicator": "ED_ROFST_L1_ADM", "ref_area": "AZE"}
    row |= {"time_period": "2023", "data_source": "UIS_2024_09", "unit_measure": "PCNT"}
    row |= {"obs_status": "A", "obs_conf": "F"}
    return row | given


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return observations as a frame under the contract."""
    table = pd.DataFrame(list(rows), columns=list(COLUMNS))
    for name in ("obs_value", "lower_bound", "upper_bound"):
        table[name] = table[name].astype(float)
    return table


def absent(what: str, remedy: str) -> None:
    """Skip a test for want of a program; in the gate nothing may be wanting."""
    message = f"{what} is not installed ({remedy})"
    if COMPLETE:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def store() -> Store:
    """The store as built from the project's own sources."""
    return open_store()


@pytest.fixture(scope="session")
def published(store: Store) -> Any:
    """Every published figure of the store."""
    from public_edition.published import read_published

    return read_published(store, 2026)


@pytest.fixture(scope="session")
def topology(store: Store) -> object:
    """The geometry the build has written."""
    return json.loads((STATIC / store.build()["static_areas"]).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def written_once() -> Iterator[None]:
    """Write the figures of a frozen release once for all editions: its name is their content."""
    from public_edition.api import releases as api_releases

    made: dict[tuple[str, str], bytes] = {}
    write = api_releases.table

    def once(code: str, rows: pd.DataFrame, release: str, sources: Any) -> bytes:
        if (code, release) not in made:
            made[code, release] = write(code, rows, release, sources)
        return made[code, release]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api_releases, "table", once)
        yield


@pytest.fixture(scope="session")
def folder(
    published: Any, topology: object, written_once: None, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of the small public edition, read as files and by a browser; not to be written."""
    from public_edition.build import write
    from tests.public_edition.conftest import BASE, FEW

    out = tmp_path_factory.mktemp("site")
    write(published, topology, out, BASE, wanted=FEW, workers=1)
    return out


@pytest.fixture(scope="session")
def engine_of() -> Iterator[Callable[[str], Any]]:
    """A function that opens an engine of records by its name, once for the whole run."""
    engines: dict[str, Any] = {}

    def opened(name: str) -> Any:
        if name == "spark":
            _need_spark()
        if name not in engines:
            few = {"spark__sql__shuffle__partitions": "2"} if name == "spark" else {}
            engines[name] = open_engine(name, **few)
        return engines[name]

    yield opened
    for connection in engines.values():
        connection.disconnect()


def _need_spark() -> None:
    """Skip a test where Spark cannot run; silence what it says of pandas."""
    if not importlib.util.find_spec("pyspark"):
        pytest.skip("pyspark is not installed (requirements-spark.txt)")
    if not shutil.which("java"):
        absent("Java", "apt-get install openjdk-17-jre-headless")
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """Damage one of the project's releases in a copy that takes their place; say which file."""

    def spoil(release: str, how: str) -> str:
        monkeypatch.setenv("RELEASES_DIR", str(tmp_path))
        return damaged(tmp_path, release, how)

    return spoil


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server started for these tests alone."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        absent("PostgreSQL", "apt-get install postgresql")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("postgresql")
    server = _start_postgresql(found[-1], folder, port)
    url = f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
    try:
        _wait(url)
        yield url
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: do not wait for clients
        server.wait(timeout=20)


def _start_postgresql(binaries: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a server; it refuses to run as root, so root hands it to the postgres user."""
    run: list[str] = []
    if os.geteuid() == 0:
        run = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shared = Path(tempfile.gettempdir())
        for parent in (path for path in [folder, *folder.parents] if shared in path.parents):
            parent.chmod(0o755)
        shutil.chown(folder, "postgres", "postgres")
    cluster = folder / "cluster"
    init = [*run, str(binaries / "initdb"), "-D", str(cluster), "-U", "tester", "-A", "trust"]
    subprocess.run([*init, "-E", "UTF8", "--no-sync"], check=True, stdout=subprocess.DEVNULL)
    options = ["-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1"]
    serve = [*run, str(binaries / "postgres"), "-D", str(cluster), *options, "-c", "fsync=off"]
    return subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait(url: str) -> None:
    engine = create_engine(url)
    for _ in range(100):
        try:
            engine.connect().close()
        except OperationalError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("PostgreSQL did not answer within ten seconds")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Headless Chromium, as the system packages it."""
    from playwright.sync_api import expect, sync_playwright  # for those who open pages alone

    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if not found:
        absent("Chromium", "apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        expect.set_options(timeout=WAIT_MS)
        yield opened
        opened.close()
