"""People exposed to a hazard, from two GeoTIFFs, as rows that the build can take.

Run as ``python -m data.rasters --population POP.tif --hazard HAZ.tif --classes SCALE
--areas district --out OUT.csv``: SCALE is one of ``indicators/codes/hazard_class.toml``, or inner
breaks as "0.5,1.5". One row an area and class; with ``--exposed HAZARD`` one row an area: all from
the scale's threshold on, under that code of hazard. Both grids must be on the same cells, in the
areas' reference system (WGS 84): a hazard is not resampled, as that would invent values.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd

from data import settings
from data.beside import written_beside
from data.boundaries import LAYERS, read_shapes
from data.geotiff import read_grid
from geo.exposure import exposed, zonal
from geo.grids import ExposureError, check_values
from indicators.codelists import codelist
from indicators.errors import DashboardError, RasterError
from indicators.files import number

_WHOLE = 0.99  # share of an area under the population grid below which a figure is unreliable
_MOST = 1e12  # no hazard is measured in larger numbers
_UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class Scale:
    """Classes of a hazard: inner breaks, which end a class holds, a code for each class."""

    breaks: tuple[float, ...]
    closed: Literal["left", "right"]
    codes: tuple[str, ...]
    exposed_from: float
    range: tuple[float, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table; return the exit status."""
    given = _arguments().parse_args(arguments)
    try:
        if not given.out.parent.is_dir():
            raise RasterError(f"{given.out}: there is no folder {given.out.parent}.")
        rows = observations(
            given.population,
            given.hazard,
            scale(given.classes),
            _areas(given.areas),
            indicator=given.indicator,
            period=given.period,
            hazard_code=given.exposed,
        )
    except DashboardError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    with written_beside(given.out) as building:
        rows.to_csv(building, index=False, lineterminator="\n")
    sys.stdout.write(f"{given.out}: {len(rows)} rows\n")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.rasters", description=__doc__)
    parser.add_argument("--population", type=Path, required=True, help="people in each cell")
    parser.add_argument("--hazard", type=Path, required=True, help="the hazard on the same cells")
    parser.add_argument(
        "--classes", required=True, help=f"{', '.join(codelist('hazard_class'))}, or inner breaks"
    )
    parser.add_argument("--areas", choices=LAYERS, default="district")
    parser.add_argument("--out", type=Path, required=True, help="the table to write")
    parser.add_argument("--indicator", default="AZE_EXPOSED", help="code of the indicator")
    parser.add_argument("--period", default="", help="year of the hazard or of the population")
    parser.add_argument("--exposed", metavar="HAZARD", help="one row an area, under this hazard")
    return parser


def scale(text: str) -> Scale:
    """Return a scale by its name, or one of the inner breaks given.

    Raises
    ------
    RasterError
        If it is neither.

    Examples
    --------
    >>> scale("flood_depth").breaks, scale("0.5,1.5").codes
    ((0.15, 0.5, 1.5), ('CLASS_0', 'CLASS_1', 'CLASS_2'))
    """
    if text in codelist("hazard_class"):
        found = codelist("hazard_class")[text]
        codes = tuple(item["code"] for item in found["classes"])
        breaks = tuple(map(float, found["breaks"]))
        least, most = found["range"]
        return Scale(breaks, found["closed"], codes, float(found["exposed_from"]), (least, most))
    numbers = [number(part.strip()) for part in text.split(",")]
    breaks = tuple(part for part in numbers if part is not None)
    if len(breaks) < len(numbers):
        named = ", ".join(codelist("hazard_class"))
        raise RasterError(f"{text!r} is neither {named} nor inner breaks.")
    codes = tuple(f"CLASS_{number}" for number in range(len(breaks) + 1))
    return Scale(breaks, "left", codes, breaks[0], (-_MOST, _MOST))


def _areas(scheme: str) -> gpd.GeoDataFrame:
    return read_shapes(settings.shapes_dir())[scheme]


def observations(
    population: Path,
    hazard: Path,
    classes: Scale,
    areas: gpd.GeoDataFrame,
    *,
    indicator: str,
    period: str,
    hazard_code: str | None = None,
) -> pd.DataFrame:
    """Return the rows of an exposure, in the columns of a table of observations.

    Parameters
    ----------
    population, hazard : Path
        GeoTIFFs of one band on the same cells.
    classes : Scale
        The hazard's classes.
    areas : GeoDataFrame
        ``ref_area`` and ``geometry``.
    indicator, period : str
        Under which the rows stand.
    hazard_code : str, optional
        Adds up the classes that count as exposed, under this hazard.

    Returns
    -------
    DataFrame
        ``indicator``, ``ref_area``, ``time_period``, ``hazard``, ``obs_value`` (people),
        ``obs_status`` (E; U where the grid covers less than 99 per cent of the area; O, without a
        value, where it has none), ``source_cell`` (both files with their SHA-256), ``footnotes``.

    Raises
    ------
    RasterError
        Naming the file that cannot be used.
    """
    people, danger = read_grid(population), read_grid(hazard)
    try:
        check_values(danger, *classes.range)
        found = exposed(people, danger, classes.breaks, areas, closed=classes.closed)
        covered = zonal(people, areas).set_index("ref_area")["covered"]
    except ExposureError as error:
        raise RasterError(str(error)) from error
    named = found.assign(hazard=[_code(number, classes) for number in found["hazard_class"]])
    if hazard_code:
        named = _added_up(named, classes, hazard_code)
    named = named[(named["hazard"] != _UNKNOWN) | (named["population"] > 0)]
    source = f"{_signed(population)} × {_signed(hazard)}"
    share = named["ref_area"].map(covered)
    note = f"Cells weighed by the share within the area (exactextract {version('exactextract')})"
    return pd.DataFrame(
        {
            "indicator": indicator,
            "ref_area": named["ref_area"],
            "time_period": period,
            "hazard": named["hazard"],
            "obs_value": named["population"].round(3),
            "obs_status": np.select([named["population"].isna(), share < _WHOLE], ["O", "U"], "E"),
            "source_cell": source,
            "footnotes": [f"{note}; the grid covers {part:.1%} of the area" for part in share],
        }
    )


def _code(number: int, classes: Scale) -> str:
    return classes.codes[number] if number >= 0 else _UNKNOWN


def _added_up(found: pd.DataFrame, classes: Scale, hazard_code: str) -> pd.DataFrame:
    """Return one row an area: those exposed; those whose hazard is not known stay apart."""
    rises = classes.closed == "left"
    limit = classes.exposed_from
    reached = found["lower"] >= limit if rises else found["upper"] <= limit
    unknown = found["hazard"] == _UNKNOWN
    kept = found.assign(hazard=found["hazard"].where(unknown, hazard_code))[reached | unknown]
    groups = kept.groupby(["ref_area", "hazard"], sort=False)["population"]
    return groups.sum(min_count=1).reset_index()


def _signed(path: Path) -> str:
    return f"{path.name} (sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:12]})"


if __name__ == "__main__":
    sys.exit(main())
