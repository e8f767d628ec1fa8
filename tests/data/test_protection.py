"""Nothing that leaves the store tells of fewer than five children; what is public stays."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from data.protection import counted, protect_rows, tree
from figures.maps import area_values, states_shown
from indicators.catalog import catalog, indicator
from indicators.codelists import ALL, DIMENSIONS, areas, areas_of, codelist
from indicators.disclosure import attack
from indicators.observations import COLUMNS
from indicators.words.language import words
from passports.files import readable_rows, to_csv, to_sdmx_csv, to_xlsx
from passports.headers import Passport
from tests.briefings.test_tables import SOURCE

ILLUSTRATIVE = "illustrative"


@pytest.fixture(scope="module")
def made(synthetic):
    """The synthetic figures as they are made, with the counts behind rates, before protection."""
    return pd.DataFrame(synthetic)


def declared():
    return [code for code, item in catalog().items() if item.disclosure_threshold]


def whole(observations):
    """Return the observations of one count as a table of areas and groups, all periods apart."""
    parts = [
        observations[name].where(observations[name].eq("_T"), name + "=" + observations[name])
        for name in DIMENSIONS
    ]
    group = pd.concat(parts, axis=1).apply(
        lambda row: next((code for code in row if code != "_T"), "_T"), axis=1
    )
    return observations.assign(group=group)


def attacked(observations):
    """Return the narrowest interval of what is withheld, were everything else downloaded."""
    table = whole(observations)
    trees = [
        {f"{name}={code}": "_T" for code in table[name].unique() if code != "_T"}
        for name in DIMENSIONS
        if table[name].nunique() > 1
    ]
    return attack(
        table,
        dimensions=["ref_area", "group"],
        hierarchies={"ref_area": tree(), "group": trees},
        minimum=1,
    )


@pytest.mark.parametrize("code", [c for c in declared() if indicator(c).is_count])
def test_no_count_of_fewer_than_five_children_is_in_the_store(store, code):
    found = store.observations(code, ILLUSTRATIVE)
    values = found["obs_value"].dropna()
    nation = found["ref_area"].eq("AZE")
    assert not values[~nation].between(1, 4).any()
    assert (
        found.loc[found["obs_value"].isna(), ["obs_status", "obs_conf"]]
        .isin(["Q", "C"])
        .all(axis=None)
    )
    assert found.loc[found["obs_status"].eq("Q"), "obs_value"].isna().all()


@pytest.mark.parametrize(
    ("code", "years"),
    [
        ("AZE_JJ_CONVICTED", range(2015, 2024)),
        ("AZE_JJ_CRIMES_AGAINST_CHILDREN", range(2015, 2024)),
        ("AZE_PT_LEFT_WITHOUT_CARE", range(2015, 2024)),
        ("EDU_CHLD_DISAB_GENERAL", range(2015, 2024)),
    ],
)
def test_an_attacker_with_every_download_recovers_no_small_count(store, made, code, years):
    for year in years:
        found = store.observations(code, ILLUSTRATIVE, time_period=str(year))
        if not found["obs_status"].eq("Q").any():
            continue
        width = attacked(found).set_index("ref_area")["width"]
        truth = made[made["indicator"].eq(code) & made["time_period"].eq(str(year))]
        small = truth.loc[truth["obs_value"].between(1, 4), "ref_area"]
        assert width[small[small != "AZE"]].min() >= 5


def test_an_attacker_recovers_no_small_count_of_children_out_of_school(store, made):
    found = store.observations("ED_OFST_L1", ILLUSTRATIVE, time_period="2023")
    truth = made[made["indicator"].eq("ED_OFST_L1") & made["time_period"].eq("2023")]
    key = ["ref_area", *DIMENSIONS]
    joined = found.merge(truth[[*key, "obs_value"]], on=key, suffixes=("", "_true"))
    small = whole(joined)[joined["obs_value_true"].between(1, 4)]
    width = attacked(found).set_index(["ref_area", "group"])["width"]
    assert len(small) > 10
    assert width[pd.MultiIndex.from_frame(small[["ref_area", "group"]])].min() >= 5


def test_a_rate_of_a_small_number_of_children_is_withheld(store, made):
    """The part, and the rest: 3 of 400 and 397 of 400 tell the same."""
    key = ["time_period", "ref_area", *DIMENSIONS]
    for code in ("ED_ROFST_L1_ADM", "ED_ROFST_L3_ADM", "AZE_SP_REFERRAL_RECEIVED"):
        rates = store.observations(code, ILLUSTRATIVE)
        truth = made.loc[made["indicator"].eq(code), [*key, "numerator", "denominator"]]
        joined = rates.merge(truth, on=key)
        rest = joined["denominator"] - joined["numerator"]
        small = joined["numerator"].between(1, 4) | rest.between(1, 4)
        own = small & joined["ref_area"].ne("AZE")
        assert joined.loc[own, "obs_value"].isna().all()
        assert joined["obs_value"].notna().any()


def test_a_rate_is_withheld_wherever_its_count_is(made, published):
    both = made["indicator"].isin(["ED_OFST_L1", "ED_ROFST_L1_ADM"])
    rows = made[both & made["time_period"].eq("2023")].to_dict("records")
    for row_ in rows:
        if not row_["indicator"].startswith("ED_ROFST"):
            del row_["numerator"], row_["denominator"]
    found = pd.DataFrame(protect_rows(rows, published))
    count = found[found["indicator"].eq("ED_OFST_L1") & found["obs_status"].eq("Q")]
    rate = found[found["indicator"].eq("ED_ROFST_L1_ADM")]
    joined = rate.merge(count, on=["ref_area", *DIMENSIONS])
    assert len(joined) > 20
    assert joined["obs_value_x"].isna().all()


def test_what_is_shown_is_what_was_made(store, made):
    code = "AZE_JJ_CONVICTED"
    found = store.observations(code, ILLUSTRATIVE).dropna(subset=["obs_value"])
    truth = made[made["indicator"].eq(code)].set_index(["time_period", "ref_area"])["obs_value"]
    keys = pd.MultiIndex.from_frame(found[["time_period", "ref_area"]])
    assert (found["obs_value"].to_numpy() == truth[keys].to_numpy()).all()
    zeros = truth[truth.eq(0)].index
    assert set(zeros) <= set(keys)


def test_figures_that_an_agency_has_published_are_not_altered(store, published):
    rows = [r for r in published if r["indicator"] == "AZE_JJ_CONVICTED"]
    found = store.observations("AZE_JJ_CONVICTED", "published")
    assert len(found) == len(rows)
    assert not found["obs_status"].eq("Q").any()
    nation = store.observations("AZE_JJ_CONVICTED", ILLUSTRATIVE, ref_area=["AZE"])
    known = {r["time_period"] for r in rows if r["ref_area"] == "AZE"}
    assert nation.loc[nation["time_period"].isin(known), "obs_value"].notna().all()


def test_the_counts_behind_a_rate_never_reach_the_store(made, published):
    assert {"numerator", "denominator"} <= set(made)
    rows = [dict(row) for row in made[made["indicator"].eq("ED_ROFST_L3_ADM")].to_dict("records")]
    some = [row for row in rows if row["time_period"] == "2022" and row["sex"] == "_T"]
    assert all(set(row) == set(COLUMNS) for row in protect_rows(some, published))


def passport(code):
    return Passport(indicator(code), ILLUSTRATIVE, [SOURCE], "abc", "2026-11-23", "http://x/")


@pytest.fixture
def convicted(store):
    found = store.observations("AZE_JJ_CONVICTED", ILLUSTRATIVE, time_period="2023", dimensions=ALL)
    assert found["obs_status"].eq("Q").sum() > 10
    return found


def test_no_download_holds_a_value_of_a_withheld_cell(convicted):
    gone = set(convicted.loc[convicted["obs_status"].eq("Q"), "ref_area"])
    en = words("en")
    text = to_csv(convicted, passport("AZE_JJ_CONVICTED"), en).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.lstrip('"').startswith("#")]
    rows = {row["Code"]: (row["Value"], row["Status"]) for row in csv.DictReader(lines)}
    assert {rows[code] for code in gone} == {("", "Suppressed")}
    book = load_workbook(io.BytesIO(to_xlsx(convicted, passport("AZE_JJ_CONVICTED"), en)))
    header, *cells = list(book["Figures"].values)
    sheet = [dict(zip(header, row, strict=True)) for row in cells]
    assert {(r["Value"], r["Status"]) for r in sheet if r["Code"] in gone} == {(None, "Suppressed")}
    coded = list(csv.DictReader(io.StringIO(to_sdmx_csv(convicted).decode())))
    said = {
        (r["OBS_VALUE"], r["OBS_STATUS"], r["OBS_CONF"]) for r in coded if r["REF_AREA"] in gone
    }
    assert said == {("", "Q", "C")}


def test_table_and_map_name_a_withheld_cell(convicted):
    item, en = indicator("AZE_JJ_CONVICTED"), words("en")
    gone = convicted[convicted["obs_status"].eq("Q")]
    assert set(readable_rows(gone, item, en)["Status"]) == {"Suppressed"}
    values = area_values(gone, [5.0, 10.0], item, en)
    assert {tuple(entry) for entry in values.values()} == {(-1, "", "", "suppressed")}
    below = {code: entry for code, entry in values.items() if code in areas_of("district")}
    assert "suppressed" in {named["s"] for named in states_shown(below, "district", en)}


def row(**given):
    made = dict.fromkeys(("lower_bound", "upper_bound", "standard_error"))
    made |= {"edition": "illustrative", "analysis": "vital", "measure": "count", "item": "deaths"}
    made |= {"ref_area": "AZE", "time_period": "2023", "obs_status": "A"}
    made |= dict.fromkeys(("sex", "age", "residence", "wealth_quintile", "disability_status"), "_T")
    return made | given


def deaths(**item):
    """Return deaths in the three districts of a region and in one other, and the nation's."""
    counts = {"AZ-BA": 300, "AZ-GA": 2, "AZ-NA": 30, "AZ-GYG": 20}
    found = [row(ref_area=code, obs_value=n, records=n, **item) for code, n in counts.items()]
    return [*found, row(obs_value=352, records=352, **item)]


def test_the_counts_of_an_analysis_are_protected_with_their_rates_and_records():
    rows = deaths()
    rate = row(measure="rate", ref_area="AZ-GA", obs_value=0.7, records=2800)
    few = row(measure="rate", ref_area="AZ-ABS", obs_value=50.0, records=4)
    found = counted.protect_analysis([*rows, rate, few], {"count": {}})
    shown = {(r["measure"], r["ref_area"]): r for r in found}
    hidden = [code for (measure, code), r in shown.items() if r["obs_value"] is None]
    assert "AZ-GA" in hidden
    assert len([code for (m, code), r in shown.items() if m == "count" and code in hidden]) >= 2
    for key in (("count", "AZ-GA"), ("rate", "AZ-GA"), ("rate", "AZ-ABS")):
        assert shown[key]["obs_status"] == "Q"
        assert shown[key]["records"] is None
        assert shown[key]["obs_value"] is None
    assert shown["count", "AZE"]["obs_value"] == 352


def test_items_that_are_parts_of_another_are_protected_as_one_table():
    parts = {"early": "deaths", "late": "deaths"}
    rows = [
        *(row(item=item, obs_value=n, records=99) for item, n in (("early", 9), ("late", 3))),
        row(item="deaths", obs_value=12, records=99),
    ]
    found = {r["item"]: r["obs_value"] for r in counted.protect_analysis(rows, {"count": parts})}
    assert found["late"] is None
    assert [found["early"], found["deaths"]].count(None) >= 1


def test_every_step_of_every_service_is_protected_as_a_part_of_all_services():
    parts = counted.COUNTS["referral"]["reached"]
    steps, services = (codelist("referral")[name] for name in ("step", "service"))
    apart = [service for service in services if service != "_T"]
    assert parts == {f"{name}/{step}": f"_T/{step}" for step in steps for name in apart}


def test_an_analysis_without_counts_stays_as_it_is():
    rows = deaths()
    assert counted.protect_analysis(rows, {}) == rows


def test_every_indicator_with_a_threshold_counts_children_or_is_a_rate_of_them():
    for code in declared():
        item = indicator(code)
        assert item.is_count or item.unit_measure == "PCNT"
        assert item.disclosure_threshold >= 3
    assert {"AZE_JJ_CONVICTED", "AZE_STILLBIRTHS", "SP_CHLD_DISAB_CASH"} <= set(declared())


def test_the_areas_of_protection_are_those_of_the_nation():
    found = tree()
    assert set(found) == {*areas_of("district"), *areas_of("region_2021")}
    assert {areas()[code].scheme for code in found.values()} == {"nation", "region_2021"}
    assert np.unique(list(found.values())).size == 15
