"""Which areas are the capital alone is declared, not read from a name."""

from indicators.code_lists.areas import AREA_COLUMNS, area_faults
from indicators.codelists import CODES, areas_of, capitals, codelist
from indicators.files import read_table


def test_every_scheme_below_the_nation_has_one_capital_among_its_own_areas():
    below = [scheme for scheme, entry in codelist("scheme").items() if entry["tier"]]
    assert len(capitals()) == len(below)
    assert all(code in areas_of(scheme) for code, scheme in zip(capitals(), below, strict=True))


def test_a_capital_that_is_no_area_of_its_scheme_is_refused():
    listed = (CODES / "ref_area.csv").read_bytes()
    table = read_table(listed, "codes/ref_area.csv", AREA_COLUMNS, {*AREA_COLUMNS})
    schemes = codelist("scheme")
    wrong = schemes | {"district": schemes["district"] | {"capital": "ER01"}}
    assert not [*area_faults(table, schemes)]
    assert "'ER01' is no area of district" in next(area_faults(table, wrong)).reason
