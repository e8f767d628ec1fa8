"""What a saved picture of a page carries at its foot, and the grade of a map as a whole."""

import pandas as pd

from data.frozen import release_name
from figures.foot import Foot, foot
from indicators.codelists import NATION, areas_of
from indicators.facts import key_of
from indicators.quality import Grade, grade_of_areas
from indicators.selection import View
from pages.parts.kept import kept_for_build
from pages.parts.passports import passport_path, site
from pages.parts.shell import Page
from passports.headers import cite


def grade_of_map(page: Page, view: View, below: pd.DataFrame) -> Grade:
    """Return the quality grade of a map as a whole."""
    source, every = page.store.sources()[view.data_source], len(areas_of(view.scheme))
    return grade_of_areas(source, below, view.indicator, every, page.today.year)


def map_foot(page: Page, view: View, observations: pd.DataFrame) -> Foot:
    """Return the foot of a saved map; its link opens the area selected, else the nation.

    Parameters
    ----------
    observations : DataFrame
        The figures of the map's areas, and the nation's where the same source gives one.
    """
    words, source = page.words, page.store.sources()[view.data_source]
    below = observations[observations["ref_area"] != NATION]
    order = observations["ref_area"].map({view.ref_area: 0, NATION: 1}).fillna(2)
    row = observations.loc[order.sort_values(kind="stable").index[0]].to_dict()
    release = kept_for_build(
        page.store, "release", lambda: release_name(page.store.build()["release"])
    )
    return foot(
        view.indicator,
        row,
        source,
        grade_of_map(page, view, below),
        words,
        cited=cite(source, words),
        edition=page.watermark or words("Data release {release}", release=release),
        link=f"{site()}/{passport_path(page, key_of(row))}",
    )
