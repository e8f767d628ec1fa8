"""What is known of the nation: the latest figure of every indicator, and how every theme stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.codelists import NATION
from indicators.headlines import (
    LatestFigure,
    ThemeStanding,
    latest_figures,
    target_statuses,
    theme_standings,
)
from public_edition.reading import Reading


@dataclass(frozen=True)
class Known:
    """The latest national figures by indicator, and the standing of each theme."""

    latest: Mapping[str, LatestFigure]
    themes: Mapping[str, ThemeStanding]


def read_known(reading: Reading) -> Known:
    """Return what is known of the nation, which is worked out once for all pages."""
    national, coverage, today = reading.of_area(NATION), reading.whole_coverage(), reading.year
    sources = reading.sources_of(dict.fromkeys(national["data_source"]))
    return reading.once("known", lambda: _known(national, coverage, sources, today))


def _known(
    national: pd.DataFrame,
    coverage: pd.DataFrame,
    sources: Mapping[str, Mapping[str, Any]],
    today: int,
) -> Known:
    latest = latest_figures(national, sources, today)
    statuses = target_statuses(latest, sources, today)
    return Known(latest, theme_standings(coverage, statuses, today))
