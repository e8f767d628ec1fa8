"""Comparisons with the target, the best area and the countries of the region."""

from collections.abc import Mapping
from html import escape
from itertools import chain
from typing import Any

import pandas as pd
import streamlit as st

from figures.left_out import item_of_left_out, row_of_left_out
from figures.maps import why_unranked
from figures.rows import Row, bar_rows
from indicators.codelists import NATION, areas_of, codelist
from indicators.display import near_ceiling
from indicators.headlines import areas_drawn
from indicators.model import Indicator
from indicators.narrative import amount, targets_title
from indicators.observations import year
from indicators.plain_rows import plain_rows
from indicators.selection import View
from indicators.summary import ranking
from indicators.targets import Distance, Pace, distances
from indicators.words import Words, area_name, short_source, status_name, unit
from pages.parts.drawing import headed
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.picture.headline import kept_of_view, own_series


def targets(page: Page) -> None:
    """Draw the target with distance and pace, the best area, and the region's countries."""
    if made := _compared(page):
        st.html(made)


@finished
def _compared(page: Page) -> str:
    """Return title, sentences and bars of countries as markup; empty where there is neither."""
    if page.is_gap:
        return ""
    view = page.headline
    series = own_series(page, view)
    source = page.store.sources().get(view.data_source, {})
    held = kept_of_view(
        page,
        "distances",
        view,
        lambda: tuple(distances(series, view.indicator, source, page.today.year)),
    )
    best, barred = best_area(page)
    peers = page.store.peers(view.indicator.indicator, view.data_source)
    peers = (
        peers if view.ref_area == NATION and page.selection.edition == "published" else peers[:0]
    )
    told = (_target_sentences(found, view.indicator, page.words) for found in held)
    sentences = [*chain.from_iterable(told), *filter(None, [best, barred])]
    if not sentences and peers.empty:
        return ""
    firm = best if best_is_firm(page) else ""
    title = targets_title(held, firm, view.indicator, page.words, countries=not peers.empty)
    sentences = [text for text in sentences if text.rstrip(".") != title]
    head = headed(title, page.words("Target, best area, countries of the region"))
    body = "".join(f"<p>{escape(text)}</p>" for text in sentences)
    if peers.empty or series.empty:
        return head + (f"<div class='crm-note'>{body}</div>" if body else "")
    beside = f"<div><div class='crm-note'>{body or _note(page)}</div></div>"
    countries = f"<div>{_peers(page, view, peers, series)}</div>"
    return f"{head}<div class='crm-wider-left'>{countries}{beside}</div>"


def _target_sentences(found: Distance, item: Indicator, words: Words) -> list[str]:
    target = found.target
    said = words(
        "{label} ({reference}, {year}): {value}.",
        label=words.of(target.label),
        reference=target.reference,
        year=target.time_period,
        value=words.value(target.value, item),
    )
    quoted = [words("As adopted: “{quote}”", quote=target.quote)] if target.quote else []
    read = [words("The number is our reading of these words.")] if target.read else []
    return [said, *quoted, *read, *_pace_sentences(found, item, words)]


def _pace_sentences(found: Distance, item: Indicator, words: Words) -> list[str]:
    if found.status == "stale":
        return [words("The latest figure is too old to say how far away it is.")]
    if found.barred:
        return [_why_not(found.barred, words)]
    if found.met:
        return [words("The latest figure meets it.")]
    lines = [words("Left to go: {gap}.", gap=amount(abs(found.gap), item, words))]
    if found.needed is not None:
        needed = words.number(abs(found.needed), item.decimals + 1)
        lines.append(words("Pace needed: {pace} a year.", pace=needed))
    if found.pace is not None:
        lines.append(_pace_sentence(found.pace, item, words))
    lines.append(words("At this pace: {status}.", status=status_name(found.status, words)))
    return lines


def _why_not(barred: str, words: Words) -> str:
    """Return why a figure is not held against a target."""
    if barred == "grade":
        return words("The quality grade of the figure is too low to hold it against a target.")
    return words.of(codelist("caveat")[barred]["says"])


def _pace_sentence(found: Pace, item: Indicator, words: Words) -> str:
    """Return the pace with its interval and the years it rests on."""
    slope, lower, upper = (
        words.number(number, item.decimals + 1)
        for number in (found.slope, found.lower, found.upper)
    )
    return words(
        "Pace from {first} to {last} ({n} figures): {pace} a year ({lower} to {upper}).",
        first=found.first,
        last=found.last,
        n=found.points,
        pace=slope,
        lower=lower,
        upper=upper,
    )


def best_area(page: Page) -> tuple[str, str]:
    """Return a sentence on the area that does best, and why none may be said to; or neither."""
    view = page.on_map
    counted = view.indicator.is_count  # the smallest area would be the best
    if not view.exists or counted or view.indicator.direction == "none":
        return "", ""
    found = page.figures(view, areas_of(view.scheme))
    ranked = ranking(found, view.indicator)
    if len(ranked) < 3:
        return "", ""
    if barred := why_unranked(found, view.indicator, page.words):
        return "", barred
    best = ranked.iloc[-1]
    said = page.words(
        "Best of {n} areas with a figure: {area}, {value} ({period}).",
        n=len(ranked),
        area=area_name(str(best["ref_area"]), page.words),
        value=page.words.figure(best, view.indicator),
        period=page.words.period(view.time_period, view.indicator.period),
    )
    return said, ""


def best_is_firm(page: Page) -> bool:
    """Return whether most areas are known, and not by a sample or a model that may be chance."""
    view = page.on_map
    if not view.exists or areas_drawn(*page.known_areas(view)) != "map":
        return False
    return page.store.sources()[view.data_source]["kind"] not in ("survey", "modelled")


def _peers(page: Page, view: View, peers: pd.DataFrame, series: pd.DataFrame) -> str:
    """Return one bar a country, best first, the nation's own darkest, each with its year.

    Shares near their ceiling are drawn by those whom they leave out, as on the map.
    """
    words, item = page.words, view.indicator
    own = {"ref_area": NATION, **series.iloc[-1][["time_period", "obs_value"]].to_dict()}
    found = pd.concat([peers[["ref_area", "time_period", "obs_value"]], pd.DataFrame([own])])
    found = found.sort_values("obs_value", ascending=item.direction != "higher")
    left_out = near_ceiling(item, found["obs_value"])
    rows = [_country(row, item, words, left_out=left_out) for row in plain_rows(found)]
    source = short_source(page.store.sources()[view.data_source], words)
    said = words("Source: {source}", source=source)
    years = words("Each country with its own latest year, in brackets.")
    over = ""
    if left_out:
        drawn = item_of_left_out(item, words)
        named = f"{words.of(drawn.name)}, {unit(drawn, words)}"
        over = f"<p class='crm-sub'>{escape(named)}</p>"
    return f"{over}{bar_rows(rows)}<p class='crm-source'>{escape(f'{said}. {years}')}</p>"


def _country(row: Mapping[Any, Any], item: Indicator, words: Words, *, left_out: bool) -> Row:
    own = row["ref_area"] == NATION
    name = area_name(NATION, words) if own else words.of(codelist("country")[row["ref_area"]])
    value = float(row["obs_value"])
    label = f"{name} ({year(row['time_period'])})"
    if left_out:
        return row_of_left_out(label, value, item, words, own=own)
    return Row(label, value, words.value(value, item), own=own)


def _note(page: Page) -> str:
    return escape(
        page.words("Years differ by country: compare with care. One source, one edition for all.")
    )
