"""The map's message: the right class, words and state for each area, and no geometry."""

import json
from dataclasses import replace

from figures.maps import area_values, classes, legend_breaks, rank_words, states_shown
from indicators.catalog import indicator
from indicators.words.language import words
from tests.conftest import frame, observation

RATE = indicator("ED_ROFST_L1_ADM")
EN, AZ = words("en"), words("az")
INNER = [5.0, 8.0]


def values(*rows):
    return area_values(frame(*(observation(**row) for row in rows)), INNER, RATE, EN)


def test_a_value_on_a_break_belongs_to_the_lower_class():
    found = values({"ref_area": "ER01", "obs_value": 5.0}, {"ref_area": "ER02", "obs_value": 5.1})
    assert (found["ER01"][0], found["ER02"][0]) == (0, 1)


def test_zero_is_a_value_and_missing_is_not_zero():
    found = values(
        {"ref_area": "ER01", "obs_value": 0.0},
        {"ref_area": "ER02", "obs_value": None, "obs_status": "Q"},
    )
    assert found["ER01"][:4] == [0, "0%", "", ""]  # none of a whole has no decimals
    assert found["ER02"] == [-1, "", "", "suppressed"]


def test_an_interval_travels_with_its_value():
    (entry,) = values(
        {"ref_area": "ER01", "obs_value": 6.0, "lower_bound": 4.0, "upper_bound": 8.5}
    ).values()
    assert entry == [1, "6.0%", "4.0–8.5", "", 6.0, 4.0, 8.5]


def test_numbers_are_written_as_the_language_writes_them():
    rows = frame(observation(ref_area="ER01", obs_value=3.84))
    assert area_values(rows, INNER, RATE, AZ)["ER01"][1] == "3,8%"


def test_the_alarming_end_is_dark_whichever_direction_is_better():
    worse_high = classes(INNER, RATE, EN)
    worse_low = classes(INNER, replace(RATE, direction="higher"), EN)
    assert worse_high[-1]["c"] == worse_low[0]["c"] == "#0b4f75"


def test_legend_labels_say_where_classes_meet():
    plain = replace(RATE, direction="none")
    assert [item["l"] for item in classes(INNER, plain, EN)] == ["≤ 5.0", "5.0–8.0", "> 8.0"]


def test_a_legend_says_in_words_which_end_is_worse():
    """On a dark screen the alarming end is the bright one."""
    more_is_better = replace(RATE, direction="higher")
    assert [item["l"] for item in classes(INNER, RATE, EN)][-1] == "> 8.0 (worse)"
    assert [item["l"] for item in classes(INNER, more_is_better, EN)] == [
        "≤ 5.0 (worse)",
        "5.0–8.0",
        "> 8.0",
    ]
    assert [item["l"] for item in classes([], RATE, EN)] == ["one value"]


def test_an_area_without_a_row_is_shown_as_missing_in_the_legend():
    found = values({"ref_area": "ER01", "obs_value": 1.0})
    assert states_shown(found, "region_2021", EN) == [{"s": "missing", "l": "Missing"}]


def test_locked_breaks_are_those_of_the_edition_and_the_scheme():
    locked = json.dumps({"published/district": [1.0], "illustrative/district": [9.0]})
    assert legend_breaks(locked, "published", "district", {"sex": "F"}) == [1.0]
    assert legend_breaks(locked, "published", "region_2021", {}) == []


def test_an_indicator_without_a_total_has_breaks_for_each_of_its_codes():
    locked = json.dumps({"published/region_2006/age=Y15T17": [5.0]})
    chosen = {"sex": "F", "age": "Y15T17"}
    assert legend_breaks(locked, "published", "region_2006", chosen) == [5.0]


def test_ranks_are_shown_only_where_the_intervals_rule_a_quarter_out():
    own = {"indicator": "PT_CHLD_Y0T4_REG", "time_period": "2023"}
    item = indicator("PT_CHLD_Y0T4_REG")
    near = frame(
        observation(ref_area="AZ-BA", obs_value=96.0, lower_bound=92.0, upper_bound=98.0, **own),
        observation(ref_area="AZ-GA", obs_value=95.0, lower_bound=91.0, upper_bound=97.5, **own),
    )
    assert rank_words(near, item, words("en")) == {
        "values": {},
        "note": "The intervals are too wide to rank any of these areas.",
    }
    far = frame(
        observation(ref_area="AZ-BA", obs_value=96.0, lower_bound=95.0, upper_bound=97.0, **own),
        observation(ref_area="AZ-GA", obs_value=60.0, lower_bound=58.0, upper_bound=62.0, **own),
    )
    found = rank_words(far, item, words("en"))
    assert found is not None
    assert found["values"] == {"AZ-BA": "rank 2", "AZ-GA": "rank 1"}  # worst for children first
    assert rank_words(far.assign(lower_bound=None, upper_bound=None), item, words("en")) is None
