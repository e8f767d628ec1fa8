"""Pictures of risk say what their rows say."""

import re

import pandas as pd

from figures.rows import bar_rows
from indicators.catalog import catalog, of_domain
from indicators.codelists import codelist
from indicators.words.language import words
from pages.parts.panels.risk.climate import TOP, score_row
from pages.parts.panels.risk.drivers import rank_ranges
from pages.parts.panels.risk.hazards import by_dimension, component_row, event_cells

RANKED = pd.DataFrame(
    {"rank": [1.0, 2.0], "low": [1.0, 1.0], "high": [3.0, 20.0], "top_share": [95.0, 40.0]}
)


def test_a_line_runs_over_the_ranks_an_area_takes():
    drawn = rank_ranges(RANKED, ["A", "B"], words("en"), "a source")
    lines = re.findall(r"crm-row-between' style='left:([\d.]+)%;width:([\d.]+)%", drawn)
    assert lines == [("0.0", "10.5"), ("0.0", "100")]  # of the ranks from 1 to 20
    assert drawn.index(">A<") < drawn.index(">B<")  # the worst stands on top


def test_an_area_that_is_firmly_among_the_worst_has_a_colour_of_its_own():
    drawn = rank_ranges(RANKED, ["A", "B"], words("en"), "a source")
    assert drawn.count("crm-own-row") == 1
    assert "among the ten in 95% of trials; a source" in drawn


def test_the_parts_of_an_index_are_bars_with_their_scores():
    row = {"obs_value": 7.33, "time_period": "2026"}
    drawn = bar_rows([score_row("Drought", row, words("az"), "a source")], TOP)
    assert "width:73.3%" in drawn
    assert "<b>7,3</b>" in drawn
    assert "Drought, 2026: 7,3; a source" in drawn


def test_every_component_of_the_index_stands_below_its_dimension():
    items = [item for item in of_domain("disaster_risk") if "AZE_INFORM_" in item.indicator]
    found = {head.indicator: [i.indicator for i in parts] for head, parts in by_dimension(items)}
    assert list(found) == [
        "AZE_INFORM_HAZARD_EXPOSURE",
        "AZE_INFORM_VULNERABILITY",
        "AZE_INFORM_LACK_OF_COPING_CAPACITY",
    ]
    assert found["AZE_INFORM_LACK_OF_COPING_CAPACITY"][0] == "AZE_INFORM_INSTITUTIONAL"
    below = [code for parts in found.values() for code in parts]
    assert set(below) >= set(codelist("inform")["components"].values())
    assert len(below) == len(set(below)) == len(items) - len(found)


def test_the_halves_of_a_dimension_stand_out_from_their_components():
    row = {"obs_value": 4.9, "time_period": "2020"}
    natural, flood = (
        component_row(catalog()[f"AZE_INFORM_{code}"], row, words("en"), "")
        for code in ("NATURAL", "FLOOD")
    )
    assert (natural.own, flood.own) == (True, False)
    assert natural.name == "Natural hazards"


def test_an_event_leads_to_its_source_and_to_nothing_that_is_no_page():
    row = {
        "ref_area": "AZE",
        "time_period": "",
        "hazard": "MINE",
        "event_en": "a <b>",
        "source_org": "ANAMA",
    }
    cells = event_cells(row | {"source_link": "https://example.org/'"}, words("en"))
    assert cells[1] == "undated"
    assert cells[3] == "a &lt;b&gt;"
    assert "href='https://example.org/&#x27;'" in cells[4]
    assert event_cells(row | {"source_link": "javascript:0"}, words("en"))[4] == "ANAMA"
