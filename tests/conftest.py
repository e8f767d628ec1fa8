"""What many tests stand on: observations by hand, the built store, engines, a real PostgreSQL."""

import atexit
import gc
import importlib.util
import json
import os
import shutil
import warnings
from collections.abc import Callable, Generator, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from _pytest.doctest import DoctestModule
from hypothesis import HealthCheck, settings
from xdist.remote import Producer

from data.engine import open_engine
from data.settings import STATIC
from data.store import Store, open_store
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.observations import COLUMNS, frame_of
from tests.damaged import damaged
from tests.together import EARLY, Together, turn_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

    from indicators.portrait import Measure

COMPLETE = bool(os.environ.get("CI"))

# No verdict hangs on the clock: a busy machine is no failure. The gate tries the same examples
# every time; by hand others are tried at each run.
settings.register_profile(
    "monitor", deadline=None, derandomize=COMPLETE, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("monitor")


# The one without windows first: each page costs a fifth less to open and to draw.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS = [
    "--no-sandbox",
    # Else the one without windows rounds the width of each letter, and lines break elsewhere.
    "--font-render-hinting=none",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nobody looks at the picture of a page: with no memory for it little is painted, and nothing
    # beyond the window; where everything stands is the same.
    "--force-gpu-mem-available-mb=1",
    # A page is drawn a few times and left: what optimises its code, or searches for garbage, by
    # several threads or before much has gathered, costs more than it gives back.
    "--js-flags=--no-opt --no-maglev --single-threaded-gc --min-semi-space-size=64"
    " --initial-old-generation-size=512",
]
OBJECTS = 20_000  # made since the last look, and still there, before garbage is searched for
WAIT_MS = 150_000  # how long a busy machine may take; nothing waits that long but a failure

# Spark for a few rows: what it compiles runs once, so that to compile it well takes longer than
# it saves, and more than one partition is more to hand out than to reckon.
SPARK_OPTIONS = {
    "spark__driver__extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark__sql__shuffle__partitions": "1",
}

# The tier of a test, told by the fixture it uses or by its folder. What draws documents, walks
# every indicator, builds or damages stores and releases, analyses records by an engine, solves many
# random tables or starts a whole site behind nginx, or the process that draws documents, is not for
# every save.
TIERS = {"browser": "browser", "postgresql_url": "postgresql"}
WHOLE = (
    "tests/pages/",
    "tests/public_edition/",
    "tests/briefings/",
    "tests/data/test_analyses",
    "tests/data/test_apart.py",
    "tests/data/test_attackers.py",
    "tests/data/test_build.py",
    "tests/data/test_damage.py",
    "tests/data/test_deprivation_analysis.py",
    "tests/data/test_illustrative.py",
    "tests/data/test_mutations.py",
    "tests/data/test_out_of_school_analysis.py",
    "tests/data/test_packet",
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
    "tests/serving/test_cards.py",
    "tests/serving/test_front.py",
    "tests/serving/test_upgrade.py",
)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Let the collector of garbage not look through what was imported, time and again.

    It stays to the end: a million objects, which at each full collection are found in use. Given
    back to the collector as the last thing: libraries complain of what outlives the interpreter,
    and pytest collects once more before it ends. What tests share stays too, so that garbage is
    searched for after more objects than usual.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(OBJECTS)
        gc.enable()
        atexit.register(gc.unfreeze)


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, list[Any], list[Any]]:
    """Look for examples only in files that have the sign of one: five of six have none."""
    found = yield
    if file_path.suffix != ".py" or b">>>" in file_path.read_bytes():
        return found
    return [one for one in found if not isinstance(one, DoctestModule)]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put every test into its tier and in order: those that drive a browser come first."""
    for item in items:
        uses = getattr(item, "fixturenames", ())
        tiers = {tier for fixture, tier in TIERS.items() if fixture in uses}
        if item.nodeid.startswith(EARLY[0]):
            tiers.add("browser")
        for tier in tiers:
            item.add_marker(tier)
        service = item.get_closest_marker("postgresql") or item.get_closest_marker("spark")
        if item.nodeid.startswith(WHOLE) and not service:
            item.add_marker("whole")
    items.sort(key=lambda item: turn_of(item.nodeid))


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call() -> None:
    """Keep the name of the test out of the environment while it runs.

    The process beside the pages is started anew where its environment has changed (data/apart.py):
    it would be for every test, and each start takes as long as the work.
    """
    os.environ.pop("PYTEST_CURRENT_TEST", None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are processors: now and then one waits for its browser."""
    return (os.cpu_count() or 1) + 1


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
    return frame_of(rows)


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
def packages_read_once() -> Iterator[None]:
    """Let every page opened without a browser share one reading of the installed packages.

    Each ``AppTest`` looks through their descriptions for components: as long as a whole page takes.
    """
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session")
def code_read_once() -> Iterator[None]:
    """Let every small public edition share one reading of the code that makes it."""
    from public_edition import build

    found: dict[str, str] = {}
    read = build.code_digest

    def once(site: Any) -> str:
        address = repr((site.base, sorted(site.assets.items())))
        if address not in found:
            found[address] = read(site)
        return found[address]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "code_digest", once)
        yield


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
def measured_once() -> Iterator[None]:
    """Find the measures of a region once for the same figures: a third of each small edition."""
    from public_edition import reading

    found: dict[tuple[str, ...], tuple[Measure, ...]] = {}
    measure = reading.measures_of

    def once(rows: pd.DataFrame, sources: Any, ref_area: str, today: date) -> "tuple[Measure, ...]":
        figures = pd.util.hash_pandas_object(rows, index=False).to_numpy().tobytes()
        key = (sha256(figures).hexdigest(), repr(sources), ref_area, str(today))
        if key not in found:
            found[key] = measure(rows, sources, ref_area, today)
        return found[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "measures_of", once)
        yield


@pytest.fixture(scope="session")
def folder(
    published: Any,
    topology: object,
    written_once: None,
    measured_once: None,
    code_read_once: None,
    tmp_path_factory: pytest.TempPathFactory,
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
            few = SPARK_OPTIONS if name == "spark" else {}
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
    from tests.postgresql import running

    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        absent("PostgreSQL", "apt-get install postgresql")
    with running(found[-1], tmp_path_factory.mktemp("postgresql")) as url:
        yield url


@pytest.fixture(scope="session")
def copied_build(postgresql_url: str) -> str:
    """The name of a database with the project's own build, which nobody opens but to copy it."""
    from tests.postgresql import administer, at, copy_build

    administer(postgresql_url, "CREATE DATABASE built")
    copy_build(at(postgresql_url, "built"))
    return "built"


@pytest.fixture(scope="module")
def full_and_empty(postgresql_url: str, copied_build: str) -> Iterator[tuple[str, str]]:
    """The URL of a database that holds the project's own build, and of an empty one."""
    from tests.postgresql import administer, at

    full = f"CREATE DATABASE filled TEMPLATE {copied_build}"
    administer(postgresql_url, full, "CREATE DATABASE emptied")
    yield at(postgresql_url, "filled"), at(postgresql_url, "emptied")
    gone = [f"DROP DATABASE {name} WITH (FORCE)" for name in ("filled", "emptied")]
    administer(postgresql_url, *gone)


@pytest.fixture(scope="session")
def playwright() -> Iterator["Playwright"]:
    """What drives browsers; a process has one of it."""
    from playwright.sync_api import expect, sync_playwright  # for those who open pages alone

    with sync_playwright() as driving:
        expect.set_options(timeout=WAIT_MS)
        yield driving


@pytest.fixture(scope="session")
def browser(playwright: "Playwright") -> Iterator["Browser"]:
    """Headless Chromium, as the system packages it."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        absent("Chromium", "apt-get install chromium")
    opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield opened
    opened.close()
