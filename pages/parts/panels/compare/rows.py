"""What areas side by side show: the finding, and dots on one scale a family with their table."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from indicators.codelists import NATION
from indicators.portrait import Beside, by_family, family_top, with_years, written
from indicators.words import Words, area_name, full_name, unit
from pages.parts.links import link_to
from pages.parts.panels.compare.choice import chosen, found, more_areas
from pages.parts.shell import Page
from pages.parts.text import empty, heading, sources_line


def compare_headline(page: Page) -> None:
    """Draw which of the areas is best on how many of the measures."""
    st.html(f"<h1 class='crm-title'>{escape(finding(found(page), page.words))}</h1>")


def finding(rows: Sequence[Beside], words: Words) -> str:
    """Return which area is clearly best on most measures, and which clearly worst."""
    if not rows:
        return words("Compare areas")
    best = Counter(one.best for one in rows if one.best)
    worst = Counter(one.worst for one in rows if one.worst)
    measured = [one.measure for one in rows]
    if not best or not worst:
        return with_years(words("No clear difference between these areas"), measured, words)
    (first, most), (last, least) = best.most_common(1)[0], worst.most_common(1)[0]
    places = {"first": area_name(first, words), "last": area_name(last, words)}
    places |= {"k": words.number(most, 0), "j": words.number(least, 0)}
    said = words.plural(
        "{first}: best on {k} of {n} measure; {last}: worst on {j}",
        "{first}: best on {k} of {n} measures; {last}: worst on {j}",
        len(rows),
        **places,
    )
    return with_years(said, measured, words)


def compare_rows(page: Page) -> None:
    """Draw each measure with a mark for each area, and the same figures as a table."""
    words, (kept, _), rows = page.words, chosen(page), found(page)
    if len(kept) < 2:
        empty(words("Choose two to four areas: each has a colour and a shape of its own."))
        st.html(more_areas(page))
        return
    st.html(_key(page, kept, rows))
    if not rows:
        empty(words("No measure is published for two of these areas from one source and year."))
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        heading(
            words("Side by side, one scale for each family of measures"),
            words("Upright line: the nation. ↑ more is better, ↓ less is better."),
        )
        st.html("".join(_family(page, kept, *each) for each in by_family(rows).items()))
    with right:
        heading(words("The same figures"), words("Bold: clearly best ● or worst ◆ of these areas"))
        st.html(_table(page, kept, rows))
    _caution(page, rows)
    sources_line(page, [one.measure.point.key.data_source for one in rows])


def _key(page: Page, kept: Sequence[str], rows: Sequence[Beside]) -> str:
    words = page.words
    items = []
    for place, code in enumerate(kept):
        best, worst = (sum(getattr(one, end) == code for one in rows) for end in ("best", "worst"))
        link = link_to(page, path="area_profile", ref_area=code)
        counted = words("best on {best}, worst on {worst}", best=best, worst=worst)
        items.append(
            f"<li class='c-{place}'><i class='c-mark c-{place}'></i><a href='{link}' "
            f"target='_self'>{escape(area_name(code, words))}</a>"
            f"<small>{escape(counted)}</small></li>"
        )
    return f"<ul class='crm-cards'>{''.join(items)}</ul>"


def _family(page: Page, kept: Sequence[str], unit_measure: str, rows: Sequence[Beside]) -> str:
    words, top = page.words, family_top(unit_measure, rows)
    name = unit(rows[0].measure.item, words)
    ends = (0.0, top)
    scale = "".join(f"<span>{escape(written(rows[0].measure, end, words))}</span>" for end in ends)
    drawn = "".join(_row(page, kept, one, top) for one in rows)
    return (
        f"<section class='crm-dots'><p class='crm-dots-head'><strong>{escape(name)}</strong>"
        f"<span class='c-scale'>{scale}</span></p>{drawn}</section>"
    )


def _row(page: Page, kept: Sequence[str], one: Beside, top: float) -> str:
    words, measure = page.words, one.measure
    name = full_name(measure.item, measure.point.key.codes(), words)
    arrow = "↑" if measure.sign > 0 else "↓"
    said = "; ".join(
        f"{area_name(code, words)} {written(measure, value, words)}"
        for code, value in one.values.items()
    )
    marks = "".join(
        f"<i class='c-mark c-{place}' style='left:{100 * one.values[code] / top:.1f}%'></i>"
        for place, code in enumerate(kept)
        if code in one.values
    )
    low, high = (100 * end(one.values.values()) / top for end in (min, max))
    span = f"<i class='c-span' style='left:{low:.1f}%;width:{high - low:.1f}%'></i>"
    nation = _nation(one, top)
    text = escape(f"{name}: {said}", quote=True)
    when = escape(words.period(measure.point.key.time_period, measure.item.period))
    link = link_to(page, measure.item.indicator, ref_area=kept[0])
    return (
        f"<a class='crm-dots-row' href='{link}' target='_self'><span>{escape(name)} {arrow} "
        f"<small>{when}</small></span><span class='c-track' role='img' aria-label='{text}' "
        f"title='{text}'>{span}{nation}{marks}</span></a>"
    )


def _nation(one: Beside, top: float) -> str:
    if one.measure.nation is None:
        return ""
    return f"<i class='c-nation' style='left:{100 * one.measure.nation.value / top:.1f}%'></i>"


def _table(page: Page, kept: Sequence[str], rows: Sequence[Beside]) -> str:
    words = page.words
    names = [area_name(code, words) for code in (*kept, NATION)]
    marks = [f"<i class='c-mark c-{place}'></i>" for place in range(len(kept))] + [""]
    head = "".join(
        f"<th scope='col'>{mark}<span>{escape(name)}</span></th>"
        for mark, name in zip(marks, names, strict=True)
    )
    body = "".join(_line(kept, names, one, words) for one in rows)
    first = escape(words("Measure"))
    return (
        f"<table class='crm-beside'><thead><tr><th scope='col'>{first}</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _line(kept: Sequence[str], names: Sequence[str], one: Beside, words: Words) -> str:
    measure = one.measure
    cells = []
    for code, name in zip(kept, names, strict=False):
        value = one.values.get(code)
        text = words("missing") if value is None else written(measure, value, words)
        kind = {one.best: "c-best", one.worst: "c-worst"}.get(code, "")
        cells.append(f"<td class='{kind}' data-label='{escape(name)}'>{escape(text)}</td>")
    nation = written(measure, measure.nation.value, words) if measure.nation else words("missing")
    cells.append(f"<td data-label='{escape(names[-1])}'>{escape(nation)}</td>")
    label = escape(full_name(measure.item, measure.point.key.codes(), words))
    when = escape(words.period(measure.point.key.time_period, measure.item.period))
    return (
        f"<tr><th scope='row'>{label}<small>{when}; {measure.grade}</small></th>"
        f"{''.join(cells)}</tr>"
    )


def _caution(page: Page, rows: Sequence[Beside]) -> None:
    """Say for how many rows nobody can tell whether a difference is more than chance."""
    unsure = sum(one.measure.ranked is None for one in rows)
    if not unsure:
        return
    text = page.words.plural(
        "{k} of {n} row is of a survey or a model without a published interval: small differences "
        "may be chance.",
        "{k} of {n} rows are of a survey or a model without a published interval: small "
        "differences may be chance.",
        len(rows),
        k=page.words.number(unsure, 0),
    )
    st.html(f"<p class='crm-strip'>{escape(text)}</p>")
