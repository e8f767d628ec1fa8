"""Facts rest on observations: of one source, within one definition, each with its identity."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import catalog
from indicators.codelists import ALL
from indicators.facts import (
    Asked,
    Behind,
    Broken,
    Changed,
    Compared,
    FactsError,
    Gap,
    Graded,
    Key,
    Latest,
    NoFigure,
    Ranked,
    Stale,
    TargetDistance,
    facts_from,
    facts_of,
    point_of,
    rank_among_siblings,
)
from tests.conftest import frame, observation

TODAY = date(2026, 11, 23)
KINDS = {
    "UIS_2024_09": {"kind": "administrative"},
    "SSC": {"kind": "administrative"},
    "MICS": {"kind": "survey"},
    "MODEL": {"kind": "modelled"},
}
OUT = catalog()["ED_ROFST_L1_ADM"]
REGISTERED = catalog()["PT_CHLD_Y0T4_REG"]
LIGHT = catalog()["AZE_LBW_OFFICIAL"]
REGIONS = ("ER01", "ER02", "ER03", "ER04", "ER05", "ER06")  # of 14


def of(kind, facts):
    return [fact for fact in facts if isinstance(fact, kind)]


def facts(*rows, item=OUT, area="AZE", **given):
    return facts_of(item, frame(*rows), KINDS, ref_area=area, today=TODAY, **given)


def seen(value, period="2023", **more):
    return observation(time_period=period, obs_value=value, **more)


def survey(value, low, high, period="2023", **more):
    told = {"indicator": "PT_CHLD_Y0T4_REG", "data_source": "MICS"}
    return seen(value, period, lower_bound=low, upper_bound=high, **told, **more)


def test_the_latest_figure_carries_the_identity_of_its_observation():
    (latest,) = of(Latest, facts(seen(9.3, "2022"), seen(8.1, "2023", sex="_T")))
    assert latest.point.value == 8.1
    assert latest.age == 3
    assert latest.key == Key("ED_ROFST_L1_ADM", "AZE", "2023", "UIS_2024_09", "published")


def test_a_group_is_part_of_the_identity():
    (latest,) = of(Latest, facts(seen(8.1, sex="F"), dimensions={"sex": "F"}))
    assert latest.key.dimensions == (("sex", "F"),)
    assert latest.key.codes()["sex"] == "F"


def test_a_change_of_a_full_count_without_bounds_is_not_judged():
    (change,) = of(Changed, facts(seen(9.3, "2022"), seen(8.1)))
    assert (change.before.value, change.after.value, change.verdict) == (9.3, 8.1, "unknown")
    assert change.difference == pytest.approx(-1.2)


def test_a_change_larger_than_its_intervals_is_reliable():
    (change,) = of(
        Changed, facts(survey(60, 57, 63, "2006"), survey(93.5, 92, 95), item=REGISTERED)
    )
    assert change.verdict == "up"


def test_a_change_within_its_intervals_is_not():
    (change,) = of(
        Changed, facts(survey(93, 91, 95, "2006"), survey(93.5, 92, 95), item=REGISTERED)
    )
    assert change.verdict == "no reliable difference"


def test_estimates_of_a_model_are_never_compared_as_if_independent():
    rows = [survey(60, 57, 63, "2006"), survey(93.5, 92, 95)]
    rows = [{**row, "data_source": "MODEL", "obs_status": "MD"} for row in rows]
    (change,) = of(Changed, facts(*rows, item=REGISTERED))
    assert change.verdict == "model"


def test_the_run_starts_at_the_first_comparable_figure():
    last, run = of(Changed, facts(seen(5, "2010"), seen(9.3, "2022"), seen(8.1)))
    assert (last.before.key.time_period, last.run) == ("2022", False)
    assert (run.before.key.time_period, run.run) == ("2010", True)


def test_two_figures_are_one_change_and_not_a_run_as_well():
    assert len(of(Changed, facts(seen(9.3, "2022"), seen(8.1)))) == 1


def test_nothing_is_compared_across_a_break():
    told = facts(seen(5, "2010"), seen(9.3, "2022", obs_status="B"), seen(8.1))
    (change,) = of(Changed, told)
    assert change.before.key.time_period == "2022"
    (broken,) = of(Broken, told)
    assert broken.key.time_period == "2022"


def test_a_declared_break_gives_its_reason():
    declared = LIGHT.breaks[0]
    source = declared.sources[0] if declared.sources else "SSC"
    light = {"indicator": "AZE_LBW_OFFICIAL", "data_source": source}
    rows = [
        seen(value, period, **light) for value, period in ((5, "2013"), (6, "2015"), (7, "2016"))
    ]
    told = facts_of(LIGHT, frame(*rows), {source: {"kind": "administrative"}}, today=TODAY)
    (broken,) = of(Broken, told)
    assert broken.label == declared.label
    assert {fact.before.key.time_period for fact in of(Changed, told)} == {"2015"}


def test_no_change_joins_two_sources():
    assert of(Changed, facts(seen(9.3, "2022", data_source="SSC"), seen(8.1))) == []


def test_two_editions_are_refused():
    with pytest.raises(FactsError, match="two editions"):
        facts(seen(9.3, "2022", edition="illustrative"), seen(8.1))


def test_another_indicator_is_refused():
    with pytest.raises(FactsError, match="another indicator"):
        facts(seen(9.3, indicator="DM_BRTS"))


def test_a_figure_of_more_than_five_years_is_old():
    assert of(Stale, facts(seen(8.1, "2021"))) == []
    (stale,) = of(Stale, facts(seen(8.1, "2020")))
    assert stale.age == 6


def test_the_children_behind_a_rate_are_those_of_its_source_and_period():
    counts = frame(seen(1234, indicator="ED_OFST_L1"), seen(99, "2022", indicator="ED_OFST_L1"))
    (behind,) = of(Behind, facts(seen(8.1), counts=counts))
    assert (behind.count.value, behind.count.key.indicator) == (1234, "ED_OFST_L1")


def test_an_area_stands_beside_its_parent_and_the_nation():
    rows = [
        survey(value, low, high, ref_area=area)
        for area, value, low, high in (
            ("AZ-LER", 80, 75, 85),
            ("ER09", 82, 79, 85),
            ("AZE", 95, 94, 96),
        )
    ]
    parent, nation = of(Compared, facts(*rows, item=REGISTERED, area="AZ-LER"))
    assert (parent.whole.key.ref_area, parent.verdict) == ("ER09", "no reliable difference")
    assert (nation.whole.key.ref_area, nation.verdict) == ("AZE", "down")


def test_areas_and_groups_of_a_model_are_not_judged_either():
    rows = [survey(80, 75, 85, ref_area="AZ-LER"), survey(95, 94, 96)]
    rows += [survey(70, 69, 71, ref_area="AZ-LER", sex=sex) for sex in "FM"]
    rows = [{**row, "data_source": "MODEL", "obs_status": "MD"} for row in rows]
    told = facts(*rows, item=REGISTERED, area="AZ-LER")
    assert [fact.verdict for fact in of(Compared, told)] == ["model"]
    assert [fact.reliable for fact in of(Gap, told)] == [None]


def test_a_rank_is_a_range_where_intervals_overlap():
    rows = [
        survey(50 + 5 * place, 46 + 5 * place, 54 + 5 * place, ref_area=area)
        for place, area in enumerate(REGIONS)
    ]
    (rank,) = of(Ranked, facts(*rows, item=REGISTERED, area="ER03"))
    assert rank.lowest < 3 < rank.highest
    assert rank.certain is False
    assert rank.areas == 6


def test_a_rank_is_one_where_intervals_are_apart():
    rows = [
        survey(50 + 5 * place, 49.5 + 5 * place, 50.5 + 5 * place, ref_area=area)
        for place, area in enumerate(REGIONS)
    ]
    (rank,) = of(Ranked, facts(*rows, item=REGISTERED, area="ER03"))
    assert (rank.lowest, rank.highest, rank.certain) == (3, 3, True)


def test_a_survey_without_intervals_is_not_ranked():
    rows = [
        seen(place, indicator="PT_CHLD_Y0T4_REG", data_source="MICS", ref_area=area)
        for place, area in enumerate(REGIONS)
    ]
    assert of(Ranked, facts(*rows, item=REGISTERED, area="ER03")) == []


def test_counts_printed_alike_share_their_ranks():
    rows = [seen(v, ref_area=a) for a, v in zip(REGIONS, (9, 8, 8, 7, 6, 5), strict=True)]
    (rank,) = of(Ranked, facts(*rows, area="ER03"))
    assert (rank.lowest, rank.highest, rank.certain) == (2, 3, None)


def test_so_few_areas_that_their_map_has_no_order_have_no_ranks():
    rows = [seen(v, ref_area=a) for a, v in zip(REGIONS[:4], (9, 8, 7, 6), strict=True)]
    assert of(Ranked, facts(*rows, area="ER03")) == []


def test_a_gap_names_the_group_behind_first():
    rows = [survey(93, 92, 94)]
    rows += [survey(80, 77, 83, wealth_quintile="Q1"), survey(99, 98, 99.5, wealth_quintile="Q5")]
    (gap,) = of(Gap, facts(*rows, item=REGISTERED))
    assert (gap.behind.value, gap.ahead.value, gap.reliable) == (80, 99, True)


def test_a_gap_without_errors_is_not_judged():
    told = facts(seen(8), seen(9, sex="F"), seen(7, sex="M"))
    (gap,) = of(Gap, told)
    assert (gap.behind.value, gap.reliable) == (9, None)


def test_the_distance_to_the_target_is_that_of_the_latest_figure():
    (target,) = of(TargetDistance, facts(seen(8.1)))
    assert target.distance.gap == pytest.approx(8.1)


def test_the_grade_is_the_last_fact():
    told = facts(seen(8.1))
    assert isinstance(told[-1], Graded)
    assert told[-1].letter == "B"  # other periods of the series are disowned


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("Q", "withheld"),
        ("L", "not_collected"),
        ("M", "not_applicable"),
        ("AZE_NIL", "did_not_occur"),
        ("N", "below_unit"),
        ("O", "missing"),
    ],
)
def test_no_value_is_a_named_state(status, reason):
    (none,) = facts(seen(None, obs_status=status))
    assert (none.reason, none.key.time_period) == (reason, "2023")


def test_what_was_never_published_is_missing():
    (none,) = facts(seen(8.1), area="AZ-LER")
    assert (none.reason, none.key.ref_area, none.key.time_period) == ("missing", "AZ-LER", "")


def test_a_later_figure_that_is_withheld_is_told_before_the_latest():
    told = facts(seen(8.1, "2022"), seen(None, obs_status="Q"))
    assert isinstance(told[0], NoFigure)
    assert (told[0].reason, told[0].key.time_period) == ("withheld", "2023")
    assert of(Latest, told)[0].key.time_period == "2022"


def test_only_periods_up_to_the_one_asked_for_count():
    told = facts(seen(9.3, "2022"), seen(8.1), time_period="2022")
    assert of(Latest, told)[0].point.value == 9.3


values = st.floats(0, 100, allow_nan=False)


@given(st.lists(st.tuples(values, st.sampled_from("ABBA")), min_size=2, max_size=9))
def test_no_change_ever_reaches_behind_the_last_break(points):
    periods = [str(2000 + place) for place in range(len(points))]
    rows = [
        seen(value, period, obs_status=status)
        for period, (value, status) in zip(periods, points, strict=True)
    ]
    told = facts(*rows)
    breaks = [p for p, (_, status) in zip(periods, points, strict=True) if status == "B"]
    last = max(breaks, default="0")
    for change in of(Changed, told):
        assert last <= change.before.key.time_period < change.after.key.time_period


class Shelf:
    """A reader of observations written out here, which notes what it was asked for."""

    today = TODAY

    def __init__(self, *rows):
        self.observations, self.asked = frame(*rows), []

    def rows(self, indicator, asked):
        self.asked.append((indicator, asked))
        return self.observations[self.observations["indicator"] == indicator]

    def sources_of(self, codes):
        return {code: KINDS[code] for code in codes}


def test_facts_from_a_reader_are_the_facts_of_what_it_reads():
    rows = (seen(9.3, "2022"), seen(8.1, "2023"), seen(7.0, "2023", ref_area="AZ-LER"))
    children = (seen(5980, indicator=OUT.count), seen(12, indicator=OUT.count, ref_area="AZ-LER"))
    shelf = Shelf(*rows, *children)
    for area in ("AZE", "AZ-LER"):
        expected = facts(*rows, area=area, counts=frame(*children))
        assert facts_from(shelf, OUT, Asked(area)) == expected
        assert {fact.point.key.ref_area for fact in of(Latest, expected)} == {area}


def test_facts_from_a_reader_are_of_the_period_group_and_area_asked_for():
    shelf = Shelf(seen(9.3, "2022"), seen(8.1, "2023"), seen(6.0, "2022", sex="F"))
    asked = Asked(dimensions=ALL | {"sex": "F"}, time_period="2022")
    (latest,) = of(Latest, facts_from(shelf, OUT, asked))
    assert (latest.point.value, latest.point.key.time_period) == (6.0, "2022")
    assert shelf.asked == [(OUT.indicator, asked), (OUT.count, asked)]
    assert len(of(NoFigure, facts_from(shelf, OUT, Asked("ER09")))) == 1


def test_what_is_or_is_not_there_has_no_rank(store):
    rows = store.observations("AZE_SP_DOST", "published")
    own = point_of(rows.iloc[0].to_dict())
    assert rank_among_siblings(rows, own, catalog()["AZE_SP_DOST"], "administrative") is None
