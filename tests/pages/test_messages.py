"""A page is sent in few pieces: each is a message that the browser draws by itself."""

import pytest

from tests.pages.opening import opened

DISTRICTS = {
    "edition": "illustrative",
    "indicator": "ED_ROFST_L1_ADM",
    "level": "district",
}


def pieces_of(part) -> int:
    """Return of how many containers and elements a part consists, not counting itself."""
    inside = getattr(part, "children", {}).values()
    return sum(1 + pieces_of(one) for one in inside)


@pytest.mark.parametrize(
    ("page", "query", "most"),
    [
        ("overview", {}, 20),
        ("area_profile", {"ref_area": "AZ-LAN"}, 35),
        ("out_of_school", DISTRICTS, 43),
        ("equity", {}, 19),
    ],
)
def test_a_page_is_sent_in_few_pieces(page, query, most):
    assert 10 < pieces_of(opened(page, **query).main) <= most
