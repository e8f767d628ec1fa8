"""What a data release changed, theme by theme."""

from collections.abc import Mapping
from datetime import date
from html import escape

import pandas as pd

from figures.panels.marks import bar
from indicators.codelists import codelist
from indicators.words import Words, unbroken

_SHOWN = ("new", "revised", "withdrawn")
_THEMES = 5


def changed_anything(counts: pd.DataFrame) -> bool:
    """Return whether a figure is new, revised or withdrawn; a better note alone is no change."""
    return bool(counts[list(_SHOWN)].to_numpy().any())


def release_changed(
    day: date, counts: pd.DataFrame, names: Mapping[str, str], words: Words, link: str
) -> str:
    """Return how many figures changed, the themes with most of them, and the way to each.

    Parameters
    ----------
    counts : DataFrame
        How many figures changed in each way, by theme.
    names : mapping
        The name of each way.
    """
    total = {name: int(counts[name].sum()) for name in _SHOWN}
    title = words(
        "Release of {day}: {new} figures new, {revised} revised, {withdrawn} withdrawn",
        day=words.date(day),
        **{name: words.number(number, 0) for name, number in total.items()},
    )
    every = escape(words("Every change, figure by figure"))
    return (
        f"<h2 class='crm-h2'>{escape(unbroken(title))}</h2>{_table(title, counts, names, words)}"
        f"<p><a href='{link}' target='_self'>{every}</a></p>"
    )


def _table(title: str, counts: pd.DataFrame, names: Mapping[str, str], words: Words) -> str:
    known = counts[counts.index.isin(list(codelist("domain")))]
    order = known[list(_SHOWN)].sum(axis=1).sort_values(ascending=False, kind="stable")
    most = max(int(known["new"].max()), 1)
    titles = (words("Theme"), *(names[name] for name in _SHOWN))
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    rows = "".join(_row(str(code), known.loc[code], most, words) for code in order.index[:_THEMES])
    return (
        f"<table class='crm-levels'><caption class='crm-unseen'>{escape(title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(domain: str, row: "pd.Series[int]", most: int, words: Words) -> str:
    name = escape(words.of(codelist("domain")[domain]["name"]))
    first, *others = (words.number(int(row[kind]), 0) if row[kind] else "–" for kind in _SHOWN)
    cells = "".join(f"<td>{text}</td>" for text in others)
    drawn = bar(("crm-fresh", int(row["new"]) / most))
    return (
        f"<tr><th scope='row'>{name}</th><td><span class='crm-new'>{drawn} {first}</span></td>"
        f"{cells}</tr>"
    )
