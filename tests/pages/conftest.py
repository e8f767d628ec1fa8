"""Pages opened without a browser."""

import pytest
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner


@pytest.fixture(scope="session", autouse=True)
def awaited_asleep(packages_read_once):
    """Let a test sleep until a page has run, and not look a thousand times a second."""
    look = local_script_runner.require_widgets_deltas

    def sleep(runner: LocalScriptRunner, timeout: float = 3) -> None:
        assert runner._script_thread
        runner._script_thread.join(timeout)
        look(runner, 1 if runner.script_stopped() else 0)  # which also says what took too long

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", sleep)
        yield
