"""The shapes of the answers of the data interface, as JSON Schema (2020-12)."""

from typing import Any

from indicators.codelists import DIMENSIONS

_TEXT = {"type": "string"}
_MAYBE_TEXT = {"type": ["string", "null"]}
_MAYBE_NUMBER = {"type": ["number", "null"]}
_NAME = {
    "type": "string",
    "pattern": r"^((\d{4}-\d{2}-\d{2}-)?[0-9a-f]{12}|\d{4}-\d{2}-\d{2}-[0-9a-f]{12,64})$",
}
_RELEASE = {
    **_NAME,
    "description": "The data release in which these figures took their present state.",
}
_COUNT = {"type": "integer", "minimum": 0}
_NAMES = {
    "type": "object",
    "properties": {"az": _TEXT, "en": _TEXT, "ru": _TEXT},
    "required": ["az", "en", "ru"],
}


def _object(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object whose every property is there and that has no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


_PUBLISHED = {"const": "published"}
_STANDS_SINCE = {
    "type": "object",
    "additionalProperties": _NAME,
    "description": "By indicator, the release under which its figures are found as they stood.",
}
_FROZEN = {
    "release": _NAME,
    "date": {"type": "string", "format": "date"},
    "content": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256"},
    "figures": _COUNT,
    "previous": {"anyOf": [{"type": "null"}, _NAME]},
    "notes": _NAMES,
    "changes": _object(new=_COUNT, revised=_COUNT, withdrawn=_COUNT, documented=_COUNT),
}
_HEAD = {
    "release": _RELEASE,
    "edition": _PUBLISHED,
    "indicator": _object(
        id=_TEXT,
        name=_NAMES,
        unit_measure=_TEXT,
        decimals={"type": "integer", "minimum": 0},
        caveat=_NAMES,
    ),
    "sources": _list_of("Source"),
    "observations": _list_of("Observation"),
}

SCHEMAS: dict[str, Any] = {
    "Observation": {
        **_object(
            ref_area=_TEXT,
            time_period={"type": "string", "pattern": r"^\d{4}"},
            **dict.fromkeys(DIMENSIONS, _TEXT),
            data_source=_TEXT,
            obs_value=_MAYBE_NUMBER,
            lower_bound=_MAYBE_NUMBER,
            upper_bound=_MAYBE_NUMBER,
            obs_status=_TEXT,
            source_cell=_MAYBE_TEXT,
            source_link=_MAYBE_TEXT,
            footnotes=_MAYBE_TEXT,
            corrected={
                "type": ["string", "null"],
                "format": "date",
                "description": "Day of the latest correction of the figure; its release says why.",
            },
            state={
                "enum": [
                    None,
                    "missing",
                    "suppressed",
                    "not_collected",
                    "not_applicable",
                    "did_not_occur",
                    "below_unit",
                    "low_reliability",
                ]
            },
        ),
        "description": "One observation. A value that is absent is null and named by its state.",
    },
    "Source": _object(
        id=_TEXT,
        kind=_TEXT,
        publisher=_NAMES,
        title=_NAMES,
        edition=_TEXT,
        licence=_TEXT,
        url=_MAYBE_TEXT,
        retrieved=_MAYBE_TEXT,
        superseded_by=_MAYBE_TEXT,
    ),
    "Area": _object(
        id=_TEXT,
        scheme={"enum": ["nation", "region_2021", "region_2006", "district"]},
        parent=_MAYBE_TEXT,
        name=_NAMES,
        valid_from=_MAYBE_TEXT,
        valid_to=_MAYBE_TEXT,
    ),
    "Indicator": _object(
        id=_TEXT,
        name=_NAMES,
        definition=_NAMES,
        domain=_TEXT,
        unit_measure=_TEXT,
        decimals={"type": "integer", "minimum": 0},
        direction={"enum": ["lower", "higher", "none"]},
        sdg_indicator=_MAYBE_TEXT,
        crc_articles={"type": "array", "items": {"type": "integer"}},
        holders={"type": "array", "items": _TEXT},
        observations={"type": "integer", "minimum": 0},
        areas={"type": "array", "items": _TEXT},
        requests=_list_of("Request"),
        gap={"anyOf": [{"type": "null"}, _NAMES]},
    ),
    "Request": _object(
        number=_TEXT,
        agency=_TEXT,
        time_period=_TEXT,
        asked=_TEXT,
        due=_TEXT,
        answered=_MAYBE_TEXT,
        refused=_MAYBE_TEXT,
        reason={"anyOf": [{"type": "null"}, _NAMES]},
    ),
    "Code": {
        "type": "object",
        "properties": {"id": _TEXT, "name": _NAMES, "state": _TEXT},
        "required": ["id", "name"],
        "additionalProperties": False,
    },
    "Data": _object(**_HEAD),
    "DataOfArea": _object(**_HEAD, ref_area={"$ref": "#/components/schemas/Area"}),
    "Indicators": _object(release=_RELEASE, indicators=_list_of("Indicator")),
    "Areas": _object(release=_RELEASE, areas=_list_of("Area")),
    "Sources": _object(release=_RELEASE, sources=_list_of("Source")),
    "Codelist": _object(release=_RELEASE, id=_TEXT, codes=_list_of("Code")),
    "Release": _object(
        release=_RELEASE,
        edition=_PUBLISHED,
        indicators={"type": "integer"},
        observations={"type": "integer"},
        sources={"type": "integer"},
        stands_since=_STANDS_SINCE,
    ),
    "Releases": _object(releases={"type": "array", "items": _object(**_FROZEN)}),
    "FrozenRelease": _object(**_FROZEN, stands_since=_STANDS_SINCE),
}
