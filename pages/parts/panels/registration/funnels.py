"""Districts by size around the nation, where the counts behind their figures are known."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.rows import mark_said
from figures.svg import FunnelWords, funnel_picture
from indicators.codelists import ALL, areas_of, codelist
from indicators.plain_rows import plain_rows
from indicators.uncertainty import FunnelKind, funnel
from indicators.words import Words, area_name, short_source
from pages.parts.drawing import draw, drawn, empty, heading, multiples, source_line
from pages.parts.page import Page

_KEYS = ["ref_area", "time_period", "data_source"]
_CROWD = 0.25  # of the areas beyond: more than a few that stand out


def district_funnels(page: Page) -> None:
    """Draw infant deaths and light births of districts around the nation's rate."""
    words, entry = page.words, codelist("topic")["district_funnels"]
    deaths = page.remembered("funnel_deaths", lambda: deaths_by_district(page))
    light = page.remembered("funnel_light", lambda: light_births_by_district(page))
    if deaths.empty or light.empty:
        heading(words.of(entry["title"]), words.of(entry["body"]))
        empty(
            words(
                "Births and deaths by district are not published; the State Statistical Committee "
                "holds them. With them this picture would show which districts differ by more "
                "than chance."
            )
        )
        return
    deaths, light = _placed(deaths, "rate", 1000), _placed(light, "proportion", 100)
    heading(funnels_title(deaths, light, words), words.of(entry["body"]))
    left, right = multiples(2)
    with left:
        _funnel(page, deaths, "rate", 1000, words("Infant deaths per 1,000 live births"))
    with right:
        _funnel(page, light, "proportion", 100, words("Live births under 2,500 grams, per cent"))
    st.html(f"<p class='crm-sub'>{escape(entry['reference'])}</p>")


def deaths_by_district(page: Page) -> pd.DataFrame:
    """Return infant deaths and live births of districts, counted from the registers.

    Where the build drew the rates together, each with what became of its own (``drawn``).
    """
    found = _registered(page, "infant_deaths")
    if found.empty:
        return found
    drawn_rates = page.store.analysis("vital", page.selection.edition, "drawn")
    bounds = ["lower_bound", "upper_bound"]
    names = {"obs_value": "drawn", "lower_bound": "drawn_low", "upper_bound": "drawn_high"}
    kept = drawn_rates[["ref_area", "obs_value", *bounds]].rename(columns=names)
    return found.merge(kept, on="ref_area", how="left")


def _registered(page: Page, item: str) -> pd.DataFrame:
    """Return a count of districts and their live births, as the registers have them."""
    found = page.store.analysis("vital", page.selection.edition, "count")
    if found.empty:
        return found
    wide = found.pivot_table("obs_value", _KEYS, "item").reset_index()
    below: pd.DataFrame = wide.loc[wide["ref_area"].isin(areas_of("district"))]
    return below.rename(columns={item: "count", "live_births": "denominator"})


def light_births_by_district(page: Page) -> pd.DataFrame:
    """Return births under 2,500 grams and all births of districts, of one source and year.

    Where no source has both, they are those of the registers.
    """
    light, births = (
        page.store.observations(
            code, page.selection.edition, ref_area=areas_of("district"), dimensions=ALL
        )
        for code in ("AZE_LBW", "DM_BRTS")
    )
    both = light.merge(births, on=_KEYS, suffixes=("", "_all"))
    if both.empty:
        return _registered(page, "births_under_2500g")
    last: pd.DataFrame = both.loc[both["time_period"] == both["time_period"].max()]
    one = last["data_source"].mode().iloc[0]
    names = {"obs_value": "count", "obs_value_all": "denominator"}
    own: pd.DataFrame = last.loc[last["data_source"] == one].rename(columns=names)
    return own


def _funnel(page: Page, found: pd.DataFrame, kind: FunnelKind, per: float, title: str) -> None:
    words = page.words
    source = short_source(page.store.sources()[str(found["data_source"].iloc[0])], words)
    shown = found.assign(
        name=[area_name(code, words) for code in found["ref_area"]],
        said=[_said(row, words, source) for row in plain_rows(found)],
    )
    st.html(
        f"<p class='crm-sub'><strong>{escape(title)}</strong><br>"
        f"{escape(standing_out(shown, words))}</p>"
    )
    told = FunnelWords(title, words("Live births"))
    picture = funnel_picture(shown, kind, per, told, words)
    draw(page, drawn(page, picture), key=f"crm-funnel-{kind}")
    if said := drawn_together(shown, words):
        st.html(f"<p class='crm-sub'>{escape(said)}</p>")
    source_line(words("Source: {source}", source=source))


def _placed(areas: pd.DataFrame, kind: FunnelKind, per: float) -> pd.DataFrame:
    """Return the districts of which it is known where they lie among the lines."""
    return funnel(areas, kind=kind, per=per).dropna(subset=["position"])


def funnels_title(deaths: pd.DataFrame, light: pd.DataFrame, words: Words) -> str:
    """Return how many districts lie beyond the solid lines of each funnel."""
    far = [found["position"].eq("beyond 99.8").sum() for found in (deaths, light)]
    of_deaths, of_light, all_deaths, all_light = (
        words.number(float(n), 0) for n in (*far, len(deaths), len(light))
    )
    return words(
        "Beyond the solid lines: {n} of {all} districts by infant deaths, {n_light} of {all_light} "
        "by births under 2,500 grams",
        n=of_deaths,
        all=all_deaths,
        n_light=of_light,
        all_light=all_light,
    )


def _said(row: Mapping[Any, Any], words: Words, source: str) -> str:
    """Return what a district says: its figure, births, and where 95 of 100 would lie."""
    value = words(
        "{value} ({births} births)",
        value=words.number(row["estimate"], 1),
        births=words.number(row["denominator"], 0),
    )
    between = words(
        "by chance {low} to {high}",
        low=words.number(row["lower_95"], 1),
        high=words.number(row["upper_95"], 1),
    )
    period = words.period(str(row["time_period"]))
    between = "; ".join(filter(None, (between, _drawn_said(row, words))))
    return mark_said(area_name(row["ref_area"], words), period, value, between, source)


def _drawn_said(row: Mapping[Any, Any], words: Words) -> str:
    """Return what a rate is once it is drawn towards the mean; nothing where none was."""
    if pd.isna(row.get("drawn")):
        return ""
    value, low, high = (words.number(row[n], 1) for n in ("drawn", "drawn_low", "drawn_high"))
    return words(
        "drawn towards the mean of districts {value}, 95% interval {low} to {high}",
        value=value,
        low=low,
        high=high,
    )


def drawn_together(found: pd.DataFrame, words: Words) -> str:
    """Return how far apart rates are by themselves, and drawn together; nothing without any."""
    known = found.dropna(subset=["drawn"]) if "drawn" in found else found.head(0)
    if known.empty:
        return ""
    ends = (known["estimate"].min(), known["estimate"].max())
    after = (known["drawn"].min(), known["drawn"].max())
    low, high, low_after, high_after = (words.number(float(n), 1) for n in (*ends, *after))
    return words(
        "By themselves the rates of {n} districts run from {low} to {high}; drawn towards their "
        "mean, the further the fewer births there were, from {low_after} to {high_after}. Those "
        "are estimates of a model: a point says its own when it is pointed at.",
        n=words.number(len(known), 0),
        low=low,
        high=high,
        low_after=low_after,
        high_after=high_after,
    )


def standing_out(found: pd.DataFrame, words: Words) -> str:
    """Return how many districts stand out, and that many together single out none."""
    far = found[found["position"] == "beyond 99.8"]
    by_chance = words.number(0.05 * len(found), 0)
    beyond = int(found["position"].ne("within").sum())
    if beyond > _CROWD * len(found):
        return words(
            "{n} of {areas} districts lie beyond the dashed lines: districts differ by more than "
            "chance almost everywhere, and the picture singles out none of them.",
            n=words.number(beyond, 0),
            areas=words.number(len(found), 0),
        )
    if far.empty:
        return words(
            "No district lies beyond the solid lines: what differs, chance could explain "
            "({n} of {areas} beyond the dashed ones; about {by_chance} would be by chance).",
            n=words.number(beyond, 0),
            areas=words.number(len(found), 0),
            by_chance=by_chance,
        )
    return words(
        "Beyond the solid lines: {names}. {n} of {areas} lie beyond the dashed ones; about "
        "{by_chance} would by chance.",
        names=", ".join(far["name"]),
        n=words.number(beyond, 0),
        areas=words.number(len(found), 0),
        by_chance=by_chance,
    )
