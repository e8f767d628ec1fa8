"""The picture of a figure that pages of other sites show."""

import io

import pytest
from PIL import Image

from indicators.errors import FigureIdError, FigureUnknown, ReleaseUnknown
from serving.cards import card_of

INFANT_DEATHS = "CME_MRY0.AZE.2023.UN_IGME_2025"


def test_a_figure_is_a_picture_that_carries_its_link_inside():
    drawn = Image.open(io.BytesIO(card_of("az", INFANT_DEATHS, "")))
    assert drawn.format == "PNG"
    assert drawn.size == (1200, 630)
    assert INFANT_DEATHS in " ".join(map(str, drawn.info.values()))


@pytest.mark.parametrize(
    ("name", "release", "error"),
    [
        ("CME_MRY0.AZE.1802.UN_IGME_2025", "", FigureUnknown),
        ("%00../../etc", "", FigureIdError),
        (INFANT_DEATHS, "2000-01-01-000000000000", ReleaseUnknown),
    ],
)
def test_there_is_no_picture_of_a_figure_that_is_not_there(name, release, error):
    with pytest.raises(error):
        card_of("en", name, release)
