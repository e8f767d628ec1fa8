"""Nothing moves under a reader's eyes while a page arrives."""

import pytest

_WATCH = """
window.crmMoved = 0;
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.crmMoved += shift.value;
}).observe({type: "layout-shift", buffered: true});
"""
_MOST = 0.05  # half of what counts as good
_VISITS = 3  # what moves by the layout itself moves each time


@pytest.fixture(scope="module", autouse=True)
def watched(window):
    """Hear of every movement of the pages opened from now on."""
    window.add_init_script(_WATCH)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    "path",
    ["", "out_of_school", "equity", "most_deprived", "area_profile", "compare"],
)
def test_what_has_arrived_stays_where_it_is(visit, path, width):
    assert any(_moved(visit, path, width) < _MOST for _ in range(_VISITS))


def _moved(visit, path, width) -> float:
    """Return how far a page moved; on a machine that is busy parts come in another order."""
    return visit(f"{path}?lang=az", width=width).evaluate("window.crmMoved")
