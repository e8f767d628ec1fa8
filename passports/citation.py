"""How a figure is cited: as a sentence, in BibTeX and in RIS, each with the link that stays."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from indicators.editions import Edition
from indicators.facts import Key
from indicators.words import Words
from passports.identity import figure_id

# LaTeX gives these ten a meaning of their own (Lamport 1994, LaTeX, section 2.1).
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
}
_ADDRESS = ":/?#[]@!$&'()*+,;=%~-._"
_NO_KEY = re.compile(r"[^A-Za-z0-9.:-]")


@dataclass(frozen=True)
class Cited:
    """What a citation names.

    Attributes
    ----------
    statement : str
        What the figure says, in the reader's language: indicator, area, period and value.
    source : mapping
        The row of its source: publisher and title by language, edition, year.
    release : str
        The data release, or nothing for a figure that is in none.
    made : date
        The day of the release, or on which a figure that is in none was read.
    link : str
        The permanent link.
    """

    key: Key
    statement: str
    source: Mapping[str, Any]
    release: str
    made: date
    link: str

    def publisher(self, words: Words) -> str:
        """Return who published the figure."""
        return str(self.source[f"publisher_{words.language}"] or "")

    def work(self, words: Words) -> str:
        """Return the title of what the figure was published in; the illustrative edition says so.

        A title is never left to speak for a synthetic figure by itself.
        """
        title = str(self.source[f"title_{words.language}"] or "")
        warning = Edition(self.key.edition).warning(words)
        return f"{warning}. {title}" if warning else title

    def shown(self, words: Words) -> str:
        """Return where and when the figure was shown."""
        day = words.period(self.made.isoformat())
        if not self.release:
            return words("as shown by Child Rights Monitor, in no data release, {date}", date=day)
        return words(
            "as shown by Child Rights Monitor, data release {release}, {date}",
            release=self.release,
            date=day,
        )

    @property
    def year(self) -> str:
        """The year of the edition of the source, or nothing where it is not known."""
        return str(int(self.source["year"])) if self.source.get("year") else ""


def citation(cited: Cited, words: Words) -> str:
    """Return a citation as a sentence: publisher, title, edition, year; what, where shown, link."""
    edition = str(cited.source["edition"] or "")
    year = "" if cited.year in edition else cited.year
    named = ", ".join(part for part in (cited.work(words), edition, year) if part)
    stated = f"{cited.statement.rstrip('.')}; {cited.shown(words).rstrip('.')}"
    return f"{cited.publisher(words)}: {named}. {stated}. {cited.link}"


def release_citation(release: str, made: date, figures: int, link: str, words: Words) -> str:
    """Return how a whole data release is cited."""
    return words(
        "Child Rights Monitor — Azerbaijan. Data release {release}, {date}: {n} figures. {link}",
        release=release,
        date=words.period(made.isoformat()),
        n=words.number(figures, 0),
        link=link,
    )


def bibtex(cited: Cited, words: Words) -> str:
    """Return a BibTeX entry in UTF-8, as BibLaTeX, Biber, Zotero and JabRef read it.

    Braces within the braces keep the case of the title, which BibTeX styles would change without
    knowing that the capital of i is İ in Azerbaijani.
    """
    fields = {
        "author": f"{{{_latex(cited.publisher(words))}}}",
        "title": f"{{{_latex(f'{cited.work(words)}. {cited.statement}')}}}",
        "edition": _latex(str(cited.source["edition"] or "")),
        "year": cited.year,
        "howpublished": f"{{{_latex(cited.shown(words))}}}",
        "version": _latex(cited.release),
        "url": quote(cited.link, safe=_ADDRESS),
        "urldate": cited.made.isoformat(),
        "langid": {"az": "azerbaijani", "en": "english", "ru": "russian"}[words.language],
    }
    name = _NO_KEY.sub("-", figure_id(cited.key))
    lines = [f"  {label} = {{{text}}}," for label, text in fields.items() if text]
    return "\n".join([f"@misc{{crm:{name},", *lines, "}", ""])


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in _one_line(text))


def ris(cited: Cited, words: Words) -> str:
    """Return an RIS record, as reference managers read it (RIS specification, 2011)."""
    fields = [
        ("TY", "DATA"),
        ("ID", figure_id(cited.key)),
        ("AU", cited.publisher(words)),
        ("TI", f"{cited.work(words)}. {cited.statement}"),
        ("ET", str(cited.source["edition"] or "")),
        ("PY", cited.year),
        ("DA", cited.made.strftime("%Y/%m/%d")),
        ("DB", words("Child Rights Monitor")),
        ("N1", cited.shown(words)),
        ("UR", quote(cited.link, safe=_ADDRESS)),
        ("LA", words.language),
    ]
    lines = [f"{tag}  - {_one_line(text)}" for tag, text in fields if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def _one_line(text: str) -> str:
    return " ".join(text.split())
