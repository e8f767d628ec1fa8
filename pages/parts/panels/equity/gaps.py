"""The first picture of the page: gap and ratio side by side, dimension by dimension."""

from html import escape

import pandas as pd

from figures.svg import gap_row, ratio_row
from geo.classes import pretty
from indicators.equity import GROUPS
from indicators.ledger import OLD
from indicators.narrative import amount
from indicators.plain_rows import plain_rows
from indicators.summary import age_in_years
from indicators.words import Words, dimension_name, short_source, unit
from pages.parts.drawing import draw, drawn
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.equity.closing import closing, is_marked
from pages.parts.panels.equity.told import Row, item_of, names_of, of_outcomes, told
from pages.parts.panels.picture import badge

_SHOWN = 3  # comparisons of a dimension with so many recent ones
_OLD_SHOWN = 2  # of one with fewer
_DIAMOND, _DOT = "<i class='e-behind'>◆</i>", "<i class='e-ahead'>●</i>"
_LEAST_RATIO = 2.0  # the end of the scale of ratios, where none is as large


def equity_gaps(page: Page) -> None:
    """Draw the leading comparisons of each dimension: figures, gap, ratio, then and now."""
    draw(page, _finished(page), key="crm-equity-gaps")


@finished
def _finished(page: Page) -> str:
    rows = leading(told(page))
    body = "".join(_part(page, rows, name) for name in _dimensions(rows))
    table = (
        f"<table class='e-gaps'><thead><tr>{_head(page.words)}</tr></thead>{body}"
        f"<tbody>{_unknown(page, rows)}</tbody></table>"
    )
    return f"{drawn(page, table)}{_foot(page, rows)}"


def leading(found: pd.DataFrame) -> pd.DataFrame:
    """Return the first outcomes of children of each dimension in the order of telling."""
    outcomes = of_outcomes(found)
    return pd.concat(
        [part.head(_most(part)) for _, part in outcomes.groupby("dimension", sort=False)]
        or [outcomes]
    )


def _most(part: pd.DataFrame) -> int:
    return _OLD_SHOWN if part["told"].eq("old_outcome").head(_OLD_SHOWN).any() else _SHOWN


def _dimensions(rows: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(rows["dimension"]))


def _head(words: Words) -> str:
    titles = (
        words("Who is behind ◆, who ahead ●"),
        words("Both figures, shares from 0 to 100%"),
        words("Gap"),
        words("Ratio"),
        words("Is the gap closing?"),
    )
    return "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)


def _part(page: Page, rows: pd.DataFrame, dimension: str) -> str:
    name = escape(dimension_name(dimension, page.words))
    head = f"<tr><th class='e-by' scope='rowgroup' colspan='5'>{name}</th></tr>"
    own = plain_rows(rows[rows["dimension"] == dimension])
    return f"<tbody>{head}{''.join(_row(page, row, rows) for row in own)}</tbody>"


def _row(page: Page, row: Row, rows: pd.DataFrame) -> str:
    words = page.words
    cells = [
        _pair(row, _top(row, rows), words),
        f"<strong>{escape(amount(float(row['difference']), item_of(row), words))}</strong>",
        _ratio(row, rows, words),
        closing(row, words),
    ]
    titles = [words("Gap"), words("Ratio"), words("Is the gap closing?")]
    labels = ["", *(f" data-label='{escape(one, quote=True)}'" for one in titles)]
    body = "".join(
        f"<td class='e-{place}'{label}>{cell}</td>"
        for place, (label, cell) in enumerate(zip(labels, cells, strict=True))
    )
    return f"<tr><th scope='row'>{_named(page, row)}</th>{body}</tr>"


def _named(page: Page, row: Row) -> str:
    words, item = page.words, item_of(row)
    link = f"<a href='{link_to(page, item.indicator)}' target='_self'>"
    behind, ahead = (escape(name) for name in names_of(row, words))
    when = escape(words.period(str(row["time_period"]), item.period))
    age = age_in_years(str(row["time_period"]), page.today.year)
    old = escape(words.plural("{n} year ago", "{n} years ago", age))
    aged = f" <em>{old}</em>" if age > OLD else ""
    small = f"{_DIAMOND} {behind} {_DOT} {ahead} · {when}{aged} {badge(str(row['grade']), words)}"
    return f"{link}{escape(words.of(item.name))}</a><small>{small}</small>"


def _top(row: Row, rows: pd.DataFrame) -> float:
    """Return the end of the scale: one for all shares, else one for each unit."""
    code = item_of(row).unit_measure
    if code == "PCNT":
        return 100.0
    same = [one for one in plain_rows(rows) if item_of(one).unit_measure == code]
    most = max(max(one["behind_value"], one["ahead_value"]) for one in same)
    return float(pretty([0.0, most], 5)[-1]) or 1.0


def _pair(row: Row, top: float, words: Words) -> str:
    item, (behind, ahead) = item_of(row), names_of(row, words)
    one, other = (words.value(float(row[f"{side}_value"]), item) for side in ("behind", "ahead"))
    share = item.unit_measure == "PCNT"
    end = words.percent("100") if share else f"{words.exact(top)} · {unit(item, words)}"
    said = f"{behind}: {one}; {ahead}: {other}"
    values = float(row["behind_value"]), float(row["ahead_value"])
    picture = gap_row((values[0], one), (values[1], other), top, said)
    kind = "e-scale e-share" if share else "e-scale"
    return f"{picture}<small class='{kind}'><i>0</i><i>{escape(end)}</i></small>"


def _ratio(row: Row, rows: pd.DataFrame, words: Words) -> str:
    if pd.isna(row["ratio"]):
        return "–"
    text = words.number(float(row["ratio"]), 2)
    top = max(_LEAST_RATIO, float(rows["ratio"].max()))
    return ratio_row(float(row["ratio"]), text, top, words("Ratio: {ratio}.", ratio=text))


def _unknown(page: Page, rows: pd.DataFrame) -> str:
    """Return the dimensions of which nothing is known, and where to ask."""
    words = page.words
    names = [dimension_name(name, words) for name in GROUPS if name not in set(rows["dimension"])]
    names.append(words("The mother’s education"))
    link = link_to(page, path="data_gaps")
    ask = escape(words("What to ask for, and of whom"))
    said = words("no figure of this edition can be compared")
    return "".join(
        f"<tr class='e-unknown'><th scope='row'>{escape(name)}</th>"
        f"<td colspan='4'>{escape(said)}. <a href='{link}' target='_self'>{ask}</a></td></tr>"
        for name in names
    )


def _foot(page: Page, rows: pd.DataFrame) -> str:
    words = page.words
    every = plain_rows(rows)
    lines = [
        words(
            "Outcomes of children: first recent ones of grade A to C, the widest ratio first; then "
            "old ones, the newest first. Gap and ratio can tell different things: of small shares "
            "a small gap makes a large ratio."
        )
    ]
    if any(is_marked(row) for row in every):
        lines.append(
            words(
                "† The change has no interval: the two gaps stand side by side, and "
                "whether the gap is closing cannot be told."
            )
        )
    known = page.store.sources()
    used = dict.fromkeys(str(row["data_source"]) for row in every)
    named = "; ".join(short_source(known[code], words) for code in used)
    lines.append(words("Source: {source}", source=named))
    return f"<p class='crm-source'>{'<br>'.join(map(escape, lines))}</p>"
