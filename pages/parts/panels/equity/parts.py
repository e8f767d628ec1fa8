"""What a concentration index is made of: the part of each factor, with its interval."""

from collections.abc import Mapping
from html import escape
from typing import Any

from figures.svg import signed_row
from indicators.equity import INDEX, REST
from indicators.plain_rows import plain_rows
from indicators.words import Words, dimension_name, inside_sentence
from pages.parts.drawing import (
    MeasuredRow,
    draw,
    drawn,
    ends_of,
    headed,
    measured_table,
    noted,
    written,
)
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.analysed import analysed_foot
from pages.parts.panels.equity.of_records import (
    Measured,
    cell,
    measure_name,
    measured,
    origin,
    outcome_name,
    rows_of,
    said,
)

Parts = Mapping[str, Measured]  # by factor, the rest and the index among them


def equity_parts(page: Page) -> None:
    """Draw the parts of the index that was decomposed; nothing of published figures."""
    if markup := _finished(page):
        draw(page, markup, key="crm-equity-parts")


@finished
def _finished(page: Page) -> str:
    rows, words = rows_of(page, "part"), page.words
    if rows.empty:
        return ""
    outcome = str(rows["item"].iloc[0]).partition("/")[0]
    found = {str(row["item"]).partition("/")[2]: measured(row) for row in plain_rows(rows)}
    subtitle = words(
        "{outcome}: parts of the concentration index, {period}; 95% intervals",
        outcome=outcome_name(outcome, words),
        period=words.period(str(rows["time_period"].iloc[0])),
    )
    return (
        headed(title(found, words), subtitle)
        + drawn(page, table(found, words))
        + noted(explained(found, words))
        + analysed_foot(page, *origin(rows), "inequality_parts")
    )


def ordered(found: Parts) -> list[str]:
    """Return the factors by the size of their part, the rest last."""
    factors = [name for name in found if name not in (REST, INDEX)]
    return [*sorted(factors, key=lambda name: -abs(found[name].value)), REST]


def factor_name(code: str, words: Words) -> str:
    """Return what a factor is called."""
    special = {
        REST: words("What goes with none of them"),
        "ref_area": words("Region"),
        "wealth_quintile": words("Wealth of the household itself"),
    }
    return special[code] if code in special else dimension_name(code, words)


def row_names(row: Mapping[Any, Any], words: Words) -> tuple[str, str]:
    """Return what the outcome and the measure of a row of the store are called."""
    outcome, _, factor = str(row["item"]).partition("/")
    if not factor:
        return outcome_name(outcome, words), measure_name(str(row["measure"]), words)
    if factor == INDEX:
        part = words("Parts of the concentration index: their sum")
    else:
        name = factor_name(factor, words)
        part = words("Part of the concentration index: {factor}", factor=name)
    return outcome_name(outcome, words), part


def share(name: str, found: Parts, words: Words) -> str:
    """Return a part as a share of the index."""
    return words.percent(written(100 * found[name].value / found[INDEX].value, 0, words))


def is_told_from_nought(one: Measured) -> bool:
    """Return whether the interval of a part leaves nought out."""
    return one.between is not None and (one.low > 0 or one.high < 0)


def title(found: Parts, words: Words) -> str:
    """Return what the largest part is, of the whole."""
    first = ordered(found)[0]
    return words(
        "What the inequality goes with: {share} with {factor}",
        share=share(first, found, words),
        factor=inside_sentence(factor_name(first, words), words.language),
    )


def explained(found: Parts, words: Words) -> list[str]:
    """Return the index with its interval, which parts differ from nought, and what they say."""
    return [
        _beyond_chance(found, words),
        words(
            "A factor has a large part if the outcome goes with it and it is itself unequally "
            "shared out between poor and rich. That tells what goes together, not what causes what."
        ),
    ]


def _beyond_chance(found: Parts, words: Words) -> str:
    index = said(found[INDEX], 3, words)
    told = [name for name in ordered(found) if is_told_from_nought(found[name])]
    if not told:
        return words(
            "The index is {index}: below nought, the poor bear more. Chance alone could make each "
            "of its parts.",
            index=index,
        )
    named = "; ".join(f"{factor_name(one, words)} {share(one, found, words)}" for one in told)
    return words(
        "The index is {index}: below nought, the poor bear more. Parts that chance does not "
        "explain: {parts}.",
        index=index,
        parts=named,
    )


def table(found: Parts, words: Words) -> str:
    """Return one row a factor: its part as a picture and in figures, and its share."""
    names = ordered(found)
    known = [found[name] for name in names]
    ends = ends_of(end for one in known for end in (one.value, one.low, one.high))
    rows = [_row(name, found, ends, words) for name in names]
    return measured_table(_titles(words), rows, ends, words)


def _titles(words: Words) -> tuple[str, ...]:
    return (
        words("Factor"),
        words("Its part, from nought"),
        words("Part of the index"),
        words("Share of the index"),
        words("Beyond chance?"),
    )


def _row(name: str, found: Parts, ends: tuple[float, float], words: Words) -> MeasuredRow:
    one, factor = found[name], factor_name(name, words)
    picture = signed_row(one.value, one.between, ends, f"{factor}: {said(one, 3, words)}")
    cells = (
        cell(one, 3, words),
        escape(share(name, found, words)),
        escape(words("yes") if is_told_from_nought(one) else words("no")),
    )
    return MeasuredRow(factor, "", picture, cells)
