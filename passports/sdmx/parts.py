"""What both versions of SDMX-JSON say in the same words: names, values that occur, keys."""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.model import LANGUAGES
from indicators.plain_rows import plain_rows
from indicators.words import footnote, words
from passports.sdmx import concepts as sdmx

_SCHEMAS = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas"
_URN = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow"


def links(edition: str) -> list[dict[str, str]]:
    """Return the link to the dataflow of the edition that a message holds figures of."""
    return [{"rel": "dataflow", "urn": f"{_URN}={sdmx.reference(edition)}"}]


@dataclass(frozen=True)
class Coded:
    """Observations with the values of each coded component that occur, and where each stands.

    Attributes
    ----------
    rows : sequence of mappings
        The observations, the monitor's own footnotes in the language of the message.
    held : mapping
        The values of each component, in order of their codes.
    places : mapping
        The place of each code among the values of its component.
    """

    rows: Sequence[Mapping[Hashable, Any]]
    held: Mapping[str, list[dict[str, Any]]]
    places: Mapping[str, Mapping[str, int]]

    @property
    def edition(self) -> str:
        """The edition that the observations are of: a message holds one."""
        return next((str(row["edition"]) for row in self.rows), "published")

    def key(self, row: Mapping[Hashable, Any]) -> str:
        """Return the places of a row's dimensions, as a message names an observation."""
        return ":".join(str(self.places[name][str(row[name])]) for name in sdmx.KEY)


def coded(observations: pd.DataFrame, sources: Sequence[Mapping[str, Any]], language: str) -> Coded:
    """Return observations ready to be written in a message."""
    known = {str(source["data_source"]): source for source in sources}
    enumerated = (*sdmx.KEY, *sdmx.CODED)
    held = {name: _held(observations[name], name, known, language) for name in enumerated}
    places = {name: {_id(v): i for i, v in enumerate(values)} for name, values in held.items()}
    said = words(language)
    rows = [
        {**row, "footnotes": footnote(row["footnotes"], said)} for row in plain_rows(observations)
    ]
    return Coded(rows, held, places)


@dataclass(frozen=True)
class Message:
    """What a message is laid out of: what it says of itself, and what it holds."""

    head: Mapping[str, Any]
    found: Coded
    release: str
    language: str


@dataclass(frozen=True)
class Writer:
    """What writes observations as a data message of a version of SDMX-JSON, in its layout."""

    version: str
    lay_out: Callable[[Message], Mapping[str, Any]]

    def __call__(
        self,
        observations: pd.DataFrame,
        sources: Sequence[Mapping[str, Any]],
        release: str,
        made: date,
        language: str,
    ) -> bytes:
        """Return a data message: the same observations give the same bytes.

        Parameters
        ----------
        observations : DataFrame
            Under the frame contract, any edition.
        release : str
            The data release, or nothing.
        made : date
            When the message was prepared.
        language : str
            In which ``name`` is given, and the monitor's own footnotes; ``names`` has every
            language.
        """
        found = coded(observations, sources, language)
        told = head(made, language, self.version)
        message = self.lay_out(Message(told, found, release, language))
        return (json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def head(made: date, language: str, version: str) -> dict[str, Any]:
    """Return what a message says of itself."""
    return {
        "schema": f"{_SCHEMAS}/{version}/sdmx-json-data-schema.json",
        "id": f"{sdmx.AGENCY}-{made.isoformat()}",
        "test": False,
        "prepared": f"{made.isoformat()}T00:00:00Z",
        "contentLanguages": [language, *(code for code in LANGUAGES if code != language)],
        "sender": {"id": sdmx.AGENCY, **named(sdmx.name_of(sdmx.AGENCY), language)},
    }


def component(name: str, language: str) -> dict[str, Any]:
    """Return the code and the names of a component."""
    return {"id": name.upper(), **named(sdmx.name_of(name), language)}


def named(names: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a name in the language of the message, and in every language."""
    return {"name": names[language], "names": {code: names[code] for code in LANGUAGES}}


def _held(
    column: pd.Series, name: str, sources: Mapping[str, Mapping[str, Any]], language: str
) -> list[dict[str, Any]]:
    """Return the values of a component that occur; a period is a value, a code has its name."""
    present = sorted({str(value) for value in column if value})
    if name == sdmx.TIME:
        return [{"value": period} for period in present]
    known = sdmx.codes_of(name, sources)
    return [entry(code, known, language) for code in present]


def entry(code: str, known: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return a code with its names; one without any is called by itself."""
    return {"id": code, **named(known.get(code, dict.fromkeys(LANGUAGES, code)), language)}


def _id(value: Mapping[str, Any]) -> str:
    return str(value["id"] if "id" in value else value["value"])


def text_of(value: Any) -> str:
    """Return an attribute as text; nothing where it is absent, however a table marks that."""
    return "" if value is None or pd.isna(value) else str(value)
