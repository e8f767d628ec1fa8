"""What every text of the narrative owes its reader, whatever it says."""

import re

from indicators.narrative import Sentence


def unaccounted(said: Sentence) -> str:
    """Return the digits of a text that are neither stated numbers nor of periods, names, units."""
    left = said.text
    for name in sorted(said.given, key=len, reverse=True):
        left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
    for number in sorted((n.text for n in said.numbers), key=len, reverse=True):
        left = left.replace(number, " ")
    return "".join(re.findall(r"\d", left))


def faults(said: Sentence) -> list[str]:
    """Return what a proof-reader would mark in a text, language aside."""
    text = said.text
    marks = (r"[{}]", "  ", r"\bNone\b", r"\bnan\b", " ,", r" \.", r"\.\.", ",,", r"\( ")
    found = [mark for mark in marks if re.search(mark, text)]
    if not text.endswith("."):
        found.append("no full stop")
    if text[:1] != text[:1].upper():
        found.append("no capital")
    found += [f"not in the text: {n.text}" for n in said.numbers if n.text not in text]
    left = unaccounted(said)
    return found + ([f"digits of nothing: {left}"] if left else [])
