"""What may leave: the published edition, nothing synthetic, nothing withheld."""

from dataclasses import replace

import pytest

from public_edition.build import write
from public_edition.published import NotPublic
from tests.conftest import frame, observation
from tests.public_edition.conftest import BASE, RATE


def test_a_row_of_the_illustrative_edition_is_refused(published):
    rows = frame(observation(edition="illustrative", obs_value=1.0))
    with pytest.raises(NotPublic, match="not published"):
        replace(published, observations=rows)


def test_a_synthetic_source_is_refused_even_if_its_rows_say_published(published):
    rows = frame(observation(data_source="ILLUSTRATIVE", obs_value=1.0))
    sources = {"ILLUSTRATIVE": {"kind": "synthetic"}}
    with pytest.raises(NotPublic, match="synthetic"):
        replace(published, observations=rows, sources=sources)


def test_a_withheld_value_that_is_not_empty_is_refused(published):
    rows = frame(observation(obs_status="Q", obs_value=3.0))
    with pytest.raises(NotPublic, match="ED_ROFST_L1_ADM in AZE: a withheld value is not empty"):
        replace(published, observations=rows)


def test_no_file_names_the_illustrative_edition_or_its_source(folder):
    for path in folder.rglob("*"):
        if path.suffix in {".html", ".json", ".csv", ".svg", ".xml"}:
            text = path.read_text(encoding="utf-8")
            assert "ILLUSTRATIVE" not in text, path
            assert '"illustrative"' not in text, path


def test_a_withheld_figure_is_named_and_its_number_is_nowhere(published, topology, tmp_path):
    rows = published.observations.copy()
    own = rows["indicator"].eq(RATE) & rows["ref_area"].eq("AZEr105")
    assert own.any()
    rows.loc[own, ["obs_value", "lower_bound", "upper_bound"]] = None
    rows.loc[own, "obs_status"] = "Q"
    write(
        replace(published, observations=rows),
        topology,
        tmp_path,
        BASE,
        wanted=[f"indicator/{RATE}"],
        workers=1,
    )
    page = (tmp_path / f"en/indicator/{RATE}.html").read_text()
    assert "Lankaran</th><td>AZEr105</td>" in page
    assert "<td>Suppressed</td>" in page
    assert "Lankaran: Suppressed" in page  # on the map
    assert "9.6%" not in page
    answer = (tmp_path / f"api/v1/data/{RATE}/AZEr105.json").read_text()
    assert '"obs_value":null' in answer
    assert '"state":"suppressed"' in answer
    assert "9.6" not in answer
