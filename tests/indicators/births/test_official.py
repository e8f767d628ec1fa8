"""A survey beside the official rate says what may be said, and nothing across definitions."""

import pandas as pd
import pytest

from indicators.births import beside_official, finding_said
from indicators.codelists import codelist
from indicators.errors import RecordsError
from indicators.model import LANGUAGES

OFFICIAL = pd.DataFrame(
    {"year": range(2000, 2021), "obs_value": [10.0] * 10 + [20.0] * 5 + [30.0] * 6}
)


def survey(estimate, reach, since=0, months=60, status="A", measure="IMR"):
    row = {"since": since, "months": months, "measure": measure, "estimate": estimate}
    return pd.DataFrame(
        [{**row, "lower": estimate - reach, "upper": estimate + reach, "obs_status": status}]
    )


def found(rates, asked=2006.0, official=OFFICIAL, **options):
    return beside_official(rates, official, asked=asked, **options).iloc[0]


@pytest.mark.parametrize(
    ("estimate", "reach", "finding"),
    [(43, 8, "above"), (12, 3, "not_told_apart"), (6, 3, "below"), (10, 0.0, "not_told_apart")],
)
def test_the_interval_of_the_survey_decides(estimate, reach, finding):
    row = found(survey(estimate, reach))
    assert row["finding"] == finding
    assert row["official"] == pytest.approx(10)
    assert row["difference"] == pytest.approx(estimate - 10)
    assert row["ratio"] == pytest.approx(estimate / 10)


def test_years_count_by_the_part_of_them_in_the_window():
    row = found(survey(12, 1), asked=2012.5)  # half of 2007, 2008 and 2009 at ten; the rest at 20
    assert row["official"] == pytest.approx((2.5 * 10 + 2.5 * 20) / 5)
    births = OFFICIAL.assign(births=[1] * 10 + [3] * 11)
    weighed = found(survey(12, 1), asked=2012.5, official=births)
    assert weighed["official"] == pytest.approx((2.5 * 10 + 7.5 * 20) / 10)


def test_nothing_is_compared_across_the_new_definition():
    across = found(survey(25, 1), asked=2017.0)
    assert across["finding"] == "across_break"
    assert pd.isna(across["official"])
    assert found(survey(25, 1), asked=2020.0)["finding"] == "below"
    assert found(survey(25, 1), asked=2015.0)["official"] == pytest.approx(20)
    earlier = found(survey(25, 1, since=60), asked=2020.0)
    assert (earlier["begins"], earlier["ends"]) == (2010, 2015)


def test_a_year_without_an_official_rate_and_a_rate_of_few_children_are_said():
    assert found(survey(25, 1), asked=2003.0)["finding"] == "incomplete"
    gap = OFFICIAL.assign(obs_value=OFFICIAL["obs_value"].mask(OFFICIAL["year"] == 2004))
    assert found(survey(25, 1), official=gap)["finding"] == "incomplete"
    assert found(survey(25, 1, status="Q"))["finding"] == "unsure"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_said_in_every_language_with_its_places_filled(language):
    row = found(survey(43, 8))
    for code in codelist("official_check"):
        said = finding_said(row.rename(None).to_frame().T.assign(finding=code).iloc[0], language)
        assert "{" not in said
        assert "2001–2005" in said
    said = finding_said(row, language)
    assert ("43.0" if language == "en" else "43,0") in said


def test_what_cannot_be_compared_is_refused():
    with pytest.raises(RecordsError, match="no row of the measure IMR"):
        found(survey(5, 1, measure="NNMR"))
    with pytest.raises(RecordsError, match="2000 is given twice"):
        found(survey(5, 1), official=pd.concat([OFFICIAL, OFFICIAL]))
