"""Run every benchmark and print one table: ``python -m benchmarks [--large]``.

``--large`` adds the store at 10⁷ observations (about 3 GB of disk and three minutes).
"""

import sys
from collections.abc import Iterator

from benchmarks.one_table import (
    briefings,
    browser,
    build,
    deprivation,
    disclosure,
    narrative,
    prints,
    public_edition,
    releases,
    rerun,
    store,
    zonal,
)

Row = tuple[str, str, str, str]


def rows(*, large: bool) -> Iterator[Row]:
    """Yield (what, measured, floor, method)."""
    yield from build.rows()
    yield from zonal.rows()
    yield from store.rows((10**6, 10**7) if large else (10**6,))
    yield from deprivation.rows()
    yield from disclosure.rows()
    yield from prints.rows()
    yield from briefings.rows()
    yield from narrative.rows()
    yield from public_edition.rows()
    yield from releases.rows()
    yield from rerun.rows()
    yield from browser.rows()


def main() -> None:
    """Print the table as Markdown, a line as soon as it is measured."""
    print("| What | Measured | Floor | Method |\n|---|---|---|---|")
    for row in rows(large="--large" in sys.argv):
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
