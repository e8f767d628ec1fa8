"""What is told of a survey in words: what it is, what was computed, guessed, and left out."""

from collections.abc import Iterator
from html import escape

import pandas as pd

from data.survey.figures import Figures
from data.survey.files import Folder
from data.survey.told.unequal import inequality_told
from indicators.plain_rows import plain_rows
from indicators.words import Words


def report_of(
    folder: Folder,
    figures: Figures,
    table: pd.DataFrame,
    unequal: pd.DataFrame,
    submitted: int,
    words: Words,
) -> bytes:
    """Return the report of one survey as Markdown; nothing that a file says is markup in it.

    Why something was not computed, or guessed, and the names of files are told in English: they
    name variables, and what to write in a mapping.
    """
    text = "\n".join(_lines(folder, figures, table, unequal, submitted, words))
    return (escape(text, quote=False).replace("](", "]\\(") + "\n").encode()


def _lines(
    folder: Folder,
    figures: Figures,
    table: pd.DataFrame,
    unequal: pd.DataFrame,
    submitted: int,
    words: Words,
) -> Iterator[str]:
    about, account = figures.about, figures.account
    kinds = folder.declared.family.files
    title = words.of(folder.declared.family.spoken(about.title))
    yield f"# {about.mark + ': ' if about.mark else ''}{title}"
    if about.mark:
        invented = words("The records of this survey are invented.")
        yield f"\n**{about.edition.warning(words)}.** {invented}"
    yield _heading(words("Files"))
    yield from (
        f"- {kinds[kind].title}: {opened.path.name}" for kind, opened in folder.files.items()
    )
    absent = words("not there")
    yield from (f"- {kinds[kind].title}: **{absent}**" for kind in folder.absent)
    yield _heading(words("Figures"))
    yield words(
        "Figures: {all}, of indicators: {indicators}. In submission.csv: {submitted}.",
        all=len(table),
        indicators=table["indicator"].nunique(),
        submitted=submitted,
    )
    yield ""
    yield from _totals(folder, figures, table, words)
    yield _heading(words("Inequality by wealth"))
    yield from inequality_told(folder.declared, unequal, words)
    nothing = [words("Nothing.")]
    yield _heading(words("Not computed"))
    titles = folder.declared.indicators
    yield from (
        [
            f"- {words.of(titles[one.indicator].title)}, {one.indicator}: {one.reason}"
            for one in account.not_computed
        ]
        or nothing
    )
    yield _heading(words("Guessed"))
    yield from ([f"- {guess}" for guess in account.guesses] or nothing)
    yield _heading(words("Left out"))
    yield words("Reasons: {n}, each with its records, in left_out.csv.", n=len(account.left_out))


def _heading(text: str) -> str:
    return f"\n## {text}\n"


def _totals(folder: Folder, figures: Figures, table: pd.DataFrame, words: Words) -> Iterator[str]:
    heads = [
        words("Indicator"),
        words("Value"),
        words("95% interval"),
        words("Records"),
        words("State"),
    ]
    yield f"| {' | '.join(heads)} |"
    yield "|---|---:|---|---:|---|"
    mark = f" ({figures.about.mark})" if figures.about.mark else ""
    for row in plain_rows(table[table["by"] == "total"]):
        title = words.of(folder.declared.indicators[row["indicator"]].title)
        shown, low, high = (
            "—" if pd.isna(row[name]) else words.number(row[name], 1)
            for name in ("estimate", "lower", "upper")
        )
        span = "—" if pd.isna(row["lower"]) else f"{low}–{high}"
        records, state = row["n_unweighted"], row["obs_status"]
        yield f"| {title}{mark} | {shown} | {span} | {records} | {state} |"
