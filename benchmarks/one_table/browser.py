"""Filter change → map repainted, bytes on the wire, and the server's memory, in a real browser."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.server import free_port, resident_megabytes, wait
from benchmarks.wire import FLAGS, Wire, chromium, counted
from data.settings import ROOT, STATIC

OURS = "document.querySelector('[data-testid=area-map]')?.dataset.painted"
# The values of the last finished drawing of the chart, whichever element holds it.
PLOTLY = """(() => {
  const plot = document.querySelector(".js-plotly-plot");
  if (!plot?.on || !plot.calcdata) return null;
  const values = () => plot.calcdata[0].map(area => area.z).join();
  if (!plot.watched) {
    plot.watched = true;
    window.drawn = values();
    plot.on("plotly_afterplot", () => { window.drawn = values(); });
  }
  return window.drawn;
})()"""
TOPIC = "out_of_school?lang=en&edition=illustrative&indicator=ED_ROFST_L1_ADM&level=district"
PATHS = (
    "",
    "out_of_school",
    "birth_registration",
    "live_birth",
    "disaster_risk",
    "poverty",
    "health",
    "inclusive_education",
    "social_protection",
    "child_protection",
    "justice",
    "adolescents",
    "participation",
    "population",
    "explorer",
    "data_gaps",
    "needs_a_look",
    "methodology",
    "area_profile",
    "about",
)
# Every turn asks for a year not seen before: nothing of it can be in the browser already.
_YEARS = [str(year) for year in range(2022, 2014, -1)]
# Inside the page: from the press of the button, or the change of a list of the browser's own, to
# the first frame that shows another state.
_STOPWATCH = """(() => {
  const state = () => STATE;
  const before = state();
  window.repainted = undefined;
  const began = (event) => {
    ["mousedown", "change"].forEach((kind) => document.removeEventListener(kind, began, true));
    const pressed = performance.now();
    const look = () => {
      if (state() !== before) window.repainted = performance.now() - pressed;
      else requestAnimationFrame(look);
    };
    look();
  };
  ["mousedown", "change"].forEach((kind) => document.addEventListener(kind, began, true));
})()"""
_LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
_NOTHING = {"type": "GeometryCollection", "geometries": []}
_EMPTY_WORLD = {"type": "Topology", "objects": dict.fromkeys(_LAYERS, _NOTHING), "arcs": []}


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield repaint times of both maps, bytes of a filter change, and memory after every page."""
    with _served("benchmarks/one_table/map_page.py") as (address, _, wire), _page() as page:
        ours, ours_bytes = _repaint(page, f"{address}/", OURS, wire)
        theirs, their_bytes = _repaint(page, f"{address}/?kind=plotly", PLOTLY, wire)
    method = f"74 areas, median of {len(_YEARS)}, click to repaint; wire through a counting proxy"
    ratio = f"{ours / theirs:.2f} of Plotly's"
    yield "Filter change → map repainted", f"{ours:.2f} s, {ratio}", "≤ half", method
    yield "The same with a Plotly choropleth", f"{theirs:.2f} s", "", method
    yield "Bytes of that filter change", f"{ours_bytes:,.0f}", "< 10,000", "received, on the wire"
    yield "The same with a Plotly choropleth", f"{their_bytes:,.0f}", "", "received, on the wire"
    with _served("app.py") as (address, server, wire), _page() as page:
        whole, whole_bytes = _repaint(page, f"{address}/{TOPIC}", OURS, wire)
        for path in PATHS:
            page.goto(f"{address}/{path}?lang=az")
            page.locator(".crm-title").first.wait_for(timeout=30_000)
            page.wait_for_timeout(1500)
        memory = resident_megabytes(server.pid)
    yield "Filter change on the whole topic page", f"{whole:.2f} s", "", method
    yield "Bytes of that filter change", f"{whole_bytes:,.0f}", "< 10,000", "received, on the wire"
    yield "Server memory after opening every page", f"{memory:.0f} MB", "≤ 250 MB", "resident set"


@contextmanager
def _served(script: str) -> Iterator[tuple[str, subprocess.Popen[bytes], Wire]]:
    """Yield the address of a proxy that counts, the server behind it, and the count."""
    port = free_port()
    beside = ROOT / Path(script).parent / "static"  # static files are served from beside the script
    linked = not beside.exists()
    if linked:
        beside.symlink_to(STATIC)
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true"]
    command += ["--server.enableCORS", "false", "--server.enableXsrfProtection", "false"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=ROOT,
        stdout=quiet,
        stderr=quiet,
        env=environment,
    )
    try:
        wait(port)
        with counted(port) as (counting, wire):
            yield f"http://localhost:{counting}", server, wire
    finally:
        server.terminate()
        server.wait(timeout=20)
        if linked:
            beside.unlink()


@contextmanager
def _page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        # Plotly's choropleth asks its maker's server for a world map and draws nothing without.
        page.route("**/world_110m.json", lambda route: route.fulfill(json=_EMPTY_WORLD))
        yield page
        browser.close()


def _repaint(page: Page, url: str, state: str, wire: Wire) -> tuple[float, float]:
    """Return median seconds from the click to the repainted map, and median bytes received."""
    page.goto(url)
    page.wait_for_function(f"() => {state}", timeout=60_000)
    page.wait_for_timeout(2500)
    times, sizes = [], []
    for year in _YEARS:
        choose = _chooses(page, year)
        page.evaluate(_STOPWATCH.replace("STATE", state))
        sent = wire.received
        choose()
        page.wait_for_function("() => window.repainted !== undefined")
        times.append(page.evaluate("window.repainted") / 1000)
        page.wait_for_timeout(1800)
        sizes.append(wire.received - sent)
    return statistics.median(times), statistics.median(sizes)


def _chooses(page: Page, year: str) -> Callable[[], object]:
    """Return what chooses a year: the framework's list is opened for it."""
    period = page.get_by_role("combobox", name="Period")
    if period.evaluate("one => one.tagName") == "SELECT":
        return partial(period.select_option, label=year)
    period.click()
    option = page.get_by_role("option", name=year, exact=True)
    option.wait_for()
    return option.click
