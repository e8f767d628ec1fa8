"""Observations as SDMX-JSON 1.0, row by row: the figures first, then what their places mean.

The same message as ``json_1`` writes of one indicator, in another order: which codes occur is
known when the last row has been read, and what stands first in a message is free. Every attribute
has its place, also one without any value.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from passports.sdmx import concepts as sdmx
from passports.sdmx.parts import component, entry, head, links, named
from passports.sdmx.told import SAID, Batches, Row, Told, series_of

_VALUE = "obs_value"


class _Places:
    """The values of each component in the order in which they have occurred."""

    def __init__(self) -> None:
        self.held: dict[str, dict[str, int]] = {name: {} for name in (*sdmx.KEY, *SAID)}

    def of(self, name: str, value: str) -> int:
        """Return the place of a value; one that had not occurred takes the next."""
        known = self.held[name]
        return known.setdefault(value, len(known))


def write_sdmx_json_1(told: Told, batches: Batches) -> Iterator[str]:
    """Yield the message; a value that is absent is null, its status beside it."""
    places = _Places()
    header = _text(head(told.made, told.language, "1.0"))
    begun = _text({"action": "Information", "links": links(told.edition), "attributes": [0]})
    within = "observations" if told.flat else "series"
    yield f'{{"header":{header},"dataSets":[{begun[:-1]},"{within}":{{'
    first = True
    for rows in batches:
        parts = [*_parts(told, rows, places)]
        if parts:
            yield ("" if first else ",") + ",".join(parts)
            first = False
    yield f'}}}}],"structure":{_text(_structure(told, places))}}}\n'


def _parts(told: Told, rows: Sequence[Row], places: _Places) -> Iterator[str]:
    if told.flat:
        for row in rows:
            yield f'"{_key(row, sdmx.KEY, places)}":{_text(_cells(told, row, places))}'
        return
    for _, found in series_of(rows):
        observations = {
            _key(row, (sdmx.TIME,), places): _cells(told, row, places)
            for row in found
            if told.observations
        }
        yield f'"{_key(found[0], sdmx.SERIES, places)}":{_text({"observations": observations})}'


def _key(row: Row, names: Sequence[str], places: _Places) -> str:
    return ":".join(str(places.of(name, row[name])) for name in names)


def _cells(told: Told, row: Row, places: _Places) -> list[Any]:
    """Return the value, then the place of each attribute; what is absent is null, never nought."""
    said = told.said_of(row)
    return [row[_VALUE], *(places.of(name, said[name]) if said[name] else None for name in said)]


def _structure(told: Told, places: _Places) -> Mapping[str, Any]:
    dimensions = [
        {
            **component(name, told.language),
            "keyPosition": place,
            "values": _values(name, places, told),
        }
        for place, name in enumerate(sdmx.KEY)
    ]
    series = [] if told.flat else dimensions[:-1]
    released = {
        **component(sdmx.RELEASE, told.language),
        "relationship": {"none": {}},
        "values": [{"name": told.release}],
    }
    said = [
        {
            **component(name, told.language),
            "relationship": {"primaryMeasure": _VALUE.upper()},
            "values": _values(name, places, told),
        }
        for name in (SAID if told.attributes else ())
    ]
    return {
        "links": links(told.edition),
        **named(sdmx.name_of(told.flow), told.language),
        "dimensions": {
            "dataSet": [],
            "series": series,
            "observation": dimensions[len(series) :],
        },
        "attributes": {"dataSet": [released], "series": [], "observation": said},
    }


def _values(name: str, places: _Places, told: Told) -> list[dict[str, Any]]:
    """Return the values of a component in order of their places: a code with its name, or a text.

    A code has its name in one language, as ``sdmx1`` takes no more of an attribute.
    """
    if name in sdmx.KEY or name in sdmx.CODED:
        known = sdmx.codes_of(name, told.sources)
        found = [entry(value, known, told.language) for value in places.held[name]]
        return [{"id": one["id"], "name": one["name"]} for one in found]
    return [{"name": value} for value in places.held[name]]


def _text(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
