"""UNICEF's climate risk index: Azerbaijan in the report of 2026, from its inputs, level by level.

Published with the report (github.com/unicef/CCRR, Apache-2.0): exposed children in six parts of
the country, bounds, scores. Ends of scales are those observed among 262 areas. Where they are the
bounds, the score follows from the inputs of one country; for the eight scores of OBSERVED it does
not, as no country reaches the upper bound: there the end is given and the published one is met.
"""

from math import exp, log
from pathlib import Path
from statistics import fmean

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.risk.ccri import (
    ccri,
    ccri_class_2021,
    domain_scores,
    quadrants,
    vulnerability_pillar,
    vulnerability_scores,
)
from indicators.risk.ccri_exposure import exposure_pillar, exposure_scores, hazard_groups
from indicators.risk.inform import RiskInputError

CASES = Path(__file__).parent / "cases"
EXPOSED = pd.read_csv(CASES / "ccrr2026_aze_exposed.csv")
PUBLISHED = pd.read_csv(CASES / "ccrr2026_aze_scores.csv")
BOUNDS = PUBLISHED.drop(columns="published")
KEY = ["hazard", "kind"]
# The highest value observed, where it is below the bound: read back from the published score.
OBSERVED = {
    ("river_flood", "absolute"): 7.82543542382018,
    ("fire_FRP", "absolute"): 6.871855543849185,
    ("fire_frequency", "absolute"): 7.392499885689929,
    ("heatwave_frequency", "absolute"): 7.847379778107139,
    ("heatwave_duration", "absolute"): 7.965909257440799,
    ("heatwave_severity", "absolute"): 7.871644286573535,
    ("heatwave_severity", "relative"): 99.54598788515426,
    ("sand_dust", "absolute"): 7.12590750031491,
}
GROUPS = {
    "river_flood": ["river_flood"],
    "coastal_flood": ["coastal_flood"],
    "storm": ["tropical_storm"],
    "drought": ["agricultural_drought", "drought_spei", "drought_spi"],
    "heatwave": ["heatwave_frequency", "heatwave_duration", "heatwave_severity"],
    "extreme_heat": ["extreme_heat"],
    "fire": ["fire_FRP", "fire_frequency"],
    "sand_dust": ["sand_dust"],
    "air_pollution": ["air_pollution"],
    "malaria": ["vectorborne_malariapv", "vectorborne_malariapf"],
}
GROUP_SCORES = {
    "river_flood": 3.4833677145633466,
    "coastal_flood": 1.0,
    "storm": 1.0,
    "drought": 7.328733074783238,
    "heatwave": 4.870368363266694,
    "extreme_heat": 4.781858409629292,
    "fire": 2.719339069252177,
    "sand_dust": 3.2242111499964445,
    "air_pollution": 8.296425238425632,
    "malaria": 1.0,
}
# Myanmar has the highest mean of all areas; an uninhabited island, the lowest: 1.
MYANMAR = [
    5.87613615451292,
    6.462875538490374,
    7.886857573514402,
    6.0442648297840496,
    4.1275715280222816,
    8.2324521822293,
    4.801482121514041,
    2.4921080456067197,
    9.33982191342401,
    8.129420125097246,
]
DOMAINS = {
    "health": 3.683204212871538,
    "nutrition": 1.1638157458878564,
    "wash": 0.2975452513395436,
    "education": 3.6365023161235577,
    "protection": 1.7551492223623368,
    "poverty": 8.97,
    "survival": 1.6839825114808882,
}
PILLARS = {"exposure": 3.852270068133442, "vulnerability": 3.027171322866532}


def at_published_ends() -> pd.DataFrame:
    """Return bounds in which an upper end nobody reaches is the highest value observed."""
    keys = BOUNDS[KEY].apply(tuple, axis=1)
    return BOUNDS.assign(high=keys.map(OBSERVED).fillna(BOUNDS["high"]))


@pytest.fixture(scope="module")
def scores() -> pd.DataFrame:
    return exposure_scores(EXPOSED, at_published_ends(), ends="bounds")


def test_all_32_scores_of_exposure_are_the_published_ones(scores):
    both = scores.merge(PUBLISHED, on=KEY)
    assert len(both) == 32
    assert both["score"].tolist() == pytest.approx(both["published"].tolist(), rel=1e-13)


def test_24_of_them_follow_from_the_bounds_alone():
    both = exposure_scores(EXPOSED, BOUNDS, ends="bounds").merge(PUBLISHED, on=KEY)
    apart = both[(both["score"] - both["published"]).abs() > 1e-12]
    assert set(apart[KEY].apply(tuple, axis=1)) == set(OBSERVED)


def test_the_groups_of_hazards_are_the_published_ones(scores):
    found = hazard_groups(scores, GROUPS).set_index("item")
    assert found["score"].to_dict() == pytest.approx(GROUP_SCORES, rel=1e-13)
    assert found.loc["drought", "records"] == 3


def test_the_exposure_pillar_is_the_published_one(scores):
    highest = exp(fmean(map(log, MYANMAR)))
    found = exposure_pillar(hazard_groups(scores, GROUPS), observed=(1.0, highest))
    assert found["exposure"].tolist() == pytest.approx([PILLARS["exposure"]], rel=1e-13)


def test_the_ends_of_the_pillar_are_those_of_the_frame():
    groups = {"MMR": MYANMAR, "AZE": list(GROUP_SCORES.values()), "HMD": [1.0] * 10}
    rows = [(area, str(i), s) for area, own in groups.items() for i, s in enumerate(own)]
    found = exposure_pillar(pd.DataFrame(rows, columns=["ref_area", "item", "score"]))
    exposure = found.set_index("ref_area")["exposure"]
    assert exposure["MMR"] == pytest.approx(10, rel=1e-13)
    assert exposure["HMD"] == 0
    assert exposure["AZE"] == pytest.approx(PILLARS["exposure"], rel=1e-13)


def test_the_vulnerability_pillar_and_the_index_are_the_published_ones():
    rows = [("AZE", item, score) for item, score in DOMAINS.items()]
    found = vulnerability_pillar(pd.DataFrame(rows, columns=["ref_area", "item", "score"]))
    assert found["vulnerability"].tolist() == pytest.approx([PILLARS["vulnerability"]], rel=1e-13)
    index = ccri(found.assign(exposure=PILLARS["exposure"]))["ccri"]
    assert index.tolist() == pytest.approx([3.414891137192898], rel=1e-13)


# What the report takes for Azerbaijan. Mortality and births do not follow from their bounds (1 and
# 25): the lowest values observed are read back. Of the domains, health is not recomputed (inputs
# DTP1, DTP3 and electricity are not there), nor are nutrition and water (ends observed that one
# country cannot give); education, protection, poverty and survival are.
VULNERABLE = pd.DataFrame(
    [
        ("AZE", "social_protection", 10.3, 0, 100, True, 8.97),
        ("AZE", "learning_poverty", 37.5467720031738, 3, 98, False, 3.6365023161235577),
        ("AZE", "child_labour", 5.1, 1, 40, False, 1.0512820512820513),
        ("AZE", "mortality", 17.8872423134013, 1.2595177920662803, 100, False, 1.6839825114808882),
        ("AZE", "births", 99.8, 31.9, 100, True, 0.02936857562408335),
    ],
    columns=["ref_area", "indicator", "value", "low", "high", "reverse", "published"],
)
VULNERABLE_BOUNDS = VULNERABLE[["indicator", "low", "high", "reverse"]]


def test_the_scores_of_vulnerability_are_the_published_ones():
    found = vulnerability_scores(VULNERABLE, VULNERABLE_BOUNDS, ends="bounds")
    assert found["score"].tolist() == pytest.approx(VULNERABLE["published"].tolist(), rel=1e-13)


def test_a_domain_is_the_mean_of_what_is_known_of_it():
    # Child protection: the highest share of early marriage observed is 61 per cent.
    bounds = pd.DataFrame(
        [("child_labour", 1, 40, False), ("child_marriage", 0, 61, False)],
        columns=["indicator", "low", "high", "reverse"],
    )
    values = pd.DataFrame(
        [("AZE", "child_labour", 5.1), ("AZE", "child_marriage", 15.0)],
        columns=["ref_area", "indicator", "value"],
    )
    found = vulnerability_scores(values, bounds, ends="bounds")
    domain = domain_scores(found, {"protection": ["child_labour", "child_marriage"]})
    assert domain["score"].tolist() == pytest.approx([DOMAINS["protection"]], rel=1e-13)
    one = domain_scores(found.iloc[:1], {"protection": ["child_labour"]})
    assert one["score"].tolist() == pytest.approx([1.0512820512820513])


@pytest.mark.parametrize(("known", "scored"), [(1, False), (2, True), (5, True)])
def test_an_area_with_less_than_two_fifths_of_the_indicators_has_no_vulnerability(known, scored):
    names = list("abcde")
    rows = [("AZE", name, 4.0 if i < known else None) for i, name in enumerate(names)]
    scores = pd.DataFrame(rows, columns=["ref_area", "indicator", "score"]).astype({"score": float})
    domains = domain_scores(scores, {"all": names})
    assert domains["records"].tolist() == [known]
    assert vulnerability_pillar(domains)["vulnerability"].notna().tolist() == [scored]


AREAS = pd.DataFrame(
    {
        "ref_area": ["A", "B", "C"],
        "hazard": "flood",
        "exposed": [0.0, 101.0, 1e6],
        "children": [1000.0, 202.0, 4e6],
    }
)
FLOOD = pd.DataFrame(
    {"hazard": "flood", "kind": ["absolute", "relative"], "low": [2, 1], "high": [8, 100]}
)


def test_the_ends_observed_are_those_after_drawing_in():
    found = exposure_scores(AREAS, FLOOD)
    absolute = found[found["kind"] == "absolute"].set_index("ref_area")["score"]
    assert absolute.to_dict() == pytest.approx(
        {"A": 1.0, "B": 1 + 9 * (log(101, 10) - 2) / 4, "C": 10.0}
    )
    relative = found[found["kind"] == "relative"].set_index("ref_area")["score"]
    assert relative.to_dict() == pytest.approx({"A": 1.0, "B": 10.0, "C": 1 + 9 * 24 / 49})


@pytest.mark.parametrize(("exposed", "value"), [(0, 0.1), (100, 0.1), (101, 2.0043213737826426)])
def test_a_hundred_children_or_fewer_count_as_a_floor(exposed, value):
    bounds = FLOOD.assign(low=0, high=100)
    found = exposure_scores(AREAS.iloc[:1].assign(exposed=exposed), bounds, ends="bounds")
    assert found.loc[found["kind"] == "absolute", "value"].tolist() == pytest.approx([value])


def test_a_missing_figure_is_not_nobody_unless_the_layer_says_so():
    unknown = AREAS.assign(exposed=[None, 101.0, 1e6])
    assert exposure_scores(unknown, FLOOD)["score"].isna().sum() == 2
    filled = exposure_scores(unknown, FLOOD, none_where_missing=["flood"])
    assert filled["score"].tolist() == exposure_scores(AREAS, FLOOD)["score"].tolist()


def test_a_hazard_that_is_not_known_leaves_its_group_the_pillar_and_the_index_unknown():
    rows = [(area, h, 4.0) for area in "AB" for h in ("drought", "heat")] + [("C", "heat", 3.0)]
    scores = pd.DataFrame(rows, columns=["ref_area", "hazard", "score"])
    scores.loc[0, "score"] = None
    groups = hazard_groups(scores, {"one": ["drought"], "two": ["heat"]})
    both = hazard_groups(scores, {"any": ["drought", "heat"]}).set_index("ref_area")
    assert both["score"].isna().to_dict() == {"A": True, "B": False, "C": True}
    assert both["records"].to_dict() == {"A": 1, "B": 2, "C": 1}
    pillar = exposure_pillar(groups, observed=(1, 5)).set_index("ref_area")["exposure"]
    assert pillar.isna().to_dict() == {"A": True, "B": False, "C": True}
    found = ccri(pillar.reset_index().assign(vulnerability=2.0))
    assert found["ccri"].isna().tolist() == [True, False, True]
    assert found["rank"].isna().tolist() == [True, False, True]
    assert found["quadrant"].isna().tolist() == [True, False, True]


def test_the_quadrants_are_the_published_ones_around_the_medians_of_181_countries():
    # The countries next to the medians: exposure 3.979 (Belize), vulnerability 2.432 (Bosnia and
    # Herzegovina); a country at the median is on the high side.
    published = pd.DataFrame(
        [
            ("AZE", 3.852270068133442, 3.027171322866532, "vulnerable"),
            ("BLZ", 3.979417167928617, 2.786236252268043, "exposed_vulnerable"),
            ("DJI", 3.9406691039951465, 4.52680647074586, "vulnerable"),
            ("BIH", 1.9134732726679275, 2.432236127338011, "vulnerable"),
            ("COL", 6.449214312425373, 2.411749112784186, "exposed"),
            ("PRY", 3.3002524873979064, 2.411430503130389, "neither"),
        ],
        columns=["ref_area", "exposure", "vulnerability", "quadrant"],
    )
    found = quadrants(published, middles=(3.979417167928617, 2.432236127338011))
    assert found.tolist() == published["quadrant"].tolist()


def test_the_middles_are_those_of_areas_that_have_both_pillars():
    pillars = pd.DataFrame({"exposure": [1, 2, 3, 9], "vulnerability": [3, 2, 1, None]})
    assert quadrants(pillars).tolist()[:3] == ["vulnerable", "exposed_vulnerable", "exposed"]


@pytest.mark.parametrize(
    ("index", "name"),
    [(2.0, "very_low"), (3.415, "low"), (3.75, "medium"), (7.0, "high"), (7.05, "extremely_high")],
)
def test_the_classes_of_2021_are_of_the_index_at_one_decimal(index, name):
    assert ccri_class_2021(index) == name


@pytest.mark.parametrize(
    ("broken", "bounds", "message"),
    [
        (AREAS.assign(exposed=-1.0), FLOOD, r"3 number\(s\) of children are negative"),
        (AREAS.assign(children=None), FLOOD, r"3 row\(s\) have no number of children"),
        (AREAS.drop(columns="children"), FLOOD, r"no column\(s\) children"),
        (AREAS, FLOOD.assign(high=1), "bounds of flood, absolute do not ascend"),
        (AREAS.iloc[:1], FLOOD, "same flood, absolute"),
    ],
)
def test_inputs_that_cannot_be_right_are_refused(broken, bounds, message):
    with pytest.raises(RiskInputError, match=message):
        exposure_scores(broken, bounds)


def test_a_hazard_of_the_index_that_is_not_in_the_frame_is_named(scores):
    with pytest.raises(RiskInputError, match="No hazard avalanche"):
        hazard_groups(scores, GROUPS | {"snow": ["avalanche"]})
    with pytest.raises(RiskInputError, match=r"1 pillar\(s\) lie outside"):
        ccri(pd.DataFrame({"ref_area": ["A"], "exposure": [11], "vulnerability": [1]}))


@given(st.floats(0, 10), st.floats(0, 10))
def test_the_index_lies_between_its_pillars(exposure, vulnerability):
    pillars = pd.DataFrame(
        {"ref_area": ["A"], "exposure": [exposure], "vulnerability": [vulnerability]}
    )
    index = float(ccri(pillars)["ccri"].iloc[0])
    assert min(exposure, vulnerability) - 1e-9 <= index <= max(exposure, vulnerability) + 1e-9


@given(st.lists(st.floats(1, 10), min_size=2, max_size=20, unique=True))
def test_the_ends_observed_are_exactly_nought_and_ten(means):
    groups = pd.DataFrame({"ref_area": range(len(means)), "item": "flood", "score": means})
    found = exposure_pillar(groups)["exposure"]
    assert (found.min(), found.max()) == (0, 10)
