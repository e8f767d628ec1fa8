"""No release gives away what it, or one before it, withholds."""

import random
from datetime import date

import pandas as pd
import pytest

from data.frozen import content, exposed, open_every
from data.protection import protect_rows, tree
from data.release import freeze
from indicators.codelists import DIMENSIONS, areas
from indicators.disclosure import attack
from indicators.errors import ReleaseRefused
from tests.conftest import observation

NOTES = {"en": "Anew.", "az": "Yenidən.", "ru": "Снова."}
CODE = "AZE_JJ_CONVICTED"
REGION = [code for code, area in areas().items() if area.parent == "ER05"]
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
    with pytest.raises(ReleaseRefused, match="AZE_JJ_CONVICTED 2023 AZ-NA"):
        frozen(tmp_path, rows(TRUE, hidden=("AZ-GA", "AZ-GYG")), 2)
    assert len(open_every(tmp_path)) == 1


def test_a_release_that_withholds_the_same_cells_again_is_made(tmp_path):
    frozen(tmp_path, rows(TRUE, hidden=("AZ-GA", "AZ-NA")), 1)
    frozen(tmp_path, rows({**TRUE, "AZ-SMX": 41}, hidden=("AZ-GA", "AZ-NA")), 2)
    assert len(open_every(tmp_path)) == 2


def test_figures_that_a_correction_brings_are_protected_with_what_was_shown_before():
    counts = dict(zip(REGION, (12, 30, 20, 8, 9, 40), strict=True))
    first = of_region(counts)
    again = of_region(counts | {REGION[0]: 2}, before=first)
    alone = of_region(counts | {REGION[0]: 2})
    assert withheld(first) == set()
    assert withheld(alone) == {REGION[0], REGION[3]}
    assert withheld(again) == {REGION[0], "ER05"}  # what has changed; the others are known


def test_what_was_withheld_for_the_sake_of_a_small_count_stays_withheld_when_it_is_corrected():
    counts = dict(zip(REGION, (3, 30, 20, 8, 9, 40), strict=True))
    first = of_region(counts)
    again = of_region(counts | {REGION[0]: 7}, before=first)
    assert withheld(first) == withheld(again) == {REGION[0], REGION[3]}
    assert withheld(of_region(counts | {REGION[0]: 7})) == set()


def of_region(counts, before=()):
    whole = {**counts, "ER05": sum(counts.values())}
    return protect_rows(rows(whole, edition="illustrative"), (), before)


def withheld(made):
    return {row["ref_area"] for row in made if row["obs_value"] is None}


@pytest.mark.parametrize("seed", range(12))
def test_no_correction_of_a_table_gives_away_a_count_that_either_release_withholds(seed):
    drawn = random.Random(seed)
    counts = {(area, sex): drawn.choice((0, 2, 3, 6, 9, 20, 45)) for area in REGION for sex in "FM"}
    counts[REGION[0], "F"] = 3
    tables = [by_sex(counts)]
    for cell in drawn.sample(sorted(counts), 1 + 7 * (seed % 2)):
        counts[cell] = drawn.choice((0, 1, 4, 7, 12, 33))
    tables.append(by_sex(counts))
    first = protect_rows(tables[0], ())
    second = protect_rows(tables[1], (), first)
    assert any(row["obs_value"] is None for row in first)
    assert narrowest(tables, (first, second)) >= 5
    assert exposed(*(frame_of(rows) for rows in (first, second))) == []


def narrowest(tables, releases):
    """Return the least room that an attacker has for a small count of either release.

    He reads both, and knows which figures were corrected: all others are the same in both.
    """
    cells = [frame_of(table).set_index(["ref_area", "sex"])["obs_value"] for table in tables]
    shown = [frame_of(made).set_index(["ref_area", "sex"])["obs_value"] for made in releases]
    same = cells[0] == cells[1]
    room = []
    for own, other, true in ((*shown, cells[0]), (*shown[::-1], cells[1])):
        known = own.combine_first(other.where(same)).reset_index()
        found = attack(
            known,
            dimensions=["ref_area", "sex"],
            hierarchies={"ref_area": tree(), "sex": {"F": "_T", "M": "_T"}},
            minimum=int(true[own.isna()].min() > 0),  # withheld still, though it is zero by now
        ).set_index(["ref_area", "sex"])
        small = true.between(1, 4)
        room += [*found["width"][small[found.index]]]
    return min(room, default=5)


def by_sex(counts):
    """Return the rows of a region and its districts, of girls, boys and all, that counts make."""
    made = []
    for of in ("F", "M", "_T"):
        own = {
            area: sum(
                n for (place, sex), n in counts.items() if place == area and of in (sex, "_T")
            )
            for area in REGION
        }
        whole = {**own, "ER05": sum(own.values())}
        made += [row | {"sex": of} for row in rows(whole, edition="illustrative")]
    return made


def frame_of(made):
    return pd.DataFrame(made).astype({"obs_value": float})
