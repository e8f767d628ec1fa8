"""What a saved picture of a page carries at its foot, and the grade of a map as a whole."""

import pandas as pd

from data.frozen import release_name
from figures.foot import Foot, foot
from indicators.codelists import NATION, areas_of
from indicators.facts import key_of
from indicators.quality import Grade, grade_of_areas
from indicators.selection import View
from pages.parts.kept import kept_for_build
from pages.parts.page import Page
from pages.parts.passports import passport_path, site
from passports.headers import cite


def grade_of_map(page: Page, view: View, observations: pd.DataFrame) -> Grade:
    """Return the quality grade of a map as a whole; a figure of the nation is no part of it."""
    source, every = page.store.sources()[view.data_source], len(areas_of(view.scheme))
    below = observations[observations["ref_area"] != NATION]
    return grade_of_areas(source, below, view.indicator, every, page.today.year)


def map_foot(
    page: Page, view: View, observations: pd.DataFrame, given: Grade | None = None
) -> Foot:
    """Return the foot of a saved map; its link opens the area selected, else the nation.

    Parameters
    ----------
    observations : DataFrame
        The figures of the map's areas, and the nation's where the same source gives one.
    given : Grade, optional
        The grade of the map, where it is known already.
    """
    words, source = page.words, page.store.sources()[view.data_source]
    codes = observations["ref_area"].tolist()
    first = next((code for code in (view.ref_area, NATION) if code in codes), codes[0])
    row = observations.iloc[codes.index(first)].to_dict()
    release = kept_for_build(
        page.store, "release", lambda: release_name(page.store.build()["release"])
    )
    return foot(
        view.indicator,
        row,
        source,
        given or grade_of_map(page, view, observations),
        words,
        cited=cite(source, words),
        edition=page.watermark or words("Data release {release}", release=release),
        link=f"{site()}/{passport_path(page, key_of(row))}",
    )
