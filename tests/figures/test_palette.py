"""The colours in use stay apart for readers who do not tell red from green."""

from itertools import combinations, pairwise

import numpy as np
import plotly.colors as plotly
import pytest

from data.own_static import component
from figures.palette import DARK_SCALE, LIGHT_ON_PAPER, contrast, ink_on
from figures.spec import SERIES
from figures.svg import MAP_STYLE
from geo.classes import ON_DARK, SEQUENTIAL

# Simulation of full deuteranopia and protanopia on linear RGB: Machado, Oliveira and Fernandes
# (2009), A physiologically-based model for simulation of color vision deficiency, table 1.
DEUTAN = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
PROTAN = np.array(
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]
)
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
# The distance that parts the schemes ColorBrewer marks as safe from those it marks as not.
APART = 5.2
DIVERGING, QUALITATIVE = plotly.diverging, plotly.qualitative
_DIVERGING = ("RdBu", "PiYG", "PRGn", "RdYlBu", "BrBG", "PuOr")
_SEQUENTIAL = ("Blues", "OrRd", "PuBu", "YlGn", "Greys")
SAFE = {
    name: getattr(DIVERGING, name) for name in ["RdBu", "PiYG", "PRGn", "RdYlBu", "BrBG", "PuOr"]
}
SAFE |= {
    name: getattr(plotly.sequential, name) for name in ["Blues", "OrRd", "PuBu", "YlGn", "Greys"]
}
SAFE |= {"Set2": QUALITATIVE.Set2[:3], "Dark2": QUALITATIVE.Dark2[:3]}
UNSAFE = {
    "Spectral": DIVERGING.Spectral,
    "RdYlGn": DIVERGING.RdYlGn,
    "Set2": QUALITATIVE.Set2,
    "Dark2": QUALITATIVE.Dark2,
    "Pastel1": QUALITATIVE.Pastel1,
}


def lab(colour: str, seen: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of a colour as somebody sees it."""
    if colour.startswith("#"):
        rgb = np.array(plotly.hex_to_rgb(colour)) / 255
    else:
        rgb = np.array(plotly.unlabel_rgb(colour)) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    x = TO_XYZ @ np.clip(seen @ linear, 0, 1) / WHITE
    f = np.where(x > 216 / 24389, np.cbrt(x), (24389 / 27 * x + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def closest(colours: list[str]) -> float:
    """Distance (CIE 1976) of the two most alike, for the reader who sees them most alike."""
    found = []
    for seen in (DEUTAN, PROTAN):
        labs = [lab(colour, seen) for colour in colours]
        found += [float(np.linalg.norm(a - b)) for a, b in combinations(labs, 2)]
    return min(found)


@pytest.mark.parametrize("name", SAFE)
def test_the_measure_calls_safe_what_colorbrewer_marks_as_safe(name):
    assert closest(SAFE[name]) >= APART


@pytest.mark.parametrize("name", UNSAFE)
def test_and_unsafe_what_it_marks_as_unsafe(name):
    assert closest(UNSAFE[name]) < APART


@pytest.mark.parametrize(
    "colours", [SEQUENTIAL, ON_DARK, SERIES], ids=["map", "map on dark", "lines"]
)
def test_the_colours_in_use_are_safe(colours):
    assert closest(list(colours)) >= APART


GROUNDS = {"on white": ("#ffffff", SEQUENTIAL), "on dark": ("#10181e", ON_DARK)}


@pytest.mark.parametrize("name", GROUNDS)
def test_each_step_of_the_scale_stands_out_more_from_the_ground_than_the_one_before(name):
    ground, steps = GROUNDS[name]
    from_ground = [contrast(step, ground) for step in steps]
    assert from_ground == sorted(from_ground)
    assert from_ground[0] > 1.1 and from_ground[-1] > 8
    assert min(contrast(one, next_) for one, next_ in pairwise(steps)) > 1.3


@pytest.mark.parametrize("steps", [SEQUENTIAL, ON_DARK], ids=["on white", "on dark"])
def test_letters_read_on_every_step_of_the_scale(steps):
    assert min(contrast(ink_on(step), step) for step in steps) >= 4.5


def test_the_dark_scale_is_named_step_by_step_and_paper_forgets_it():
    assert DARK_SCALE.startswith(f"--q0:{ON_DARK[0]};--on0:#ffffff;--q1:{ON_DARK[1]}")
    for place, colour in enumerate(SEQUENTIAL):
        assert f".m-q{place}{{fill:var(--q{place},{colour})}}" in MAP_STYLE
        assert f"--q{place}:initial" in LIGHT_ON_PAPER


def test_the_map_of_the_browser_has_the_same_steps():
    named = ", ".join(f'"{colour}"' for colour in SEQUENTIAL)
    assert f"const SCALE = [{named}]" in component()
