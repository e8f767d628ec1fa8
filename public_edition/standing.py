"""What is known of the nation: the latest figure of every indicator, and how every theme stands."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    """Return what is known of the nation."""
    national = reading.of_area(NATION)
    sources = reading.sources_of(dict.fromkeys(national["data_source"]))
    latest = latest_figures(national, sources, reading.year)
    statuses = target_statuses(latest, sources, reading.year)
    return Known(latest, theme_standings(reading.whole_coverage(), statuses, reading.year))
