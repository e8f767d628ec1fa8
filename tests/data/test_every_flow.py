"""Every agency can be asked: its letter is whole, and its table comes back without a fault."""

import random
from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest

from data.intake import read_answer
from data.request import code_in, columns_of, letter, request_of, template
from indicators.catalog import catalog
from indicators.disclosure import THRESHOLD
from indicators.flows import asked_flows, flow_of
from indicators.observations import limits

ASKED, SENT = date(2026, 11, 29), date(2026, 12, 10)


def allowed(code: str, protected: bool, drawn: random.Random) -> float:
    """Return a number that an indicator may have, its bounds among them."""
    item = catalog()[code]
    least, most, whole = limits(item)
    least = max(least, THRESHOLD) if protected and item.is_count else least
    value = drawn.choice([least, most, drawn.uniform(least, most)])
    return round(value) if whole else min(most, max(least, round(value, item.decimals)))


@pytest.mark.parametrize("code", asked_flows())
def test_the_letter_is_whole_and_the_table_comes_back_without_a_fault(code, tmp_path):
    drawn, flow = random.Random(code), flow_of(code)
    request = request_of(flow, ASKED, drawn.choice(("az", "en", "ru")))
    text = "\n".join(p.text for p in docx.Document(BytesIO(letter(request, {}))).paragraphs)
    assert flow.reason[request.language] in text
    assert not {"{", "}"} & {*text}
    for indicator in flow.indicators:
        assert indicator in text

    book = openpyxl.load_workbook(BytesIO(template(request)))
    sheet = book[{p.name: p.value for p in book.custom_doc_props.props}["sheet"]]
    place = columns_of(request).index("obs_value") + 1
    values = []
    for row in range(2, sheet.max_row + 1):
        indicator = code_in(sheet.cell(row, 1).value)
        values.append(allowed(indicator, flow.protected, drawn))
        sheet.cell(row, place).value = values[-1]
    path = tmp_path / "answer.xlsx"
    book.save(path)

    answer = read_answer(path, SENT)
    assert [found.said("en") for found in answer.faults] == []
    assert sorted(row["obs_value"] for row in answer.rows) == sorted(values)
