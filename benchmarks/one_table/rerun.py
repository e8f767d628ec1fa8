"""Server time of a warm rerun, page by page: the script alone, as the server runs it."""

import statistics
import time
from collections.abc import Iterator
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from data.settings import ROOT

_TOPIC = "≤ 60 ms"
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "overview": ("≤ 120 ms", {}),
    "most_deprived": (_TOPIC, {}),
    "out_of_school": (_TOPIC, {}),
    "birth_registration": (_TOPIC, {}),
    "live_birth": (_TOPIC, {}),
    "disaster_risk": (_TOPIC, {}),
    "poverty": (_TOPIC, {}),
    "health": (_TOPIC, {}),
    "inclusive_education": (_TOPIC, {}),
    "social_protection": (_TOPIC, {}),
    "child_protection": (_TOPIC, {}),
    "justice": (_TOPIC, {}),
    "adolescents": (_TOPIC, {}),
    "participation": (_TOPIC, {}),
    "population": (_TOPIC, {}),
    "explorer": (_TOPIC, {}),
    "data_gaps": (_TOPIC, {}),
    "needs_a_look": (_TOPIC, {}),
    "search": (_TOPIC, {"q": "doğum"}),
    "area_profile": (_TOPIC, {"ref_area": "AZ-LER"}),
}
_TURNS = 15


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the median of fifteen warm runs of each page."""
    for page, (floor, query) in PAGES.items():
        median = _median(page, query)
        yield f"Warm rerun, {page}", f"{median:.0f} ms", floor, f"median of {_TURNS}, script time"


def _median(page: str, query: dict[str, str]) -> float:
    times: list[float] = []
    run = ScriptRunner._run_script

    def timed(*given: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return run(*given, **named)
        finally:
            times.append((time.perf_counter() - started) * 1000)

    ScriptRunner._run_script = timed  # type: ignore[method-assign]
    try:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        test.run()
        test.switch_page(f"pages/{page}.py")
        test.query_params.clear()
        for name, value in {"lang": "en", **query}.items():
            test.query_params[name] = value
        for _ in range(_TURNS + 2):
            test.run()
    finally:
        ScriptRunner._run_script = run  # type: ignore[method-assign]
    return statistics.median(times[-_TURNS:])
