"""What is told of a survey in words: what it is, what was computed, guessed, and left out."""

from collections.abc import Iterator
from html import escape

import pandas as pd

from data.survey.figures import Figures
from data.survey.files import Folder

_WARNING = "**ILLUSTRATIVE — not real figures.** The records of this survey are invented."


def report_of(folder: Folder, figures: Figures, table: pd.DataFrame, submitted: int) -> bytes:
    """Return the report of one survey as Markdown; nothing that a file says is markup in it."""
    text = "\n".join(_lines(folder, figures, table, submitted))
    return (escape(text, quote=False).replace("](", "]\\(") + "\n").encode()


def _lines(folder: Folder, figures: Figures, table: pd.DataFrame, submitted: int) -> Iterator[str]:
    about = figures.about
    yield f"# {about.mark + ': ' if about.mark else ''}{about.title}"
    if about.mark:
        yield f"\n{_WARNING}"
    yield "\n## Files\n"
    for kind, opened in folder.files.items():
        yield f"- {folder.declared.family.files[kind].title}: {opened.path.name}"
    for kind in folder.absent:
        yield f"- {folder.declared.family.files[kind].title}: **not there**"
    yield f"\n## Figures\n\n{len(table)} figures of {table['indicator'].nunique()} indicators; "
    yield f"{submitted} of them are in submission.csv.\n"
    yield from _totals(figures, table)
    yield "\n## Not computed\n"
    yield from (
        [f"- {one.indicator}: {one.reason}" for one in figures.account.not_computed] or ["Nothing."]
    )
    yield "\n## Guessed\n"
    yield from ([f"- {guess}" for guess in figures.account.guesses] or ["Nothing."])
    yield "\n## Left out\n"
    yield f"{len(figures.account.left_out)} reasons, each with its records, are in left_out.csv."


def _totals(figures: Figures, table: pd.DataFrame) -> Iterator[str]:
    yield "| Indicator | Estimate | 95 % interval | Records | State |"
    yield "|---|---:|---|---:|---|"
    mark = f" ({figures.about.mark})" if figures.about.mark else ""
    for row in table[table["by"] == "total"].to_dict("records"):
        shown = "—" if pd.isna(row["estimate"]) else f"{row['estimate']:.1f}"
        span = "—" if pd.isna(row["lower"]) else f"{row['lower']:.1f}–{row['upper']:.1f}"
        records, state = row["n_unweighted"], row["obs_status"]
        yield f"| {row['title']}{mark} | {shown} | {span} | {records} | {state} |"
