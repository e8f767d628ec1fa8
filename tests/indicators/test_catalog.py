"""What is declared: the framework whole, figures or gaps, never both."""

from collections import Counter

import pytest

from indicators.catalog import catalog
from indicators.codelists import codelist, codes
from indicators.errors import DeclarationError
from indicators.model import Indicator, read_indicator

TEXT = '{ en = "x", az = "x", ru = "x" }'
TABLE = f"""unit_measure = "PCNT"
decimals = 1
direction = "lower"
name = {TEXT}
definition = {TEXT}
caveat = {TEXT}
"""


def declared(*lines: str) -> Indicator:
    return read_indicator("X", "health", "\n".join((TABLE, *lines)).encode())


def test_every_subdomain_of_the_framework_is_declared_and_used():
    listed = Counter(code for item in catalog().values() for code in item.framework)
    assert set(listed) == set(codelist("framework"))
    assert len([item for item in catalog().values() if item.framework]) == 167


def test_at_least_four_hundred_indicators_have_real_figures():
    assert len([item for item in catalog().values() if not item.gap]) >= 400


def test_every_agency_unit_and_domain_named_is_in_its_code_list():
    for item in catalog().values():
        assert set(item.holders) <= set(codelist("agency")), item.indicator
        assert item.unit_measure in codelist("unit_measure"), item.indicator
        assert item.domain in codelist("domain"), item.indicator


def test_an_indicator_has_sources_or_a_gap():
    with pytest.raises(DeclarationError, match="needs either sources or a"):
        declared()
    with pytest.raises(DeclarationError, match="not both"):
        declared('sources = ["A"]', f"gap = {TEXT}")


def test_a_target_names_who_set_it():
    target = f'value = 12\ntime_period = "2030"\nkind = "ours"\nlabel = {TEXT}\nreference = "x"'
    with pytest.raises(DeclarationError, match="'ours' is not one of SDG, national"):
        declared('sources = ["A"]', "[[targets]]", target)


def test_a_figure_about_persons_calls_them_female_and_male():
    persons = {code for code, item in catalog().items() if item.population == "persons"}
    assert {"AZE_PT_HOMICIDE_RATE", "AZE_ADO_UNEMP_15T24", "DM_POP_TOT"} <= persons
    assert not persons & {"ED_ROFST_L1_ADM", "NT_ANT_HAZ_NE2", "DM_POP_U18", "DM_BRTS"}
    names = {name: codes("sex", name)["F"]["az"] for name in ("children", "persons")}
    assert names == {"children": "Qızlar", "persons": "Qadınlar"}


def test_a_population_nobody_knows_is_refused():
    with pytest.raises(DeclarationError, match="line 8, key population: 'households' is not one"):
        declared('population = "households"', 'sources = ["X"]')


def test_the_children_a_rate_is_a_share_of_are_counted_by_a_declared_indicator():
    based = [item for item in catalog().values() if item.base]
    assert len(based) >= 6
    for item in based:
        assert catalog()[str(item.base)].is_count, item.indicator
        assert item.population == "children", item.indicator


def test_who_publishes_an_examination_or_an_index_holds_its_figures():
    publisher = {"SEC_": "SEC", "INFORM_": "JRC"}
    for item in catalog().values():
        for start, holder in publisher.items():
            if any(source.startswith(start) for source in item.sources):
                assert holder in item.holders, item.indicator
