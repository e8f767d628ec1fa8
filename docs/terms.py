"""The words of the three languages: what each thing is called, and what it is not to be called."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from indicators.model import LANGUAGES

FOLDER = Path(__file__).parent
Lists = dict[str, list[str]]


class Term(BaseModel):
    """One thing in three languages, with the words that are not used for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: str
    az: str
    ru: str
    avoid: Lists = Field(alias="not")
    but: Lists = {}
    why: str = ""

    def misused_in(self, text: str, language: str) -> list[str]:
        """Return the words of a text that are not to be used for this thing."""
        for allowed in self.but.get(language, []):
            text = text.replace(allowed, "")
        return [word for word in self.avoid.get(language, []) if _pattern(word).search(text)]


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word or phrase, whole, an asterisk standing for any ending."""
    body = re.escape(word).replace(r"\*", r"\w*")
    start, end = (
        (r"(?<!\w)" if word[0].isalnum() else ""),
        (r"(?!\w)" if word[-1].isalnum() else ""),
    )
    return re.compile(f"{start}{body}{end}", re.IGNORECASE)


@cache
def terms() -> tuple[Term, ...]:
    """Return every term, in the order of the list."""
    declared = tomllib.loads((FOLDER / "terms.toml").read_text(encoding="utf-8"))
    return tuple(Term.model_validate(entry) for entry in declared["term"])


def texts_in(declared: Any, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield place, language and text of everything that a declaration says in three languages."""
    if isinstance(declared, list):
        for entry in declared:
            yield from texts_in(entry, place)
    if not isinstance(declared, dict):
        return
    for name, value in declared.items():
        if name in LANGUAGES and isinstance(value, str | list):
            texts = [value] if isinstance(value, str) else value
            yield from ((place, name, text) for text in texts if isinstance(text, str))
        else:
            yield from texts_in(value, f"{place}.{name}")


def page() -> str:
    """Return the list of terms as Markdown."""
    parts = [
        "# Terms",
        "",
        "One thing, one word, in each language: written from `docs/terms.toml`. Every text that a",
        "reader meets is held to it by `tests/docs/test_terms.py`; * stands for any ending.",
        "",
        "| Term | az | en | ru | Not to be used | Why |",
        "|---|---|---|---|---|---|",
    ]
    for term in terms():
        avoided = "; ".join(f"{name}: {', '.join(every)}" for name, every in term.avoid.items())
        cells = (term.en, term.az, term.en, term.ru, avoided.replace("*", "\\*"), term.why)
        parts.append(f"| {' | '.join(cells)} |")
    return "\n".join(parts) + "\n"
