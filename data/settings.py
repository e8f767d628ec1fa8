"""What a deployment may set, read from the environment when asked for."""

import os
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
DATABASE = ROOT / "data" / "child_rights.sqlite"
STATIC = ROOT / "static"
OBSERVATIONS = ROOT / "data" / "observations"
EVENTS = ROOT / "data" / "events"
PEERS = ROOT / "data" / "peers"
REQUESTS = ROOT / "data" / "requests"


def observations_dirs() -> tuple[Path, ...]:
    """Return the folders of sources: ``OBSERVATIONS_DIRS``, else the project's own.

    Several are written one after the other, as the system writes a search path (``:``, on Windows
    ``;``); what is accepted goes into the last.
    """
    named = os.environ.get("OBSERVATIONS_DIRS", "").split(os.pathsep)
    return tuple(Path(name) for name in named if name.strip()) or (OBSERVATIONS,)


def inputs() -> tuple[tuple[Path, ...], Path, Path, Path]:
    """Return the folders that a build reads: observations, events, peers, requests."""
    return observations_dirs(), EVENTS, PEERS, REQUESTS


def database_url() -> str:
    """Return the SQLAlchemy URL of the store: ``DATABASE_URL``, else the embedded database."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{DATABASE}"


def shapes_dir() -> Path:
    """Return the folder of shapefiles: ``SHAPES_DIR``, else the ones that come with the project."""
    return Path(os.environ.get("SHAPES_DIR") or ROOT / "data" / "shapes")


def releases_dir() -> Path:
    """Return the folder of frozen releases: ``RELEASES_DIR``, else the project's own."""
    return Path(os.environ.get("RELEASES_DIR") or ROOT / "data" / "releases")


def blobs_dir() -> Path | None:
    """Return the folder of files that agencies sent: ``BLOBS_DIR``; None where none is set."""
    named = os.environ.get("BLOBS_DIR")
    return Path(named).absolute() if named else None


def workflow_dir() -> Path:
    """Return where the worker keeps what it stages and has released: ``WORKFLOW_DIR``."""
    return Path(os.environ.get("WORKFLOW_DIR") or ROOT / "build" / "workflow")


def connectors_dir() -> Path:
    """Return where connectors keep what providers answered: ``CONNECTORS_DIR``."""
    return Path(os.environ.get("CONNECTORS_DIR") or ROOT / "build" / "connectors")


def packet_keys() -> Path:
    """Return the file of the agencies' public keys: ``PACKET_KEYS``, else the project's own."""
    return Path(os.environ.get("PACKET_KEYS") or ROOT / "data" / "keys" / "agencies.toml")


def anchors_file() -> Path:
    """Return the file of the audit's anchors: ``ANCHORS_FILE``, best on another machine's disk."""
    return Path(os.environ.get("ANCHORS_FILE") or workflow_dir() / "anchors.jsonl")


def editions() -> tuple[str, ...]:
    """Return the editions on offer; a public deployment sets ``EDITIONS=published``."""
    wanted = os.environ.get("EDITIONS", "published,illustrative").split(",")
    return tuple(edition.strip() for edition in wanted if edition.strip())


def is_demonstration() -> bool:
    """Return whether figures that are sent in are invented: ``DEMONSTRATION``."""
    return bool(os.environ.get("DEMONSTRATION"))


def records_engine() -> str:
    """Return the engine that runs analyses of records: ``RECORDS_ENGINE``, else ``duckdb``."""
    return os.environ.get("RECORDS_ENGINE") or "duckdb"


def spark_master() -> str:
    """Return the Spark master: ``SPARK_MASTER``, else this machine's own cores."""
    return os.environ.get("SPARK_MASTER") or "local[*]"


def build_wait() -> float:
    """Return the seconds that a build waits for another one: ``BUILD_WAIT``, else ten minutes."""
    return float(os.environ.get("BUILD_WAIT") or 600)


def kept_bytes() -> int:
    """Return how much a process keeps of finished pages: ``KEPT_MEGABYTES``, else 32."""
    return int(float(os.environ.get("KEPT_MEGABYTES") or 32) * 1_000_000)


def public_url() -> str:
    """Return the address of the public edition: ``PUBLIC_URL``, else a name that is reserved."""
    return os.environ.get("PUBLIC_URL") or "https://child-rights.example"


def site_url() -> str:
    """Return where readers find the dashboard: ``SITE_URL``, else this machine."""
    return (os.environ.get("SITE_URL") or "http://localhost:8501").rstrip("/")


def steward_url() -> str:
    """Return where those work who decide on figures: ``STEWARD_URL``; empty where nobody does.

    Where ``STEWARD_PORT`` is set it is at the site's own address.
    """
    own = f"{site_url()}/steward" if os.environ.get("STEWARD_PORT") else ""
    return (os.environ.get("STEWARD_URL") or own).rstrip("/")


def is_local(site: str) -> bool:
    """Return whether an address leads to the reader's own machine, wherever that is.

    Examples
    --------
    >>> is_local("http://localhost:8501"), is_local("https://child-rights.example")
    (True, False)
    """
    host = urlsplit(site).hostname or ""
    return host in ("localhost", "::1", "0.0.0.0") or host.startswith("127.")  # noqa: S104
