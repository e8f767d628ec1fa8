"""Many readers at once: ``python -m benchmarks.load [READERS] [MINUTES]``, and more by options.

Each reader opens a page in one of three languages, chooses another figure or page every twenty
seconds, and waits until the server says that the run has ended. Nothing is drawn: what is measured
is the server. ``--behind-nginx`` starts what ``make serve`` starts, with ``--processes`` of them;
``--open-close N`` lets N readers open a page and leave, and prints memory before and after;
``--every-page`` lets one reader open every page in every language, and prints memory; ``--beside
dash superset`` lets as many read a minimal Dash page, and a dashboard of Superset, afterwards.
"""

import asyncio
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

import numpy as np
from playwright.sync_api import sync_playwright

from benchmarks.arrangement import Arrangement, alone, behind_nginx
from benchmarks.beside.sites import dash, superset
from benchmarks.crowd import come_and_go, crowd, every_page
from benchmarks.peers.load import of_peer
from benchmarks.peers.questions import QUESTIONS
from benchmarks.seen import Seen

_FIRST_PAGE = "/out_of_school?lang=az"
_BROWSER = "/usr/bin/chromium"
_STARTS = {"dash": dash, "superset": superset}


def main() -> None:
    """Serve the dashboard, let readers come, and print what they met."""
    asked = _asked()
    with behind_nginx(asked.processes) if asked.behind_nginx else alone() as site:
        print("| What | Measured |\n|---|---|")
        if asked.open_close:
            _open_and_close(site, asked.open_close)
            return
        if asked.every_page:
            _open_every_page(site)
            return
        _print("bytes of a first visit, by Chromium", f"{_first_visit(site) / 1e6:.2f} MB")
        _meet(site, lambda: asyncio.run(crowd(site, asked.readers, asked.minutes * 60)))
    for peer in asked.beside:
        _meet_peer(peer, asked.readers, asked.minutes * 60)


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("readers", type=int, nargs="?", default=200)
    parser.add_argument("minutes", type=float, nargs="?", default=2.0)
    parser.add_argument("--behind-nginx", action="store_true", help="as `make serve` has it")
    parser.add_argument("--processes", type=int, default=2, help="how many behind nginx")
    parser.add_argument("--open-close", type=int, metavar="N", help="N readers who leave at once")
    parser.add_argument("--every-page", action="store_true", help="one reader, then memory")
    parser.add_argument(
        "--beside", nargs="+", choices=_STARTS, default=[], help="the same of peers"
    )
    return parser.parse_args()


def _meet_peer(peer: str, readers: int, seconds: float) -> None:
    with _STARTS[peer]() as (port, process):
        print(f"\n| {peer.title()} | Measured |\n|---|---|")
        site = Arrangement(f"http://127.0.0.1:{port}", process)
        _meet(site, lambda: of_peer(QUESTIONS[peer], port, readers, seconds))


def _meet(site: Arrangement, come: Callable[[], Seen]) -> None:
    before, began = site.cpu(), time.monotonic()
    seen = come()
    lasted, after = time.monotonic() - began, site.cpu()
    _print_waits("while all arrive", seen.arriving)
    _print_waits("steady", seen.steady)
    _print("answers a second", f"{seen.answers / lasted:.1f}")
    for role, spent in after.items():
        an_answer = 1000 * (spent - before[role]) / max(seen.answers, 1)
        _print(f"CPU of {role}", f"{spent - before[role]:.1f} s, {an_answer:.1f} ms an answer")
    whole = sum(after.values()) - sum(before.values())
    _print("CPU of all", f"{1000 * whole / max(seen.answers, 1):.1f} ms an answer")
    _print("bytes an answer", f"{seen.sent / max(seen.answers, 1) / 1000:.1f} kB")
    _print_memory(site, "")
    _print_failures(seen)


def _open_and_close(site: Arrangement, readers: int) -> None:
    """Print memory before and after; the first round fills what is kept for all readers."""
    for moment in ("after the first", "after the second"):
        seen = asyncio.run(come_and_go(site, readers))
        _print_waits(f"{readers} readers come and go", seen.steady)
        _print_failures(seen)
        time.sleep(5)  # a session is taken down a moment after its line
        _print_memory(site, f" {moment} round")


def _open_every_page(site: Arrangement) -> None:
    """Print memory after every page in every language: the first round loads, the second finds."""
    _print_memory(site, " at the start")
    for moment in ("after the first", "after the second"):
        seen = asyncio.run(every_page(site))
        _print_waits("every page in every language", seen.steady)
        _print_failures(seen)
        _print_memory(site, f" {moment} round")


def _first_visit(site: Arrangement) -> int:
    """Return what a browser that was never there receives, messages of the session included."""
    received = 0

    def whole(told: dict[str, int]) -> None:
        nonlocal received
        received += int(told["encodedDataLength"])

    def message(told: dict[str, dict[str, str]]) -> None:
        nonlocal received
        received += len(told["response"]["payloadData"]) * 3 // 4  # told in base 64

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_BROWSER, args=["--no-sandbox"])
        page = browser.new_context(ignore_https_errors=True).new_page()
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", whole)
        wire.on("Network.webSocketFrameReceived", message)
        page.goto(f"{site.address}{_FIRST_PAGE}")
        page.locator(".crm-title").first.wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(3000)
        browser.close()
    return received


def _print_waits(name: str, times: Sequence[float]) -> None:
    if times:
        middle, slow, slowest = np.percentile(times, [50, 95, 99])
        waits = f"{len(times)}, {middle:.2f} s, {slow:.2f} s, {slowest:.2f} s"
        _print(f"{name}: answers, p50, p95, p99", waits)


def _print_memory(site: Arrangement, moment: str) -> None:
    for role, megabytes in site.memory().items():
        _print(f"memory (PSS) of {role}{moment}", f"{megabytes:.0f} MB")


def _print_failures(seen: Seen) -> None:
    _print("failures", f"{len(seen.failures)} {sorted(set(seen.failures))[:3]}")


def _print(name: str, measured: str) -> None:
    print(f"| {name} | {measured} |", flush=True)


if __name__ == "__main__":
    main()
