"""The path of a birth from the ward to the statistics, its two gaps, and what closes them."""

from html import escape

from figures.panels.marks import titled
from indicators.codelists import codelist
from indicators.words import Words


def birth_path(words: Words) -> str:
    """Return the steps by which a birth becomes a figure, with the places where a child is lost."""
    entry = codelist("birth_path")
    head = titled(words.of(entry["title"]), words.of(entry["subtitle"]))
    steps = "".join(
        f"<li><strong>{escape(words.of(step['name']))}</strong>"
        f"<span>{escape(words.of(step['body']))}</span>{_holder(words, step.get('holder', ''))}"
        f"{_gap(words, step)}</li>"
        for step in entry["step"]
    )
    return f"{head}<ol class='crm-path'>{steps}</ol>"


def _holder(words: Words, code: str) -> str:
    if not code:
        return ""
    name = words.of(codelist("agency")[code])
    held = words("held by: {holder}", holder=name)
    return f"<small>{escape(held)}</small>"


def _gap(words: Words, step: dict[str, dict[str, str]]) -> str:
    """Return the gap behind a step, where a child can be lost."""
    if "gap" not in step:
        return ""
    return f"<em>{escape(words.of(step['gap']))}</em>"


def ministry_steps(words: Words) -> str:
    """Return what each holder can do with the two gaps: proposals, not figures."""
    entry = codelist("birth_path")
    cards = "".join(
        f"<div><strong>{escape(words.of(codelist('agency')[do['holder']]))}</strong>"
        f"<p>{escape(words.of(do['body']))}</p></div>"
        for do in entry["do"]
    )
    return f"{titled(words.of(entry['do_title']))}<div class='crm-do'>{cards}</div>"
