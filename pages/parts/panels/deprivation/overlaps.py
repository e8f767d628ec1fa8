"""The first screen of the page: which deprivations come together, and where one combination is."""

from html import escape

import pandas as pd
import streamlit as st

from figures.panels import keys, panel, still_map
from geo.classes import breaks
from indicators.catalog import catalog
from indicators.codelists import NATION, codelist, codes
from indicators.plain_rows import plain_rows
from indicators.uncertainty import extremes_differ
from indicators.words import Words, area_name
from pages.parts.drawing import PageScene, draw_choosable
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.deprivation.combinations import (
    FEWEST,
    drawable,
    overlaps_title,
    pictures,
    regions_of,
    together_title,
)
from pages.parts.panels.deprivation.deprivations import (
    cells_by_age,
    named,
    percent,
    survey,
    survey_regions,
)
from pages.parts.panels.deprivation.published import published
from pages.parts.panels.picture import badge
from pages.parts.shell import choose
from passports.headers import cite

_SHARE = "AZE_PV_CHILD_MODA"  # the indicator whose unit and decimals a share of children has
_CLASSES = 5


def overlaps(page: Page) -> None:
    """Draw combinations beside the map of the one chosen; without records what is known."""
    found = _finished(page)
    if found is None:
        published(page)
        return
    head, picture, combination = found
    st.html(head)
    _age_choice(page, chosen_age(page))
    draw_choosable(
        page,
        picture,
        key="crm-overlaps",
        choose=lambda code: choose(combination="" if code == combination else code),
    )


@finished
def _finished(page: Page) -> tuple[str, str, str] | None:
    """Return head and pictures as markup, and the combination chosen; None without records."""
    groups = dict(cells_by_age(page, NATION))
    if not groups:
        return None
    words, age = page.words, chosen_age(page)
    title = words("Illustrative: {title}", title=overlaps_title(groups[age], age, words))
    kicker = escape(words("Overlapping deprivations"))
    head = f"<p class='crm-kicker'>{kicker}</p><h1 class='crm-title'>{escape(title)}</h1>"
    combination = chosen_combination(page, groups[age])
    left = _combinations(page, groups[age], age, combination)
    right = _map(page, age, combination)
    picture = (
        f"<div class='crm-frame'><div class='crm-pair u-pair'>{left}<div>{right}</div></div>"
        f"{_strip(words)}</div><p class='crm-source'>{escape(_source(page))}</p>"
    )
    return head, picture, combination


def chosen_age(page: Page) -> str:
    """Return the age group of the address, else the youngest."""
    ages = list(codelist("deprivation")["age"])
    return page.selection.age if page.selection.age in ages else ages[0]


def chosen_combination(page: Page, cells: pd.DataFrame) -> str:
    """Return the combination of the address, where the age group has it and it may stand alone."""
    asked = page.selection.asked("combination")
    return asked if asked in set(drawable(cells)["item"]) else ""


def _age_choice(page: Page, age: str) -> None:
    words = page.words
    st.session_state["crm-overlaps-age"] = age
    st.segmented_control(
        words.of(codelist("dimension")["age"]["name"]),
        list(codelist("deprivation")["age"]),
        format_func=lambda code: words.of(codes("age")[code]),
        key="crm-overlaps-age",
        label_visibility="collapsed",
        on_change=_choose_age,
    )


def _choose_age() -> None:
    choose(age=st.session_state["crm-overlaps-age"] or "", combination="")


def _combinations(page: Page, cells: pd.DataFrame, age: str, combination: str) -> str:
    words = page.words
    none = float(cells.loc[cells["item"] == "none", "obs_value"].sum())
    sub = words(
        "{age}: children with exactly this combination, %, 95% interval; left: all who have the "
        "deprivation; {none} have none",
        age=words.of(codes("age")[age]),
        none=percent(none, words),
    )
    body = pictures(page, cells, age, combination) + _key(words)
    return panel(together_title(cells, words), sub, body)


def _key(words: Words) -> str:
    numbers = (words("one"), words("two"), words("three or more"), words("all others together"))
    kinds = zip((1, 2, 3, 0), numbers, strict=True)
    marks = [((f"class='u-{kind}'",), text) for kind, text in kinds]
    said = words("Choose a column: the map shows where that combination is. Choose it again: all.")
    return f"{keys(marks)}<p class='crm-sub'>{escape(said)}</p>"


def _map(page: Page, age: str, combination: str) -> str:
    words, item = page.words, catalog()[_SHARE]
    below = regions_of(page, age, combination, list(survey_regions()))
    inner = breaks(below["obs_value"].dropna().tolist(), _CLASSES, decimals=item.decimals)
    title = map_title(below, words)
    picture = still_map(
        PageScene(page), below, item, "region_2021", inner, title, "overlap", named=False
    )
    return panel(title, _mapped(age, combination, words), picture)


def map_title(below: pd.DataFrame, words: Words) -> str:
    """Return the regions with the most and the least where chance would not explain them."""
    known = below.dropna(subset="obs_value").sort_values("obs_value", ascending=False)
    if len(known) < 2 or not extremes_differ(known["obs_value"], known["standard_error"]):
        return words("No reliable difference between the regions")
    most, least = plain_rows(known.iloc[[0, -1]])
    return words(
        "Most: {most}, {high}; fewest: {least}, {low}",
        most=area_name(most["ref_area"], words),
        high=percent(most["obs_value"] / 100, words),
        least=area_name(least["ref_area"], words),
        low=percent(least["obs_value"] / 100, words),
    )


def _mapped(age: str, combination: str, words: Words) -> str:
    if not combination:
        return words("Children of all ages who miss two or more, %")
    return words(
        "{age}: exactly {combination}, %",
        age=words.of(codes("age")[age]),
        combination=named(combination, words),
    )


def _strip(words: Words) -> str:
    said = words(
        "Synthetic survey. A combination of fewer than {n} children asked is among the others; a "
        "hatched region has no child with it among those asked, or too few records.",
        n=FEWEST,
    )
    return f"<p class='crm-strip'>{escape(said)} {badge('E', words)}</p>"


def _source(page: Page) -> str:
    boundaries = page.words("The boundaries and names shown imply no endorsement.")
    named_source = page.words("Source: {source}", source=cite(survey(page), page.words))
    return f"{named_source}. {boundaries}"
