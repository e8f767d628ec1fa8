"""Figures with a row of HXL hashtags under the names of the columns, for humanitarian programs.

Source: Humanitarian Exchange Language (HXL) 1.1, hashtag and attribute dictionary
(https://hxlstandard.org/standard/1-1final/). Districts and cities are ``#adm1``, the first
administrative level (ISO 3166-2:AZ); economic regions are ``#region``: nothing administers them.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas, codelist
from indicators.editions import Edition
from indicators.facts import key_of
from indicators.files import plain_cell
from indicators.observations import year
from indicators.plain_rows import plain_rows
from indicators.words import Words, footnote, words
from passports.cells import printed_of
from passports.headers import Passport
from passports.identity import figure_id
from passports.sdmx import Batches, Row, Told

_VALUE = "#indicator+value+num"
# Of these the figure itself counts people, in words that HXL has.
_COUNTED: Mapping[str, str] = {
    "AZE_EMDAT_AFFECTED": "#affected+num",
    "AZE_EMDAT_DEATHS": "#affected+killed+num",
    "AZE_MINE_VICTIMS": "#affected+num",
    "AZE_MINE_CHILD_VICTIMS": "#affected+children+num",
    "AZE_CCRR_EXPOSED": "#population+children+exposed+num",
}
_DIVIDED: Mapping[str, str] = {"hazard": "#cause+hazard+code"}  # the others are groups of people
_REGION, _DISTRICT = "region_2021", "district"


@dataclass(frozen=True)
class _Column:
    """The name of a column, its hashtag, and what it holds of an observation."""

    title: str
    tag: str
    cell: Callable[[Row], Any]


def to_hxl_csv(observations: pd.DataFrame, passport: Passport, said: Words) -> bytes:
    """Return the observations of one indicator as CSV with hashtags in its second row.

    A figure that is synthetic says so in the first column of its row. What is withheld or missing
    is an empty cell, its status beside it.
    """
    used = [name for name in DIMENSIONS if (observations[name] != TOTAL).any()]
    tag = _COUNTED.get(passport.indicator.indicator, _VALUE)
    columns = [*_marked(passport.edition, said), *_columns(used, tag, said)]
    rows = [{str(name): cell for name, cell in row.items()} for row in _rows(observations)]
    return "".join(_lines(columns, [rows])).encode()


def _rows(observations: pd.DataFrame) -> list[dict[Any, Any]]:
    return plain_rows(observations)


def write_hxl(told: Told, batches: Batches) -> Iterator[str]:
    """Yield the observations of several indicators, row by row."""
    said = words(told.language)
    columns = [*_marked(told.edition, said), *_columns(DIMENSIONS, _VALUE, said)]
    yield from _lines(columns, batches)


def _marked(edition: str, said: Words) -> Iterator[_Column]:
    """Yield the column that says of each figure that it is not real, where it is not."""
    if warning := Edition(edition).warning(said):
        yield _Column(said("Edition"), "#meta+edition", lambda _: warning)


def _lines(columns: Sequence[_Column], batches: Batches) -> Iterator[str]:
    yield _written([[one.title for one in columns], [one.tag for one in columns]])
    for rows in batches:
        yield _written([one.cell(row) for one in columns] for row in rows)


def _written(rows: Iterable[list[Any]]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def _columns(dimensions: Sequence[str], value: str, said: Words) -> Iterator[_Column]:
    yield from _places(said)
    yield _Column(said("Year"), "#date+year", lambda row: year(row["time_period"]))
    yield _Column(said("Period"), "#meta+period", _held("time_period"))
    coded = f"{said('Indicator')}: {said('Code')}"
    yield _Column(coded, "#indicator+code", _held("indicator"))
    yield _Column(said("Indicator"), "#indicator+name", lambda row: _named(row, said))
    for name in dimensions:
        title = said.of(codelist("dimension")[name]["name"])
        yield _Column(title, _DIVIDED.get(name, f"#group+{name}+code"), _held(name))
    yield _Column(said("Value"), value, _printed("obs_value"))
    yield _Column(said("Lower bound"), "#indicator+lower+num", _printed("lower_bound"))
    yield _Column(said("Upper bound"), "#indicator+upper+num", _printed("upper_bound"))
    yield _Column(said("Unit"), "#meta+unit", _held("unit_measure"))
    yield _Column(said("Status"), "#status+code", _held("obs_status"))
    yield _Column(said("Source"), "#meta+source", _held("data_source"))
    yield _Column(
        said("Notes"), "#meta+notes", lambda row: plain_cell(footnote(row["footnotes"], said))
    )
    yield _Column(said("Figure code"), "#meta+id", lambda row: figure_id(key_of(row)))


def _held(name: str) -> Callable[[Row], Any]:
    return lambda row: plain_cell(row[name])


def _printed(name: str) -> Callable[[Row], Any]:
    """Return what writes a number as its source printed it."""
    return lambda row: printed_of(row[name], row)


def _places(said: Words) -> Iterator[_Column]:
    """Yield the columns of the area: the country always, below it what the area lies in."""
    short = {name: said.of(one["short"]) for name, one in codelist("scheme").items()}
    yield _Column(short["nation"], "#country+code+v_iso3", lambda _: NATION)
    for scheme, tag, find in ((_REGION, "#region", _region), (_DISTRICT, "#adm1", _district)):
        yield _Column(f"{short[scheme]}: {said('Code')}", f"{tag}+code", find)
        yield _Column(short[scheme], f"{tag}+name", _name_of(find, said))


def _name_of(find: Callable[[Row], str], said: Words) -> Callable[[Row], str]:
    return lambda row: said.of(areas()[code].name) if (code := find(row)) else ""


def _region(row: Row) -> str:
    """Return the economic region that an observation is of or lies in; nothing of the nation's."""
    area = areas()[row["ref_area"]]
    found = area.parent if area.scheme == _DISTRICT else area.ref_area
    return "" if found in (None, NATION) else str(found)


def _district(row: Row) -> str:
    code = str(row["ref_area"])
    return code if areas()[code].scheme == _DISTRICT else ""


def _named(row: Row, said: Words) -> str:
    item = catalog().get(row["indicator"])
    return said.of(item.name) if item else ""
