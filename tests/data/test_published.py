"""The built database reproduces what was published, figure by figure."""

import tomllib
from pathlib import Path

import pytest

from indicators.codelists import ALL, DIMENSIONS

FIGURES = tomllib.loads(Path(__file__).with_name("published.toml").read_text())["figure"]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f"{f['indicator']}-{f['time_period']}")
def test_a_published_figure_is_in_the_database_as_printed(store, figure):
    chosen = dict(ALL) | {name: figure[name] for name in DIMENSIONS if name in figure}
    found = store.observations(
        figure["indicator"],
        "published",
        ref_area=[figure["ref_area"]],
        time_period=figure["time_period"],
        data_source=figure["data_source"],
        dimensions=chosen,
    )
    assert found["obs_value"].tolist() == [figure["value"]], figure["source"]


def test_there_are_at_least_sixty_of_them_from_every_theme():
    assert len(FIGURES) >= 60
    assert len({figure["data_source"] for figure in FIGURES}) >= 10


def test_every_published_row_has_a_source_with_a_licence(store):
    sources = store.sources()
    for code in store.coverage("published")["data_source"].unique():
        assert sources[code]["licence"]
        assert sources[code]["publisher_az"]
