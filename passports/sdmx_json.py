"""Observations as an SDMX-JSON 2.0.0 data message, with the structure inside.

Source: SDMX-JSON data message field guide 2.0.0 (SDMX 3.0). Dimensions all stand at the level of
the observation; a coded attribute is an index into its values, any other is given as it is.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from indicators.model import LANGUAGES
from indicators.observations import ATTRIBUTES, MEASURES
from indicators.words import Words, footnote, words
from passports import sdmx

_SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/"
    "2.0.0/sdmx-json-data-schema.json"
)
_URN = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow="


def to_sdmx_json(
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
        In which ``name`` is given, and the monitor's own footnotes; ``names`` has every language.
    """
    known = {str(source["data_source"]): source for source in sources}
    held = {name: _held(observations[name], name, known, language) for name in _enumerated()}
    places = {name: {_id(v): i for i, v in enumerate(values)} for name, values in held.items()}
    rows = [_noted(row, words(language)) for row in observations.to_dict("records")]
    message = {
        "meta": _meta(made, language),
        "data": {
            "structures": [_structure(held, language)],
            "dataSets": [
                {
                    "structure": 0,
                    "action": "Information",
                    "links": [{"rel": "dataflow", "urn": _URN + sdmx.STRUCTURE}],
                    "attributes": [release or None],
                    "observations": {_key(row, places): _cells(row, places) for row in rows},
                }
            ],
        },
    }
    return (json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _enumerated() -> tuple[str, ...]:
    return (*sdmx.KEY, *sdmx.CODED)


def _meta(made: date, language: str) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "id": f"{sdmx.AGENCY}-{made.isoformat()}",
        "test": False,
        "prepared": f"{made.isoformat()}T00:00:00Z",
        "contentLanguages": [language, *(code for code in LANGUAGES if code != language)],
        "sender": {"id": sdmx.AGENCY, **_named(sdmx.name_of(sdmx.AGENCY), language)},
    }


def _structure(held: Mapping[str, list[dict[str, Any]]], language: str) -> dict[str, Any]:
    return {
        "dataSets": [0],
        "links": [{"rel": "dataflow", "urn": _URN + sdmx.STRUCTURE}],
        **_named(sdmx.name_of(sdmx.FLOW), language),
        "dimensions": {
            "observation": [
                {**_component(name, language), "keyPosition": place, "values": held[name]}
                for place, name in enumerate(sdmx.KEY)
            ]
        },
        "measures": {
            "observation": [
                {**_component(name, language), "format": {"dataType": "Double"}}
                for name in MEASURES
            ]
        },
        "attributes": {
            "dataSet": [{**_component(sdmx.RELEASE, language), "relationship": {"dataflow": {}}}],
            "observation": [_attribute(name, held, language) for name in ATTRIBUTES],
        },
    }


def _attribute(
    name: str, held: Mapping[str, list[dict[str, Any]]], language: str
) -> dict[str, Any]:
    values = {"values": held[name]} if held.get(name) else {}
    return {**_component(name, language), "relationship": {"observation": {}}, **values}


def _component(name: str, language: str) -> dict[str, Any]:
    return {"id": name.upper(), **_named(sdmx.name_of(name), language)}


def _named(names: Mapping[str, str], language: str) -> dict[str, Any]:
    return {"name": names[language], "names": {code: names[code] for code in LANGUAGES}}


def _held(
    column: pd.Series, name: str, sources: Mapping[str, Mapping[str, Any]], language: str
) -> list[dict[str, Any]]:
    """Return the values of a component that occur; a period is a value, a code has its name."""
    present = sorted({str(value) for value in column if value})
    if name == sdmx.TIME:
        return [{"value": period} for period in present]
    known = sdmx.codes_of(name, sources)
    return [
        {"id": code, **_named(known.get(code, dict.fromkeys(LANGUAGES, code)), language)}
        for code in present
    ]


def _noted(row: Mapping[Any, Any], words: Words) -> dict[Any, Any]:
    return {**row, "footnotes": footnote(row["footnotes"], words)}


def _id(value: Mapping[str, Any]) -> str:
    return str(value["id"] if "id" in value else value["value"])


def _key(row: Mapping[Any, Any], places: Mapping[str, Mapping[str, int]]) -> str:
    return ":".join(str(places[name][str(row[name])]) for name in sdmx.KEY)


def _cells(row: Mapping[Any, Any], places: Mapping[str, Mapping[str, int]]) -> list[Any]:
    """Return measures, then attributes; what is absent is null, never nought."""
    measures = [None if pd.isna(row[name]) else float(row[name]) for name in MEASURES]
    return [*measures, *(_said(row[name], places.get(name)) for name in ATTRIBUTES)]


def _said(value: Any, places: Mapping[str, int] | None) -> Any:
    if value is None or value == "":
        return None
    return str(value) if places is None else places[str(value)]
