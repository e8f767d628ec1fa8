"""How Superset is set: anonymous reading, a cache that its workers share, nothing of other servers.

``SUPERSET_HOME`` names the folder of its own database, of the figures and of the cache.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from superset.utils.log import StdOutEventLogger

_HOME = Path(os.environ["SUPERSET_HOME"])
_KEPT = int(timedelta(days=1).total_seconds())


def _kept(prefix: str) -> dict[str, Any]:
    return {
        "CACHE_TYPE": "FileSystemCache",
        "CACHE_DIR": str(_HOME / "cache"),
        "CACHE_DEFAULT_TIMEOUT": _KEPT,
        "CACHE_THRESHOLD": 10_000,
        "CACHE_KEY_PREFIX": prefix,
    }


CACHE_CONFIG = _kept("metadata_")
DATA_CACHE_CONFIG = _kept("data_")
FILTER_STATE_CACHE_CONFIG = _kept("filter_")
EXPLORE_FORM_DATA_CACHE_CONFIG = _kept("explore_")
PUBLIC_ROLE_LIKE = "Public"  # what reading a dashboard takes, and no more
PREVENT_UNSAFE_DB_CONNECTIONS = False  # the figures stand in SQLite
EVENT_LOGGER = StdOutEventLogger()  # two workers would wait for each other at its own SQLite
TALISMAN_ENABLED = False  # plain HTTP on this machine
