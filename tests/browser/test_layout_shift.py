"""Nothing moves under a reader's eyes while a page arrives."""

import pytest

_WATCH = """
window.crmMoved = 0;
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.crmMoved += shift.value;
}).observe({type: "layout-shift", buffered: true});
"""
_MOST = 0.05  # half of what counts as good


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
    page = visit(f"{path}?lang=az", width=width)
    assert page.evaluate("window.crmMoved") < _MOST
