"""Pages opened without a browser: what Streamlit reads for each of them is read once a run."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner


@pytest.fixture(scope="session", autouse=True)
def packages_read_once():
    """Let every opened page share one reading of the installed packages' descriptions.

    Each ``AppTest`` looks through all of them for components, which takes as long as a whole page.
    """
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session", autouse=True)
def awaited_asleep():
    """Let a test sleep until a page has run, and not look a thousand times a second."""
    look = local_script_runner.require_widgets_deltas

    def sleep(runner: LocalScriptRunner, timeout: float = 3) -> None:
        assert runner._script_thread
        runner._script_thread.join(timeout)
        look(runner, 1 if runner.script_stopped() else 0)  # which also says what took too long

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", sleep)
        yield
