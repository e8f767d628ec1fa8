"""What a reader of pages never needs is not imported with them."""

import subprocess
import sys

from data.settings import ROOT

HEAVY = (
    "docx",
    "fontTools",
    "geopandas",
    "ibis",
    "lxml",
    "matplotlib",
    "pptx",
    "scipy.optimize",
    "scipy.stats",
    "sqlglot",
    "typst",
)
ASKED = f"""
import sys
import app
import pages.parts.panels
from indicators.disclosure import THRESHOLD
print(*(name for name in {HEAVY} if name in sys.modules))
"""


def test_solvers_writers_and_print_wait_until_they_are_used():
    told = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []


def test_the_rule_for_sums_is_found_where_it_was():
    from indicators import disclosure

    assert all(hasattr(disclosure, name) for name in disclosure.__all__)
    assert not hasattr(disclosure, "no_such_rule")
