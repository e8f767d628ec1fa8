"""Observations as an SDMX-JSON 2.0.0 data message, with the structure inside.

Source: SDMX-JSON data message field guide 2.0.0 (SDMX 3.0). Dimensions all stand at the level of
the observation; a coded attribute is an index into its values, any other is given as it is.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from indicators.observations import ATTRIBUTES, MEASURES
from passports.sdmx import concepts as sdmx
from passports.sdmx.parts import Coded, Message, Writer, component, links, named, text_of


def _message(given: Message) -> dict[str, Any]:
    found = given.found
    return {
        "meta": given.head,
        "data": {
            "structures": [_structure(found, given.language)],
            "dataSets": [
                {
                    "structure": 0,
                    "action": "Information",
                    "links": links(found.edition),
                    "attributes": [given.release or None],
                    "observations": {found.key(row): _cells(row, found) for row in found.rows},
                }
            ],
        },
    }


def _structure(found: Coded, language: str) -> dict[str, Any]:
    return {
        "dataSets": [0],
        "links": links(found.edition),
        **named(sdmx.name_of(sdmx.FLOWS[found.edition]), language),
        "dimensions": {
            "observation": [
                {**component(name, language), "keyPosition": place, "values": found.held[name]}
                for place, name in enumerate(sdmx.KEY)
            ]
        },
        "measures": {
            "observation": [
                {**component(name, language), "format": {"dataType": "Double"}} for name in MEASURES
            ]
        },
        "attributes": {
            "dataSet": [{**component(sdmx.RELEASE, language), "relationship": {"dataflow": {}}}],
            "observation": [_attribute(name, found, language) for name in ATTRIBUTES],
        },
    }


def _attribute(name: str, found: Coded, language: str) -> dict[str, Any]:
    values = {"values": found.held[name]} if found.held.get(name) else {}
    return {**component(name, language), "relationship": {"observation": {}}, **values}


def _cells(row: Mapping[Hashable, Any], found: Coded) -> list[Any]:
    """Return measures, then attributes; what is absent is null, never nought."""
    measures = [None if pd.isna(row[name]) else float(row[name]) for name in MEASURES]
    return [*measures, *(_said(row[name], found.places.get(name)) for name in ATTRIBUTES)]


def _said(value: Any, places: Mapping[str, int] | None) -> Any:
    text = text_of(value)
    return (text or None) if places is None else places.get(text)


to_sdmx_json = Writer("2.0.0", _message)
