"""Our pages beside those of peers: ``python -m benchmarks.beside [ROUNDS] [--json]``.

Each round visits every view once, one after the other, so that what else the machine does falls
on all alike; printed are medians, with lowest and highest. ``docs/benchmarks.md`` says what is
measured and how.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.beside.sites import sites
from benchmarks.beside.table import as_records, as_table
from benchmarks.beside.views import VIEWS, View
from benchmarks.beside.visit import Site, visit
from benchmarks.peers.environment import PEERS
from benchmarks.wire import FLAGS, chromium
from data.settings import ROOT

# What a page asks of other servers is not answered: Superset's scripts have a counter of visits.
_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
Taken = dict[View, dict[str, list[float]]]


def main() -> None:
    """Start the servers, visit the views in turn, and print what was met."""
    asked = _asked()
    views = [view for view in VIEWS if _is_asked(view, asked)]
    with (
        sites(sorted({view.server for view in views}), asked.public) as served,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=chromium(), args=[*FLAGS, _ALONE])
        taken = _rounds(browser, served, views, asked)
        browser.close()
    print(json.dumps(as_records(taken), indent=1) if asked.json else as_table(taken))


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.beside", description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=5)
    parser.add_argument("--changes", type=int, default=4, help="presses of filter and area a round")
    parser.add_argument("--beside", nargs="+", choices=PEERS, default=["dash"], help="the peers")
    parser.add_argument("--only", nargs="+", default=[], help="servers or views by name")
    parser.add_argument("--public", type=Path, default=ROOT / "build" / "public")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _is_asked(view: View, asked: Namespace) -> bool:
    left_out = set(PEERS) - set(asked.beside)
    if view.server.lower() in left_out:
        return False
    built = view.server != "public edition" or (asked.public / view.path).exists()
    named = not asked.only or {view.name, view.server} & set(asked.only)
    return bool(built and named)


def _rounds(
    browser: Browser, served: dict[str, Site], views: list[View], asked: Namespace
) -> Taken:
    """Return what each view took; the first round, in which servers warm up, is not counted."""
    taken: Taken = {view: defaultdict(list) for view in views}
    for counted in (False, *[True] * asked.rounds):
        for view in views:
            print(f"{view.server}: {view.name}", file=sys.stderr, flush=True)
            met = list(visit(browser, served[view.server], view, asked.changes))
            for name, value in (one for figures in met for one in figures.items() if counted):
                taken[view][name].append(value)
    return taken


if __name__ == "__main__":
    main()
