"""What the pages of peers ask of their servers: each request as its first line and its body."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Asked = tuple[str, str]


@dataclass(frozen=True)
class Questions:
    """What a page asks.

    Parameters
    ----------
    opened : sequence of paths
        Asked for one after the other when it is opened.
    first, another : callable
        Return what is then asked side by side for a year, and what for another one.
    """

    opened: tuple[str, ...]
    first: Callable[[str], list[Asked]]
    another: Callable[[str], list[Asked]]


def _of_dash(year: str) -> list[Asked]:
    """Return what is asked of the Dash page: one call for map and ranking, one for the line."""
    line = "POST /_dash-update-component"
    return [(line, _of_year(year)), (line, _of_area(year))]


def _of_year(year: str) -> str:
    """Return what the page asks for map and ranking of a year."""
    outputs = [{"id": "map", "property": "figure"}, {"id": "ranking", "property": "figure"}]
    inputs = [{"id": "year", "property": "value", "value": year}]
    return _call("..map.figure...ranking.figure..", outputs, inputs)


def _of_area(year: str) -> str:
    """Return what the page asks for line and answer."""
    outputs = [{"id": "line", "property": "figure"}, {"id": "answer", "property": "children"}]
    inputs = [
        {"id": "map", "property": "clickData", "value": None},
        {"id": "year", "property": "value", "value": year},
    ]
    return _call("..line.figure...answer.children..", outputs, inputs)


def _call(output: str, outputs: list[dict[str, str]], inputs: list[dict[str, str | None]]) -> str:
    changed = ["year.value"]
    return json.dumps(
        {"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": changed}
    )


def _opened(year: str) -> list[Asked]:
    """Return what Superset is asked for all charts and both lists."""
    lists = [_lines(["year"]), _lines(["name"])]
    return [*_followers(year), _chart(_LINE, ["year"], "name", "Baku"), *lists]


def _followers(year: str) -> list[Asked]:
    """Return what Superset is asked for the charts that follow the year."""
    return [
        _chart(_RANKING, ["name"], "year", year),
        _chart(_TABLE, ["name", "year"], "year", year),
    ]


def _chart(number: int, columns: list[str], column: str, value: str) -> Asked:
    query = {
        "columns": columns,
        "metrics": ["rate"],
        "orderby": [["rate", False]],
        "filters": [{"col": column, "op": "IN", "val": [value]}],
    }
    path = f"/api/v1/chart/data?form_data=%7B%22slice_id%22%3A{number}%7D&dashboard_id=1"
    return f"POST {path}", _of_chart({"slice_id": number, "dashboardId": 1}, query)


def _lines(columns: list[str]) -> Asked:
    return "POST /api/v1/chart/data", _of_chart({}, {"columns": columns, "metrics": []})


def _of_chart(form: dict[str, Any], query: dict[str, Any]) -> str:
    asked = {"datasource": {"id": 1, "type": "table"}, "form_data": form, "force": False}
    asked |= {"queries": [{**query, "row_limit": 100}], "result_format": "json"}
    return json.dumps({**asked, "result_type": "full"})


_LINE, _RANKING, _TABLE = 1, 2, 3  # numbers of the charts, in the order of their files
_DASHBOARD = "/api/v1/dashboard/out-of-school"
QUESTIONS = {
    "dash": Questions(("/", "/_dash-layout", "/_dash-dependencies"), _of_dash, _of_dash),
    "superset": Questions(
        (
            "/superset/dashboard/out-of-school/",
            _DASHBOARD,
            f"{_DASHBOARD}/charts",
            f"{_DASHBOARD}/datasets",
        ),
        _opened,
        _followers,
    ),
}
