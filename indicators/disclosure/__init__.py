"""Statistical disclosure control: no published table tells of one child.

``small`` and ``concentration`` find what may not be published, ``protect`` withholds it with the
cells that would give it away, ``withhold`` does the same to rates, ``attack`` says what can
still be inferred, ``narrow_cells`` which cells a table tells too closely, ``round_controlled``
rounds instead.
"""

from typing import TYPE_CHECKING

from indicators.disclosure.attacker import attack
from indicators.disclosure.exposure import narrow_cells
from indicators.disclosure.rates import withhold
from indicators.disclosure.rounding import round_controlled
from indicators.disclosure.suppression import THRESHOLD, is_small, protect
from indicators.errors import DisclosureError
from indicators.late import late

if TYPE_CHECKING:
    from indicators.disclosure.magnitude import concentration

__all__ = [
    "THRESHOLD",
    "DisclosureError",
    "attack",
    "concentration",
    "is_small",
    "narrow_cells",
    "protect",
    "round_controlled",
    "withhold",
]

__getattr__ = late(__name__, {"concentration": "magnitude"})
