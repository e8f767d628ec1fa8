"""A minimal Dash page: a map of regions, a drop-down, a ranking, a line, and an answer in words.

Runs in an environment of its own, by a server that finds ``page:server``. ``PEER_FIGURES`` names
the folder of what it shows.
"""

import json
import os
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

_FOLDER = Path(os.environ["PEER_FIGURES"])
_ROWS = json.loads((_FOLDER / "figures.json").read_text(encoding="utf-8"))
_AREAS = json.loads((_FOLDER / "areas.geojson").read_text(encoding="utf-8"))
_YEARS = sorted({row["year"] for row in _ROWS}, reverse=True)
_COLUMNS = "repeat(auto-fit, minmax(320px, 1fr))"
_TOP = max(row["value"] for row in _ROWS)

app = Dash(__name__, compress=True, title="Out of school", update_title="")
server = app.server
app.layout = html.Main(
    [
        html.H1("Children out of school"),
        dcc.Dropdown(_YEARS, _YEARS[0], id="year", clearable=False),
        html.P(id="answer"),
        html.Div(
            [dcc.Graph(id="map"), dcc.Graph(id="ranking")],
            style={
                "display": "grid",
                "gridTemplateColumns": "repeat(auto-fit, minmax(320px, 1fr))",
            },
        ),
        dcc.Graph(id="line"),
    ]
)


@app.callback(Output("map", "figure"), Output("ranking", "figure"), Input("year", "value"))
def of_year(year: str) -> tuple[go.Figure, go.Figure]:
    """Return map and ranking of a year."""
    rows = sorted((row for row in _ROWS if row["year"] == year), key=lambda row: row["value"])
    names, values = [row["name"] for row in rows], [row["value"] for row in rows]
    regions = go.Choropleth(
        geojson=_AREAS,
        locations=[row["area"] for row in rows],
        z=values,
        text=names,
        zmin=0,
        zmax=_TOP,
    )
    drawn = go.Figure(regions, layout={"margin": {"l": 0, "r": 0, "t": 0, "b": 0}})
    drawn.update_geos(fitbounds="locations", visible=False)
    return drawn, go.Figure(go.Bar(x=values, y=names, orientation="h"))


@app.callback(
    Output("line", "figure"),
    Output("answer", "children"),
    Input("map", "clickData"),
    Input("year", "value"),
)
def of_area(pressed: dict[str, Any] | None, year: str) -> tuple[go.Figure, str]:
    """Return the line of an area, and its figure in words."""
    area = pressed["points"][0]["location"] if pressed else _ROWS[0]["area"]
    rows = [row for row in _ROWS if row["area"] == area]
    chosen = next(row for row in rows if row["year"] == year)
    line = go.Scatter(x=[row["year"] for row in rows], y=[row["value"] for row in rows])
    return go.Figure(line), f"{chosen['name']}: {chosen['value']:.1f} %, {year}"
