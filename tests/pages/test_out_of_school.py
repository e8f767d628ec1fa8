"""The page on children out of school: sentences whole in every language, published rates named."""

import pytest

from indicators.codelists import areas_of
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.schooling.enrolment import (
    found_of,
    level_rows,
    limits,
    published_rates,
    rate_line,
    round_estimate,
    status_parts,
    who_left_or_never_came,
)
from pages.parts.panels.schooling.exclusion import (
    by_both_rules,
    differing_signs,
    largest_share,
    most_frequent_sign,
    signs_table,
)


def page_of(store, language, edition):
    chosen = Selection(lang=language, indicator="ED_ROFST_L3_ADM", edition=edition)
    return Page("education", chosen, words(language), store)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_its_places_filled(store, language):
    page = page_of(store, language, "illustrative")
    parts = status_parts(found_of(page, "profile", "profile_number"))
    rates = found_of(page, "uis", "mics", "uis_number", "mics_number")
    signs = found_of(page, "flag")
    for said in (
        who_left_or_never_came(parts, page.words),
        limits(parts, page.words),
        by_both_rules(rates, page.words),
        largest_share(rates[rates["measure"] == "uis"], page.words),
        most_frequent_sign(signs, page.words),
        differing_signs(signs[signs["level"] == "PRIM"], page.words),
    ):
        assert "{" not in said
        assert "nan" not in said


def test_levels_and_signs_stand_in_the_order_of_school(store):
    page = page_of(store, "en", "illustrative")
    assert found_of(page, "uis")["level"].tolist() == ["OYBP", "PRIM", "LSEC", "USEC"]
    parts = status_parts(found_of(page, "profile", "profile_number"))
    assert parts["part"].tolist() == ["left", "late", "never"] * 3
    assert parts["number"].notna().all()


def test_the_division_says_how_far_chance_can_move_it(store):
    page = page_of(store, "en", "illustrative")
    parts = status_parts(found_of(page, "profile", "profile_number"))
    reach = (parts["upper_bound"] - parts["lower_bound"]) / 2
    assert (reach > 0).all()
    assert f"off by up to {round(100 * reach.max())} percentage points" in limits(parts, page.words)
    late = parts[parts["item"] == "PRIM/late"].iloc[0]
    bounds = f"{round(100 * late['lower_bound'])}–{round(100 * late['upper_bound'])}%"
    said = [part.said for row in level_rows(parts, page.words, "survey") for part in row.parts]
    assert any(f"({bounds})" in one for one in said)
    unknown = parts.assign(lower_bound=float("nan"), upper_bound=float("nan"))
    assert "percentage points" not in limits(unknown, page.words)


def test_the_table_has_every_region_with_every_sign(store):
    page = page_of(store, "en", "illustrative")
    signs = found_of(page, "flag")
    own = signs[signs["level"].eq("LSEC") & signs["ref_area"].ne("AZE")]
    table = signs_table(own, page.words)
    assert table.shape == (len(areas_of("region_2021")), 6)


def test_the_published_edition_names_the_latest_rate_of_four_dimensions_only(store):
    page = page_of(store, "en", "published")
    assert found_of(page, "uis").empty
    facts = published_rates(page)
    assert list(facts) == ["D1", "D2", "D3", "D6"]
    assert "Out-of-school rate, upper secondary" in rate_line(page, "D6", facts["D6"])
    assert "(2023)" in rate_line(page, "D6", facts["D6"])


def test_numbers_of_a_survey_are_rounded():
    assert [round_estimate(n, words("en")) for n in (121_787, 1_749, 49)] == [
        "122,000",
        "1,700",
        "49",
    ]
