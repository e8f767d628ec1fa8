"""A DHS survey gives the figures that can be worked out by hand."""

import pytest

from tests.data.survey.made import computed, members, total, written


@pytest.mark.parametrize("name", ["AZPR52FL.DTA", "AZPR52FL.SAV", "azpr52fl.csv", "pr.csv.gz"])
def test_a_file_is_known_by_its_name_and_variables_and_gives_the_same_in_every_format(
    tmp_path, name
):
    frame = members({"hv140": 1}, {"hv140": 2}, {"hv140": 0}, {"hv140": 9}, {"hv105": 5})
    written(tmp_path / "in", frame, name)
    made = computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")
    row = total(made, "birth_registered")
    assert (row["estimate"], row["records"], row["weighted"]) == (0.5, 4, 4.0)


def test_a_code_for_missing_is_never_a_number(tmp_path):
    frame = members({"hc70": -201}, {"hc70": -200}, {"hc70": 9998}, {"hc70": 9999})
    written(tmp_path / "in", frame)
    made = computed(tmp_path / "in", tmp_path / "scratch", "stunting_moderate_severe")
    row = total(made, "stunting_moderate_severe")
    assert (row["estimate"], row["records"]) == (0.5, 2)
