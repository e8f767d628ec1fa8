"""World Bank: the Indicators API, version 2, in JSON: what the answer is of, and its figures.

Source: ``https://api.worldbank.org/v2/country/AZE/indicator/SL.TLF.0714.ZS?format=json``
(https://datahelpdesk.worldbank.org/knowledgebase/articles/898581). A mistake in the question is
answered with status 200 and a message.
"""

from typing import Any

from data.connectors.given import Given, field_of, json_of, plain, refuse


def parse(content: bytes, file: str) -> list[Given]:
    """Return the figures of an answer of the Bank.

    Raises
    ------
    DataFaults
        If the bytes are no such answer, it is a message, or not all of it has come.
    """
    answer = json_of(content, file)
    if not isinstance(answer, list) or not answer or not isinstance(answer[0], dict):
        refuse(file, "there is no list of two parts")
    head = answer[0]
    if "message" in head:
        refuse(file, f"the Bank answers: {_message(head['message'])}")
    records = answer[1] if len(answer) == 2 else None
    if not isinstance(records, list):
        refuse(file, "there is no list of figures")
    total = plain(field_of(head, "total", file, 1))
    if total != str(len(records)):
        refuse(file, f"{len(records)} figures of {total}: ask for all of them on one page")
    edition = plain(field_of(head, "lastupdated", file, 1))
    return [_given(file, place, one, edition) for place, one in enumerate(records, 1)]


def _message(told: Any) -> str:
    if isinstance(told, list) and told and isinstance(told[0], dict):
        return f"{plain(told[0].get('key'))}, {plain(told[0].get('value'))}"
    return str(told)[:200]


def _given(file: str, place: int, record: Any, edition: str) -> Given:
    series = field_of(field_of(record, "indicator", file, place), "id", file, place)
    return Given(
        file,
        place,
        plain(series),
        plain(field_of(record, "countryiso3code", file, place)),
        plain(field_of(record, "date", file, place)),
        plain(field_of(record, "value", file, place)),
        unit=plain(field_of(record, "unit", file, place)),
        status=plain(field_of(record, "obs_status", file, place)),
        edition=edition,
    )
