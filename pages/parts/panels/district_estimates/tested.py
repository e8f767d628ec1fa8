"""What estimates had to pass, test by test, and what follows."""

from collections.abc import Sequence

import pandas as pd

from indicators.codelists import codelist
from indicators.small_areas import GateResult
from indicators.words import Words, inside_sentence
from pages.parts.drawing import headed, listed, noted
from pages.parts.panels.district_estimates.found import ShareFound, share_name


def gate_said(found: Sequence[ShareFound], words: Words) -> str:
    """Return which shares may be shown by district and which not, and the tests as a table."""
    table = pd.DataFrame([_row(found, place, words) for place in range(len(found[0].tests))])
    numbers = [share_name(one.code, words) for one in found]
    title = words("What an estimate has to pass before it is shown")
    return (
        headed(title, words("If one test fails, no district is shown; the thresholds are declared"))
        + noted([verdict(one, words) for one in found])
        + listed(table, words, numbers)
    )


def verdict(found: ShareFound, words: Words) -> str:
    """Return whether a share is shown by district, and else which tests it failed."""
    name = share_name(found.code, words)
    if found.is_published:
        return words("{share}: every test is passed, the estimates are shown.", share=name)
    failed = [_failed(one, words) for one in found.tests if not one.passed]
    return words("{share}: not shown. Failed: {tests}.", share=name, tests="; ".join(failed))


def _failed(one: GateResult, words: Words) -> str:
    name = words.of(codelist("small_areas")["gate"][one.test]["name"])
    return words(
        "{test} is {value}, {threshold} is allowed",
        test=inside_sentence(name, words.language),
        value=_written(one.test, one.value, words),
        threshold=_threshold(one, words),
    )


def _row(found: Sequence[ShareFound], place: int, words: Words) -> dict[str, str]:
    tests = [one.tests[place] for one in found]
    declared = codelist("small_areas")["gate"][tests[0].test]
    cells = {
        words("Test"): words.of(declared["name"]),
        words("Allowed"): _threshold(tests[0], words),
    }
    for one, test in zip(found, tests, strict=True):
        mark = words("passed") if test.passed else words("failed")
        cells[share_name(one.code, words)] = f"{_written(test.test, test.value, words)}, {mark}"
    return cells | {words("Why"): words.of(declared["why"])}


def _threshold(one: GateResult, words: Words) -> str:
    if one.least is not None:
        return words("at least {value}", value=_exactly(one.test, one.least, words))
    return words("at most {value}", value=_exactly(one.test, float(one.most or 0), words))


def _exactly(test: str, value: float, words: Words) -> str:
    """Return a threshold as it is declared."""
    share = _unit(test) == "share"
    return words.percent(words.exact(round(100 * value, 6))) if share else words.exact(value)


def _written(test: str, value: float, words: Words) -> str:
    """Return a value of a test as its unit is written: per cent, a ratio, a number."""
    if _unit(test) == "share":
        return words.percent(words.number(100 * value, 1))
    return words.number(value, 2 if _unit(test) == "ratio" else 0)


def _unit(test: str) -> str:
    return str(codelist("small_areas")["gate"][test]["unit"])
