"""What every process that reads a file needs, loaded once: each begins as a copy of one with it.

A declaration at fault is told by the process that reads a file.
"""

from contextlib import suppress

import data.intake.bounded  # noqa: F401
from indicators.errors import DashboardError
from indicators.flows import flows

with suppress(DashboardError):
    flows()
