"""No release gives away what it, or one before it, withholds."""

from datetime import date

import pytest

from data.content import content
from data.protection import protect_rows
from data.release import freeze
from data.released import open_every
from indicators.codelists import DIMENSIONS
from indicators.errors import ReleaseRefused
from tests.conftest import observation

NOTES = {"en": "Anew.", "az": "Yenidən.", "ru": "Снова."}
CODE = "AZE_JJ_CONVICTED"
TRUE = {"AZ-GA": 3, "AZ-NA": 30, "AZ-GYG": 20, "AZ-DAS": 8, "AZ-GOR": 9, "AZ-SMX": 40, "AZ-SAK": 25}


def rows(counts, hidden=(), **given):
    shared = {"indicator": CODE, "time_period": "2023", "unit_measure": "PS", **given}
    shared |= dict.fromkeys(("lower_bound", "upper_bound")) | dict.fromkeys(DIMENSIONS, "_T")
    withheld = {"obs_value": None, "obs_status": "Q", "obs_conf": "C"}
    return [
        observation(**{**shared, "ref_area": area, "obs_value": float(n)})
        | (withheld if area in hidden else {})
        for area, n in counts.items()
    ]


def frozen(folder, made, day):
    return freeze(content(made), date(2026, 11, day), NOTES, folder)


def test_a_release_that_shows_what_the_one_before_withheld_is_refused(tmp_path):
    frozen(tmp_path, rows(TRUE, hidden=("AZ-GA", "AZ-NA")), 1)
    with pytest.raises(ReleaseRefused, match=r"AZE_JJ_CONVICTED 2023 AZ-GYG; .* AZ-NA"):
        frozen(tmp_path, rows(TRUE, hidden=("AZ-GA", "AZ-GYG")), 2)
    assert len(open_every(tmp_path)) == 1


def test_a_release_that_withholds_the_same_cells_again_is_made(tmp_path):
    frozen(tmp_path, rows(TRUE, hidden=("AZ-GA", "AZ-NA")), 1)
    frozen(tmp_path, rows({**TRUE, "AZ-SMX": 41}, hidden=("AZ-GA", "AZ-NA")), 2)
    assert len(open_every(tmp_path)) == 2


def test_figures_that_a_correction_brings_are_protected_with_what_was_shown_before():
    counts = {"AZE": 0, **TRUE}
    areas = list(TRUE)
    first = made_protected(counts, areas, known=())
    shown = [row for row in first if row["obs_value"] is not None]
    corrected = {**counts, areas[-1]: counts[areas[-1]] - 22}
    again = made_protected(corrected, areas, known=shown)
    alone = made_protected(corrected, areas, known=())
    kept = {row["ref_area"] for row in shown}
    gone = {row["ref_area"] for row in again if row["obs_value"] is None}
    assert not gone & kept
    assert {row["ref_area"] for row in alone if row["obs_value"] is None} & kept


def made_protected(counts, areas, known):
    whole = {**{area: counts[area] for area in areas}}
    return protect_rows(rows(whole, edition="illustrative"), known)
