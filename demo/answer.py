"""The table that the ministry sends in the demonstration: filled in with invented figures."""

import random
from datetime import date
from io import BytesIO

import openpyxl

from data.request import cells_asked, columns_of, request_of, template
from indicators.codelists import NATION
from indicators.flows import flow_of

FLOW = "MSE_PUPILS"
FILE = f"{FLOW}_invented_figures.xlsx"  # who sends it is offered the flow of this name
_SEED = 2026
_LEAST, _MOST = 3_000, 25_000  # pupils of a district


def invented_answer(day: date) -> bytes:
    """Return the table of pupils by district with invented figures, girls and boys adding up."""
    request = request_of(flow_of(FLOW), day, "az")
    asked = [*cells_asked(request)]
    values = _values([cell["ref_area"] for cell in asked if cell["sex"] == "_T"])
    book = openpyxl.load_workbook(BytesIO(template(request)))
    sheet = book.active
    column = columns_of(request).index("obs_value") + 1
    for row, cell in enumerate(asked, start=2):
        sheet.cell(row, column).value = values[cell["ref_area"]][cell["sex"]]
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _values(areas: list[str]) -> dict[str, dict[str, int]]:
    """Return pupils by area and sex; the nation is the sum of the areas."""
    chance = random.Random(_SEED)  # noqa: S311 - the same figures each time
    values = {}
    for area in areas:
        girls, boys = (chance.randint(_LEAST, _MOST) for _ in range(2))
        values[area] = {"F": girls, "M": boys, "_T": girls + boys}
    districts = [value for area, value in values.items() if area != NATION]
    values[NATION] = {sex: sum(value[sex] for value in districts) for sex in ("F", "M", "_T")}
    return values
