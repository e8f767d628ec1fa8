"""The methodology has a list of contents that leads to every analysis, and to nothing else."""

import re

from indicators.codelists import codelist
from indicators.words.language import words
from pages.parts.panels.orientation.methods import _analyses, _links, _rules


def test_every_line_of_the_contents_leads_to_a_place_on_the_page():
    entries, said = codelist("method"), words("en")
    wanted = re.findall(r"href='#([^']+)'", _links(entries, said))
    there = re.findall(r"id='([^']+)'", _rules(said) + _analyses(entries, said))
    assert wanted == [*there, "definitions"]
    assert len(wanted) == len(entries) + 2


def test_every_analysis_names_its_publication_below_its_formula():
    drawn = _analyses(codelist("method"), words("az"))
    assert drawn.count("crm-reference") == len(codelist("method"))
    assert drawn.count("<math") == sum(
        len(one.get("tex", [])) for one in codelist("method").values()
    )
