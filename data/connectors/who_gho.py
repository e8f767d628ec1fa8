"""World Health Organization: the Global Health Observatory's OData API, in JSON.

Source: ``https://ghoapi.azureedge.net/api/UHC_INDEX_REPORTED?$filter=SpatialDim eq 'AZE'``
(https://www.who.int/data/gho/info/gho-odata-api). ``NumericValue`` is the figure; ``Value`` is how
it is shown, with its interval in brackets.
"""

from typing import Any

from data.connectors.given import Given, field_of, json_of, plain, refuse

_DIMENSIONS = ("Dim1", "Dim2", "Dim3")
_NEXT = "@odata.nextLink"


def parse(content: bytes, file: str) -> list[Given]:
    """Return the figures of an answer of the Observatory.

    Raises
    ------
    DataFaults
        If the bytes are no such answer, or it goes on elsewhere.
    """
    answer = json_of(content, file)
    if not isinstance(answer, dict) or not isinstance(answer.get("value"), list):
        refuse(file, "there is no list of figures", None, "value")
    if _NEXT in answer:
        refuse(file, "the answer goes on at another address: it is not whole", None, _NEXT)
    return [_given(file, place, one) for place, one in enumerate(answer["value"], 1)]


def _given(file: str, place: int, record: Any) -> Given:
    if plain(field_of(record, "TimeDimType", file, place)) != "YEAR":
        refuse(file, f"{record['TimeDimType']!r} is no year", place, "TimeDimType")
    return Given(
        file,
        place,
        plain(field_of(record, "IndicatorCode", file, place)),
        plain(field_of(record, "SpatialDim", file, place)),
        plain(field_of(record, "TimeDim", file, place)),
        plain(field_of(record, "NumericValue", file, place)),
        dict(_dimensions(record, file, place)),
        lower=plain(record.get("Low")),
        upper=plain(record.get("High")),
        edition=plain(record.get("Date"))[:10],
        note=plain(record.get("Comments")),
    )


def _dimensions(record: Any, file: str, place: int) -> list[tuple[str, str]]:
    """Return the dimensions of a figure by their names, whichever of the three places they have.

    A code has the name of its dimension before it since 2023: SEX_BTSX, before that BTSX.
    """
    found = []
    for name in _DIMENSIONS:
        kind = plain(field_of(record, f"{name}Type", file, place))
        if kind:
            found.append(
                (kind, plain(field_of(record, name, file, place)).removeprefix(f"{kind}_"))
            )
    return found
