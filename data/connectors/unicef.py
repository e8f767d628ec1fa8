"""UNICEF's data warehouse: SDMX-CSV of one dataflow, with or without labels beside the codes.

Source: ``https://sdmx.data.unicef.org/ws/public/sdmxapi/rest/data/UNICEF,CME,1.0/AZE.CME_MRY0T4?``
``format=csv``. Columns are known by their codes (REF_AREA, INDICATOR, TIME_PERIOD, OBS_VALUE); the
labels that stand beside them ("Geographic area") and attributes that describe are passed over. The
regional dataflow TRANSMONEE calls its indicator UNICEF_INDICATOR.
"""

from data.connectors.given import Given, refuse
from data.connectors.tabled import rows_of

_INDICATOR, _REGIONAL = "INDICATOR", "UNICEF_INDICATOR"
_WANTED = ("REF_AREA", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE")
_ATTRIBUTES = frozenset(
    {
        *_WANTED,
        _INDICATOR,
        _REGIONAL,
        "DATAFLOW",
        "DATA_SOURCE",
        "COUNTRY_NOTES",
        "REF_PERIOD",
        "LOWER_BOUND",
        "UPPER_BOUND",
        "UNIT_MULTIPLIER",
        "SOURCE_LINK",
        "SERIES_FOOTNOTE",
        "OBS_FOOTNOTE",
        "OBS_CONF",
        "SOWC_FLAG_A",
        "SOWC_FLAG_B",
        "SOWC_FLAG_C",
        "TIME_PERIOD_METHOD",
        "COVERAGE_TIME",
        "FREQ_COLL",
        "CUSTODIAN",
        "DECIMALS",
        "FREQ",
        "WGTD_SAMPL_SIZE",
        "DATA_SOURCE_PRIORITY",
    }
)


def parse(content: bytes, file: str) -> list[Given]:
    """Return the figures of an answer of the warehouse.

    Raises
    ------
    DataFaults
        If the bytes are no such answer.
    """
    rows = [*rows_of(content, file, _WANTED)]
    named = _REGIONAL if rows and _REGIONAL in rows[0][1] else _INDICATOR
    if rows and named not in rows[0][1]:
        refuse(file, "the column is missing", 1, named)
    return [_given(file, line, row, named) for line, row in rows]


def _given(file: str, line: int, row: dict[str, str], named: str) -> Given:
    dimensions = {
        name: code for name, code in row.items() if _is_code(name) and name not in _ATTRIBUTES
    }
    return Given(
        file,
        line,
        row[named],
        row["REF_AREA"],
        row["TIME_PERIOD"],
        row["OBS_VALUE"],
        dimensions,
        unit=row["UNIT_MEASURE"],
        power=row.get("UNIT_MULTIPLIER") or "0",
        status=row["OBS_STATUS"],
        lower=row.get("LOWER_BOUND", ""),
        upper=row.get("UPPER_BOUND", ""),
        edition=row.get("DATA_SOURCE", ""),
        note=row.get("OBS_FOOTNOTE", ""),
    )


def _is_code(name: str) -> bool:
    """Return whether a column holds codes: a label has a name for people."""
    return name.replace("_", "").isalnum() and name == name.upper()
