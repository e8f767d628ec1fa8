"""Observations as an SDMX-JSON 1.0 data message, as the readers of SDMX 2.1 know it.

Source: SDMX-JSON 1.0 (SDMX 2.1), laid out as in its samples and as statistical offices serve it:
``header``, ``structure`` and ``dataSets`` stand side by side, which is what ``sdmx1`` reads. It has
one measure, so that the bounds are attributes as in the structure message; every attribute is an
index into the list of its values, and one without any value is left out.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from indicators.observations import ATTRIBUTES
from passports.sdmx import concepts as sdmx
from passports.sdmx.parts import Coded, Message, Writer, component, links, named, text_of

_VALUE = "obs_value"
Listed = Mapping[str, list[dict[str, str]]]  # the values of each attribute


def _message(given: Message) -> dict[str, Any]:
    found = given.found
    listed = _attribute_values(found)
    places = {
        name: {value.get("id", value["name"]): place for place, value in enumerate(values)}
        for name, values in listed.items()
    }
    return {
        "header": given.head,
        "structure": _structure(found, listed, given.release, given.language),
        "dataSets": [
            {
                "action": "Information",
                "links": links(found.edition),
                **({"attributes": [0]} if given.release else {}),
                "observations": {found.key(row): _cells(row, places) for row in found.rows},
            }
        ],
    }


def _attribute_values(found: Coded) -> Listed:
    """Return the values of every attribute that has any: a code with its name, or a text."""
    names = (*sdmx.BOUNDS, *ATTRIBUTES)
    texts = {name: {text_of(row[name]) for row in found.rows} - {""} for name in names}
    listed = {
        name: [{"id": value["id"], "name": value["name"]} for value in found.held[name]]
        if name in found.held
        else [{"name": text} for text in sorted(texts[name])]
        for name in names
    }
    return {name: values for name, values in listed.items() if values}


def _structure(found: Coded, listed: Listed, release: str, language: str) -> dict[str, Any]:
    released = {
        **component(sdmx.RELEASE, language),
        "relationship": {"none": {}},
        "values": [{"name": release}],
    }
    return {
        "links": links(found.edition),
        **named(sdmx.name_of(sdmx.FLOWS[found.edition]), language),
        "dimensions": {
            "observation": [
                {**component(name, language), "keyPosition": place, "values": _values(name, found)}
                for place, name in enumerate(sdmx.KEY)
            ]
        },
        "attributes": {
            "dataSet": [released] if release else [],
            "observation": [
                {
                    **component(name, language),
                    "relationship": {"primaryMeasure": _VALUE.upper()},
                    "values": values,
                }
                for name, values in listed.items()
            ],
        },
    }


def _values(name: str, found: Coded) -> list[dict[str, Any]]:
    """Return the values of a dimension; of version 1.0 a period has a code and a name, too."""
    if name != sdmx.TIME:
        return found.held[name]
    return [{"id": value["value"], "name": value["value"]} for value in found.held[name]]


def _cells(row: Mapping[Hashable, Any], places: Mapping[str, Mapping[str, int]]) -> list[Any]:
    """Return the value, then the place of each attribute; what is absent is null, never nought."""
    value = None if pd.isna(row[_VALUE]) else float(row[_VALUE])
    return [value, *(own.get(text_of(row[name])) for name, own in places.items())]


to_sdmx_json_1 = Writer("1.0", _message)
