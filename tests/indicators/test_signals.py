"""A rule asks as rarely in vain as it says, and asks; its charts are those of the publications."""

import numpy as np
import pandas as pd
import pytest
from scipy import optimize, stats

from indicators.catalog import catalog
from indicators.errors import DeclarationError, UncertaintyError
from indicators.model import LANGUAGES
from indicators.signals import (
    FALSE_DISCOVERY,
    RULES,
    Put,
    Watched,
    cusum,
    ewma,
    method_said,
    needs_said,
    put,
    question,
    read_rules,
    rules,
    told_of_rules,
    tried,
)
from indicators.signals.chance import (
    adjusted,
    beyond,
    cusum_draws,
    draws_of,
    either_end,
    funnel_chance,
    ratio_chance,
)
from indicators.uncertainty import funnel
from indicators.words import words

GOOD = RULES.read_text(encoding="utf-8")


def run_length(mean: float, reference: int, limit: int, start: int = 0) -> float:
    """Return Lucas's average run length by a Markov chain (Brook and Evans 1972)."""
    rows = [
        [
            stats.poisson.cdf(reference - one, mean)
            if other == 0
            else stats.poisson.pmf(other - one + reference, mean)
            for other in range(limit)
        ]
        for one in range(limit)
    ]
    return float(np.linalg.solve(np.eye(limit) - np.array(rows), np.ones(limit))[start])


# In the documentation of the R package IAcsSPCR 1.2.1 (J. Lawson), function arl, after Lucas
# (1985): h = 6, k = 2, in-control mean 1.88, and that mean with .9627 of its standard deviation.
@pytest.mark.parametrize(
    ("mean", "start", "printed"),
    [(1.88, 0, 37.2), (1.88, 3, 29.19), (1.88 + 0.9627 * 1.88**0.5, 0, 5.49)],
)
def test_the_run_lengths_held_against_are_those_printed_after_lucas(mean, start, printed):
    assert run_length(mean, 2, 6, start) == pytest.approx(printed, abs=0.006)


@pytest.mark.parametrize("mean", [1.88, 1.88 + 0.9627 * 1.88**0.5])
def test_a_cumulative_sum_runs_as_long_as_lucas_has_it(mean):
    ratio = optimize.brentq(lambda r: 1.88 * (r - 1) / np.log(r) - 2, 1.01, 3)
    counts = np.random.default_rng(1).poisson(mean, (6000, 600)).astype(float)
    sums = cusum(counts, np.full_like(counts, 1.88), ratio)
    crossed = sums >= 6 * np.log(ratio) - 1e-9
    assert crossed.any(axis=1).all()
    runs = crossed.argmax(axis=1) + 1
    error = runs.std() / len(runs) ** 0.5
    assert abs(runs.mean() - run_length(mean, 2, 6)) < 3 * error


def test_a_moving_average_runs_as_long_as_published():
    """Weight 0.25, limit 3, a shift of one standard deviation: 11.154 (SAS/QC, EWMAARL)."""
    learnt, later, weight = 2000, 150, 0.25
    changes = np.random.default_rng(2).standard_normal((4000, learnt + later))
    changes[:, learnt:] += 1
    periods = np.arange(1, later + 1)
    grown = np.sqrt(1 - (1 - weight) ** (2 * periods))  # the published limit is that of the last
    crossed = np.abs(ewma(changes, learnt, weight)) * grown > 3.0
    runs = crossed.argmax(axis=1) + 1
    assert runs.mean() == pytest.approx(11.154, abs=3 * runs.std() / len(runs) ** 0.5)


def test_a_fall_is_watched_by_a_ratio_below_one_and_a_rise_leaves_no_trace():
    expected = np.full(4, 100.0)
    assert cusum(np.array([100.0, 120, 130, 140]), expected, 0.8).tolist() == [0, 0, 0, 0]
    fallen = cusum(np.array([70.0, 70, 70, 70]), expected, 0.8)
    assert fallen.tolist() == pytest.approx([n * (70 * np.log(0.8) + 20) for n in (1, 2, 3, 4)])


def test_nothing_can_be_noticed_of_a_ratio_of_one_or_of_a_series_that_stood_still():
    with pytest.raises(UncertaintyError, match="above zero and not 1"):
        cusum(np.ones(3), np.ones(3), 1.0)
    with pytest.raises(UncertaintyError, match="no spread"):
        ewma(np.zeros((1, 10)), 8)


def test_of_the_fifteen_chances_of_benjamini_and_hochberg_the_four_smallest_are_discoveries():
    """Their worked example (1995, section 4.1): fifteen comparisons, four rejected at 0.05."""
    given = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719,
             .6528, .7590, 1.0]  # fmt: skip
    shares = adjusted(np.array(given), dependent=False)
    assert (shares <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert shares[3] == pytest.approx(15 / 4 * 0.0095)
    harmonic = sum(1 / n for n in range(1, 16))
    stricter = adjusted(np.array(given), dependent=True)
    assert stricter == pytest.approx(np.minimum(1, shares * harmonic))


def test_where_nothing_changes_a_chance_of_five_in_a_hundred_comes_five_times_in_a_hundred():
    """The years learnt from are drawn anew as well: else it would come more often."""
    draws, mean = draws_of("test"), np.full((1, 4), 60.0)
    drawn = cusum_draws(mean, np.array([300.0]), 0.8, draws)
    found = cusum_draws(mean, np.array([300.0]), 0.8, draws, 4000)
    share = (beyond(found, drawn)[:, 0, -1] <= 0.05).mean()
    assert share == pytest.approx(0.05, abs=3 * (0.05 * 0.95 / 4000) ** 0.5)


def test_a_funnel_without_dispersion_is_that_of_the_exact_test():
    count = np.array([98.0, 104, 80, 100, 121, 95, 103, 99, 101, 97])
    size = np.full(10, 1000.0)
    _, z, spread = funnel_chance(count, size, part=False)
    rows = funnel(_areas(count, size), kind="rate")
    assert spread == 1.0
    assert (np.abs(z) > 1.959964).tolist() == rows["position"].ne("within").tolist()


def _areas(count, size):
    return pd.DataFrame({"count": count, "denominator": size})


def test_where_areas_differ_everywhere_the_funnel_singles_out_none_of_them():
    random = np.random.default_rng(4)
    count = random.poisson(100 * random.normal(1, 0.4, 74).clip(0.1)).astype(float)
    _, z, spread = funnel_chance(count, np.full(74, 1000.0), part=False)
    assert spread > 8
    assert (np.abs(z) > 3.09).sum() == 0


def test_a_ratio_within_its_benchmark_has_no_small_chance_on_either_side():
    below, above = ratio_chance(
        np.array([50.0, 90.0]), np.array([100.0, 100.0]), np.array([np.nan] * 2), np.full(2, 0.5)
    )
    assert either_end(below, above).tolist() == pytest.approx(
        [stats.binom.sf(49, 100, 0.5), stats.binom.sf(89, 100, 0.5)]
    )


def _watched(sizes, dispersion=1.0):
    return Watched(_areas([], []), len(sizes), np.asarray(sizes, float), dispersion)


def test_cumulative_sums_keep_to_the_share_of_questions_without_a_cause():
    record = tried("births", rules()["births"], _watched([900.0] * 40))
    assert record is not None
    assert record.false_discovery < FALSE_DISCOVERY + 0.01
    assert record.noticed > 0.9
    assert 1 <= record.delay < 2
    assert record.false_alarms < 0.15


def test_what_is_to_be_noticed_is_noticed_less_in_small_areas():
    small, large = (
        tried("births", rules()["births"], _watched([size] * 20)) for size in (40.0, 2000.0)
    )
    assert small is not None and large is not None
    assert small.noticed < 0.5 < large.noticed


def test_a_rule_that_watches_nothing_has_no_record():
    assert tried("births", rules()["births"], _watched([])) is None


@pytest.mark.parametrize("code", rules())
def test_the_agency_that_is_asked_holds_the_figures(code):
    rule = rules()[code]
    for indicator in rule.indicators:
        assert rule.holder in catalog()[indicator].holders


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", rules())
def test_every_rule_asks_and_asserts_nothing(code, language):
    rule = rules()[code]
    item = rule.indicators[0] if rule.indicators else "sb_end"
    area = {"nation": "AZE", "region_2021": "ER04", "district": "AZ-LER"}[rule.level]
    observed = 80.0 if rule.low or rule.two_sided else 120.0
    asked = Put(code, item, area, "2022", "2023", "ILLUSTRATIVE", observed, 100.0, 0.01)
    said = question(asked, rule, words(language))
    assert "?" in said
    assert "{" not in said
    assert said[0].isupper()
    assert method_said(rule, words(language))
    assert needs_said(rule, words(language))


def test_a_question_of_several_years_names_them():
    asked = Put("births", "DM_BRTS", "AZ-LER", "2021", "2023", "X", 800.0, 1000.0, 0.001)
    rule = rules()["births"]
    assert "in Lerik district in 2021–2023 complete?" in question(asked, rule, words("en"))
    assert "Lerik rayonunda 2021–2023-cü illərdə" in question(asked, rule, words("az"))
    assert "в Лерикском районе в 2021–2023 годах" in question(asked, rule, words("ru"))


def _rows(item, **told):
    key = {"item": item, "ref_area": "AZ-LER", "time_period": "2023", "data_source": "X"}
    return [{**key, "measure": name, "obs_value": value} for name, value in told.items()]


def test_what_was_written_is_read_again_and_only_what_is_far_out_is_asked():
    far = _rows("births/DM_BRTS", observed=8.0, expected=20.0, since=2022.0, share=0.01)
    near = _rows("births/AZE_LBW", observed=8.0, expected=9.0, since=2023.0, share=0.4)
    told = _rows("births", watched=2.0, wanted=74.0)
    (asked,) = put([*far, *near, *told])
    assert (asked.item, asked.since, asked.time_period) == ("DM_BRTS", "2022", "2023")
    assert told_of_rules([*far, *told]) == {"births": {"watched": 2.0, "wanted": 74.0}}


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('holder = "MOJ"', 'holder = "NOBODY"', "births.holder"),
        ('change = 0.85\nholder = "MOJ"', 'change = 1.2\nholder = "MOJ"', "births"),
        ('indicators = ["DM_BRTS"]', "", "births"),
        ('base = "DM_BRTS"\nchange = 2.0', "change = 2.0", "infant_deaths"),
    ],
)
def test_a_rule_that_cannot_be_put_is_refused_by_file_and_key(before, after, key):
    assert before in GOOD
    with pytest.raises(DeclarationError) as caught:
        read_rules(GOOD.replace(before, after, 1).encode())
    (fault,) = caught.value.faults
    assert (fault.file, fault.column) == ("signals/rules.toml", key)
