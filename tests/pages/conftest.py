"""Pages opened without a browser: what Streamlit reads for each of them is read once a run."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def packages_read_once():
    """Let every opened page share one reading of the installed packages' descriptions.

    Each ``AppTest`` looks through all of them for components, which takes as long as a whole page.
    """
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield
