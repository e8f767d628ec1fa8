"""The built database holds every figure of the later harvests as its source prints it.

``harvested.csv`` was written from the gathered facts, not from the project's tables: ``printed`` is
the cell as the source has it, ``times`` what a unit like "thousand persons" multiplies it by. A row
without ``printed`` is a count too small to show, which the database must withhold.
"""

import csv
from collections import Counter
from decimal import Decimal
from math import isnan
from pathlib import Path

import pytest

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL

ROWS = list(csv.DictReader(Path(__file__).with_name("harvested.csv").open(encoding="utf-8")))
SOURCES = sorted({row["data_source"] for row in ROWS})


def identity(row) -> tuple[str, ...]:
    groups = (row.get(name) or TOTAL for name in DIMENSIONS)
    return (row["indicator"], row["ref_area"], row["time_period"], *groups)


@pytest.mark.parametrize("source", SOURCES)
def test_every_figure_of_a_source_is_held_as_it_was_printed(store, source):
    facts = [row for row in ROWS if row["data_source"] == source]
    held = {}
    for code in sorted({row["indicator"] for row in facts}):
        found = store.observations(code, "published", data_source=source)
        held |= {identity(row): row["obs_value"] for row in found.to_dict("records")}
    for row in facts:
        shown = held[identity(row)]
        if row["printed"]:
            assert shown == float(Decimal(row["printed"]) * Decimal(row["times"])), identity(row)
        else:
            assert isnan(shown), identity(row)


def test_no_figure_is_drawn_twice():
    twice = [
        key for key, n in Counter((r["data_source"], *identity(r)) for r in ROWS).items() if n > 1
    ]
    assert not twice


def test_a_superseded_edition_never_comes_before_the_one_that_replaced_it(store):
    later = {code: row["superseded_by"] for code, row in store.sources().items()}
    assert {"WUENIC_TO_2023", "WUENIC_2019"} <= {code for code, new in later.items() if new}
    for item in catalog().values():
        order = [*item.sources]
        for place, code in enumerate(order):
            if later.get(code) in order:
                assert order.index(later[code]) < place, item.indicator


@pytest.mark.parametrize(
    ("indicator", "estimate", "reported"),
    [("AZE_IM_DTP1", 65, 90), ("IM_DTP3", 51, 83), ("AZE_IM_MCV1", 71, 93), ("IM_MCV2", 88, 91)],
)
def test_vaccination_is_led_by_the_newest_estimate_and_the_ministry_has_its_own_line(
    store, indicator, estimate, reported
):
    lead, second = catalog()[indicator].sources[:2]
    sources = store.sources()
    assert (lead, sources[lead]["edition"], second) == (
        "WUENIC_2025_07",
        "2025-07",
        "MOH_JRF_2024_05",
    )
    newest = store.observations(indicator, "published", time_period="2024", data_source=lead)
    official = store.observations(indicator, "published", time_period="2022", data_source=second)
    assert newest["obs_value"].tolist() == [estimate]
    assert newest["footnotes"].tolist() == ["CARRIED_FORWARD_2022"]
    assert official["obs_value"].tolist() == [reported]
    assert "Ministry of Health" in sources[second]["publisher_en"]
