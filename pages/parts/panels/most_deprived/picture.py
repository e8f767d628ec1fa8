"""The map and the ranking: in how many trials an area is among the three, and its interval."""

from collections.abc import Mapping
from html import escape
from typing import Any

from figures.panels import keys, panel
from figures.svg import (
    colour_class,
    drawn_in,
    map_marks,
    map_svg,
    rank_interval,
    value_labels,
)
from geo.classes import SEQUENTIAL
from indicators.codelists import areas_of, codelist
from indicators.narrative import part_of_trials
from indicators.plain_rows import plain_rows
from indicators.words import Words, area_name
from pages.parts.drawing import draw, drawn, outlines
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.most_deprived.chosen import title, whose_weights
from pages.parts.panels.most_deprived.ranked import (
    Children,
    Ranked,
    children_of,
    grades,
    ranked_of,
    scheme_of,
    sources_of_choice,
)
from pages.parts.panels.most_deprived.unranked import not_ranked
from pages.parts.panels.picture import badge

_ENDS = (0.0, 0.5, 0.9)  # shares of the trials at which the classes of the map end


def deprived_picture(page: Page) -> None:
    """Draw map and ranking in one frame, with what they do not say; nothing without a ranking."""
    if picture := _finished(page):
        draw(page, picture, key="crm-most-deprived")


@finished
def _finished(page: Page) -> str:
    found = ranked_of(page)
    if found.table.empty:
        return ""
    pair = f"{_map(page, found)}<div>{_ranking(page, found)}</div>"
    body = f"<div class='crm-pair crm-ranked'>{pair}</div>"
    strip = f"<p class='crm-strip'>{_caveat(page, found)}</p>"
    below = f"<p class='crm-source'>{escape(source(page, found))}</p>"
    return f"<div class='crm-frame'>{body}{strip}</div>{below}"


def share_class(share: float) -> int:
    """Return the class of a share of the trials: none, under half, half, nine tenths, all.

    Examples
    --------
    >>> [share_class(share) for share in (0.0, 0.1, 0.5, 0.89, 0.9, 0.999, 1.0)]
    [0, 1, 2, 2, 3, 3, 4]
    """
    if share in (0.0, 1.0):
        return 4 if share else 0
    return 1 + sum(share >= end for end in _ENDS[1:])


def class_labels(words: Words) -> list[str]:
    """Return what each class of the map stands for, the lowest first."""
    half, most = (words.percent(words.number(100 * end, 0)) for end in _ENDS[1:])
    return [
        words("never"),
        words("in under {share}", share=half),
        words("in {share} or more", share=half),
        words("in {share} or more", share=most),
        words("in all"),
    ]


def map_inside(page: Page, found: Ranked, *, wide: bool = False) -> str:
    """Return the marks and labels of the map, without the element around them.

    Parameters
    ----------
    wide : bool
        Labels of a picture of one width alone; else also those of a phone.
    """
    shapes, scheme = outlines(page), scheme_of(page)
    texts = {code: _texts(page, code, found) for code in areas_of(scheme)}
    values = {row["ref_area"]: _value(row) for row in plain_rows(found.table)}
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    marks = map_marks(
        values,
        [{"c": colour} for colour in SEQUENTIAL],
        said,
        drawn_in(shapes.outlines[scheme]),
        shapes.sheet,
        "deprived",
    )
    points = shapes.place({code: page.store.label_points()[code] for code in texts})
    full = value_labels(texts, points, shapes.sheet, size=15, kind="crm-wide-only")
    if wide:
        return marks + full
    short = {code: lines[1:] for code, lines in texts.items() if code in values}
    narrow = value_labels(short, points, shapes.sheet, size=24, kind="crm-narrow-only")
    return marks + full + narrow


def _value(row: Mapping[Any, Any]) -> tuple[int, str, str, str]:
    return share_class(float(row["top_share"])), "", "", ""


def _texts(page: Page, code: str, found: Ranked) -> tuple[str, str]:
    """Return an area's name and the interval of its rank, or that it is not ranked."""
    row = found.table[found.table["ref_area"] == code]
    name = area_name(code, page.words)
    return name, page.words("not ranked") if row.empty else interval(row.iloc[0], page.words)


def interval(row: Mapping[Any, Any] | Any, words: Words) -> str:
    """Return the interval of a rank as written."""
    low, high = (words.number(int(row[name]), 0) for name in ("low", "high"))
    return low if low == high else f"{low}–{high}"


def _map(page: Page, found: Ranked) -> str:
    words = page.words
    told = words("Map; every area says the interval of its rank.")
    picture = map_svg(
        map_inside(page, found), outlines(page).sheet, title(found, words), told, "deprived"
    )
    legend = [
        ((f"class='{colour_class(colour)}'",), label)
        for colour, label in zip(SEQUENTIAL, class_labels(words), strict=True)
    ]
    if found.missing:
        legend.append((("fill='url(#deprived-missing)'",), words("not ranked")))
    heading = words("Among the three most deprived, in how many of the ways tried")
    sub = words("Labels: interval of the rank, 1 is the most deprived")
    return panel(heading, sub, drawn(page, picture) + keys(legend))


def _ranking(page: Page, found: Ranked) -> str:
    words, children = page.words, children_of(page)
    rows = "".join(_row(page, row, found, children) for row in plain_rows(found.table))
    names = [words("Rank, interval"), "", words("Among the worst three")]
    if children:
        when = words.period(children.time_period)
        names.append(words("Children 0–17, {period}", period=when))
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names)
    table = (
        f"<table class='crm-rank-rows'><thead><tr><th scope='col'>{escape(words('Area'))}</th>"
        f"{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
    sub = words(
        "{whose}. Dot: the rank by these weights; bar: the ranks in nine of ten of {n} ways tried",
        whose=whose_weights(found, words),
        n=words.number(int(found.table["records"].iloc[0]), 0),
    )
    return panel(words("Rank and its interval"), sub, drawn(page, table) + not_ranked(page, found))


def _row(page: Page, row: Mapping[Any, Any], found: Ranked, children: Children | None) -> str:
    words, code = page.words, str(row["ref_area"])
    track = rank_interval(
        int(row["rank"]), int(row["low"]), int(row["high"]), len(found.table), said(row, words)
    )
    link = link_to(page, path="area_profile", ref_area=code)
    name = f"<a href='{link}' target='_self'>{escape(area_name(code, words))}</a>"
    cells = [
        f"{words.number(int(row['rank']), 0)} <small>{interval(row, words)}</small>",
        f"<svg class='i-track' role='img' width='100%' height='28'>{track}</svg>",
        escape(part_of_trials(float(row["top_share"]), words)),
    ]
    if children:
        number = children.by_area.get(code)
        cells.append("–" if number is None else escape(words.number(number, 0)))
    return f"<tr><th scope='row'>{name}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def said(row: Mapping[Any, Any], words: Words) -> str:
    """Return what the row of an area says, for those who do not see it."""
    return words(
        "{area}: rank {rank}, interval {interval}; among the three most deprived in {share} of "
        "the ways tried",
        area=area_name(str(row["ref_area"]), words),
        rank=words.number(int(row["rank"]), 0),
        interval=interval(row, words),
        share=part_of_trials(float(row["top_share"]), words),
    )


def _caveat(page: Page, found: Ranked) -> str:
    words, old = page.words, page.today.year - int(found.period[:4])
    age = words.plural("{n} year old.", "{n} years old.", old) if old > 1 else ""
    text = trials_said(words)
    letter = max(grades(page, found)[code] for code in found.chosen)
    whose = f"<strong>{escape(whose_weights(found, words))}.</strong>"
    return f"{whose} {escape(f'{age} {text}'.strip())} {badge(letter, words)}"


def trials_said(words: Words) -> str:
    """Return what was tried, and what was not."""
    return words(
        "The trials change weights, scales and means, and leave out each measure. The sampling "
        "error of the figures is not among them: the true intervals are wider."
    )


def source(page: Page, found: Ranked) -> str:
    """Return whose figures they are, of when, in which boundaries."""
    boundaries = page.words("The boundaries and names shown imply no endorsement.")
    return f"{page.words('Source: {source}', source=cited(page, found))}. {boundaries}"


def cited(page: Page, found: Ranked) -> str:
    """Return the sources, the period and the scheme of areas."""
    words = page.words
    scheme = words.of(codelist("scheme")[scheme_of(page)]["name"])
    return f"{sources_of_choice(page, found)}; {words.period(found.period)}; {scheme}"
