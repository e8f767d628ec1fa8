"""UNESCO Institute for Statistics: the records of its public data API, in JSON.

Source: ``https://api.uis.unesco.org/api/public/data/indicators?geoUnit=AZE&indicator=CR.1``; what
``magnitude`` and ``qualifier`` mean is said in the readme of its bulk files (SDG, September 2021).
"""

from data.connectors.given import Given, field_of, json_of, plain, refuse

_MOST = 100_000  # records of one answer: what is beyond is left out without a word


def parse(content: bytes, file: str) -> list[Given]:
    """Return the figures of an answer of the Institute.

    Raises
    ------
    DataFaults
        If the bytes are no such answer, or it may have been cut off.
    """
    answer = json_of(content, file)
    if not isinstance(answer, dict) or not isinstance(answer.get("records"), list):
        refuse(file, "there is no list of records", None, "records")
    if len(answer["records"]) >= _MOST:
        refuse(file, f"{_MOST:,} records are the most of one answer: there may be more")
    return [_given(file, place, one) for place, one in enumerate(answer["records"], 1)]


def _given(file: str, place: int, record: object) -> Given:
    told = {
        name: plain(field_of(record, name, file, place))
        for name in ("indicatorId", "geoUnit", "year", "value", "magnitude", "qualifier")
    }
    return Given(
        file,
        place,
        told["indicatorId"],
        told["geoUnit"],
        told["year"],
        told["value"],
        status=told["magnitude"] or told["qualifier"],
    )
