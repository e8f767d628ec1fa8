"""Formulas are typeset: every method's, with the numbers of its plain form, as sound markup."""

import re
from unicodedata import normalize
from xml.etree import ElementTree

import pytest

from figures.formula import mathml, typeset
from indicators.codelists import codelist

MATH = "{http://www.w3.org/1998/Math/MathML}"
TYPESET = {code: one for code, one in codelist("method").items() if one.get("tex")}


def digits(text):
    """Return the digits of a formula, those above and below the line among them."""
    return {*re.findall(r"\d", normalize("NFKC", text))}


def test_every_method_but_the_rule_in_words_is_typeset():
    assert {*codelist("method")} - {*TYPESET} == {"caveats"}


@pytest.mark.parametrize("method", sorted(TYPESET))
def test_a_formula_is_sound_markup_and_no_command_is_left_in_it(method):
    for tex in TYPESET[method]["tex"]:
        drawn = ElementTree.fromstring(mathml(tex))  # noqa: S314
        assert drawn.tag == f"{MATH}math"
        assert "\\" not in "".join(drawn.itertext())


@pytest.mark.parametrize("method", sorted(TYPESET))
def test_a_formula_has_the_numbers_of_its_plain_form(method):
    entry = TYPESET[method]
    assert digits(" ".join(entry["tex"])) == digits(entry["formula"])


def test_a_fraction_is_drawn_as_one_and_its_latex_stands_beside_it():
    drawn = ElementTree.fromstring(mathml(r"\frac{d}{d + s}"))  # noqa: S314
    assert drawn.get("alttext") == r"\frac{d}{d + s}"
    assert len(drawn.findall(f".//{MATH}mfrac")) == 1


def test_what_is_no_formula_stands_as_it_is_written():
    assert typeset([], "A < B") == '<p class="crm-formula"><code>A &lt; B</code></p>'
