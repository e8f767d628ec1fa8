"""Thousands of changed inputs: each is refused by file and place, or is one that nobody can tell.

What is called is what the build and the commands call, one file at a time. A change that is
accepted must be in ``LEGITIMATE``: by what differs, with why no rule can know. Every change is
tried as a careless colleague makes it, who records the new hash and number of rows; without that
the hash refuses each (the first test).
"""

import hashlib
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from rasterio.io import MemoryFile

from data import settings
from data.boundaries import read_layer
from data.illustrative.rows import check_assumptions
from data.inputs import Inputs, take_events, take_peers, take_source
from data.microdata.mapping import check_mapping
from data.microdata.table import read_microdata
from data.rasters import observations, scale
from indicators.catalog import DEFINITIONS
from indicators.code_lists import names
from indicators.codelists import CODES, check_areas, check_codelist
from indicators.errors import DataFaults, Fault, RasterError
from indicators.model import read_indicator
from tests.data import mutations as make
from tests.data.mutations import Mutation
from tests.data.test_microdata import MICS, written
from tests.data.test_rasters import AREAS, tif

Way = Callable[[bytes, Random], Mutation]
Check = Callable[[str, bytes], list[Fault]]
Originals = list[tuple[str, bytes]]

WORDS = "other words: no rule knows what an author meant"
OTHER = "another indicator that there is, or none"
FIGURE = "another figure that can be: only the hash of the source's table tells"
FEWER = "an entry or an optional key fewer: what needs it names it"
SAME = "nothing that is read: an empty line, an order, a remark, a quote that need not be"

# What may differ in a file that is accepted, and why no rule can know.
LEGITIMATE: dict[str, dict[str, str]] = {
    "table": {
        "nothing": SAME,
        "a row": "a row fewer, recorded anew with its hash",
        **dict.fromkeys(("obs_value", "lower_bound", "upper_bound"), FIGURE),
        **dict.fromkeys(("source_cell", "source_link", "footnotes"), WORDS),
        **dict.fromkeys(("event_en", "event_az", "event_ru", "note", "source_date"), WORDS),
        **dict.fromkeys(("source_org", "source_publication"), WORDS),
        "ref_area": "another area that there is",
        "time_period": "another period that there was",
        "indicator": "another indicator of the same source",
        "obs_status": "another status that carries a value",
        **dict.fromkeys(("sex", "age", "residence", "hazard"), "another group that there is"),
    },
    "source": {
        "nothing": SAME,
        **dict.fromkeys(("az", "en", "ru", "edition", "licence", "url"), WORDS),
        **dict.fromkeys(("year", "kind", "retrieved"), "another that can be, or left out"),
        "caveats": FEWER,
    },
    "definition": {
        "nothing": SAME,
        **dict.fromkeys(("az", "en", "ru", "reference", "source_link"), WORDS),
        **dict.fromkeys(
            ("dimensions", "holders", "framework", "sdg_indicator", "crc_articles", "related_map",
             "count", "base", "scale", "key", "period", "population", "events",
             "disclosure_threshold", "targets", "breaks", "order", "decimals", "value",
             "time_period", "sentence", "since", "until", "date", "read", "areas", "place"), FEWER,
        ),
        "quote": WORDS,
        "sources": "a source not brought in: the table of one left out says that it is not named",
    },
    "list": {
        "year": "a copy of a survey fewer: each stands in a line of its own",
        "nothing": SAME,
        **dict.fromkeys(("az", "en", "ru", "reference", "formula", "source", "body"), WORDS),
        **dict.fromkeys(("suffix", "per", "noun", "unit", "m", "f", "n", "p", "short"), FEWER),
        **dict.fromkeys(("end_of_year", "part", "population"), FEWER),
        **dict.fromkeys(("without", "rate", "coping_capacity", "hazard_exposure"), OTHER),
        **dict.fromkeys(("headline", "vulnerability"), OTHER),
        "sources": "other editions of a survey: which there are the tables of sources say",
        **dict.fromkeys(("against", "says", "name"), WORDS),
        "domain": "an entry under another code: each definition that names the old one is refused",
        **dict.fromkeys(("rank", "areas", "number", "days", "valid_to", "valid_from"), FIGURE),
        **dict.fromkeys(("exposure_median", "vulnerability_median", "exposed_from"), FIGURE),
        **dict.fromkeys(("range", "breaks", "ages", "low", "high", "tier", "grades"), FIGURE),
        **dict.fromkeys(("indicator", "less", "page", "module", "code", "state", "sets"), FEWER),
        **dict.fromkeys(("when", "since", "against", "span"), WORDS),
        **dict.fromkeys(("least", "weight"), FIGURE),
        **dict.fromkeys(("indicators", "risk", "AZ-LAN"), FEWER),
        **dict.fromkeys(("column", "row", "data_source", "tex", "base"), FEWER),
        **dict.fromkeys(("beside", "capital", "stage", "holder"), FEWER),
        **dict.fromkeys(("logarithm", "time_period", "dimensions"), FEWER),
        **dict.fromkeys(("half_span", "age"), FEWER),
        **dict.fromkeys(("most", "clusters", "draws", "seed", "closed"), FIGURE),
        "functions": "a method fewer: the page of methods, which is written from them, differs",
        **dict.fromkeys(("C", "F"), WORDS),
        "alone": OTHER,
        # of a plan or a rate of justice as a whole: each of their values is one of a few
        **dict.fromkeys(("covered", "others", "numerator", "denominator", "set", "kind"), OTHER),
        **dict.fromkeys(("IGME_2017", "IGME_2019", "IGME_2025", "UNICEF_IGME_COPY"), FIGURE),
    },
    "areas": {
        "nothing": SAME,
        **dict.fromkeys(("az", "en", "ru"), WORDS),
        "ref_area": "a code that no boundary and no figure has: both name it",
        "parent": "another region: the boundary of the region then differs from its districts",
        "valid_from": "another date that can be",
        "valid_to": "another date that can be",
        "longitude": "a point elsewhere: the boundary that does not hold it is named",
        "latitude": "as the longitude",
    },
    "mapping": {
        "nothing": SAME,
        "values": "a code that has no place is named with its records when the file is read",
        "missing": "as values",
        "variable": "a variable that is absent is named when the file is read",
        **dict.fromkeys(("type", "range", "divide", "encoding", "delimiter"), FEWER),
    },
    "boundary": {
        ".shp": "a border moved by less than one per cent of the area",
        ".dbf": "a name beside the code, which is not read",
        ".shx": "an index that the reader makes anew",
        ".prj": "words beside the reference system",
        ".cpg": "another encoding, in which the codes read the same",
    },
    "microdata": {
        "nothing": "bytes that are not read: padding, a date of writing, a label",
        "sex": "another answer that can be, or none",
        "weight": "another weight of nought or more",
        "stratum": "another stratum: which there are, only the survey's report tells",
        "cluster": "as stratum",
        "records": "records fewer at the end of a file that does not say how many it holds",
    },
    "raster": {
        "nothing": "bytes that are not read",
        "people": "another number of nought or more",
        "depth": "as people",
    },
}  # fmt: skip


def faults_of(read: Callable[[], Any]) -> list[Fault]:
    """Return the faults that a reading names; any other error passes, and fails the test."""
    try:
        read()
    except DataFaults as error:
        return list(error.faults)
    except RasterError as error:
        return [Fault(error.message.split()[0], None, None, error.message)]
    return []


def accepted(
    originals: Originals, ways: list[Way], count: int, check: Check
) -> Iterator[tuple[str, bytes, Mutation]]:
    """Yield the changes that are accepted; of the others, each fault must name the file."""
    tried = 0
    for name, before, mutation in make.mutations(originals, ways, count, seed=20261128):
        if mutation.content == before:
            continue
        tried += 1
        try:
            faults = check(name, mutation.content)
        except Exception as error:
            raise AssertionError(f"{name}: {mutation.name}: {error!r}") from error
        stem = Path(name).stem
        for fault in faults:
            assert stem in str(fault) or "source.toml" in fault.file, (mutation.name, str(fault))
        if not faults:
            assert not mutation.named, f"{name}: {mutation.name} was accepted"
            yield name, before, mutation
    assert tried > 0.75 * count


# Lists whose keys are spellings, areas or names of families: each key is as legitimate as any.
OPEN_LISTS = {
    "search": WORDS, "area_forms": WORDS, "measure_family": OTHER, "survey_twin": FEWER,
}  # fmt: skip


def unlisted(kind: str, differences: Iterator[tuple[str, str, set[str]]]) -> list[str]:
    """Return what differs in accepted files and is not in the list of legitimate changes."""
    return [
        f"{name}: {way}: {key}"
        for name, way, keys in differences
        for key in sorted(keys)
        if key not in LEGITIMATE[kind] and not (kind == "list" and name in OPEN_LISTS)
    ]


def cells_apart(before: bytes, after: bytes) -> set[str]:
    """Return the columns in which two tables differ, whatever the order of their rows."""
    old, new = make.rows_of(before), make.rows_of(after)
    if old[0] != new[0]:
        return {"the header"}
    if len(old) != len(new):
        return {"a row"}
    gone, come = (Counter(map(tuple, one)) - Counter(map(tuple, other)) for one, other in
                  ((old, new), (new, old)))  # fmt: skip
    pairs = zip(sorted(gone.elements()), sorted(come.elements()), strict=True)
    return {c for a, b in pairs for c, x, y in zip(old[0], a, b, strict=True) if x != y} or {
        "nothing"
    }


def keys_apart(before: bytes, after: bytes) -> set[str]:
    """Return the last key of everything in which two files of TOML differ."""
    old, new = (Counter(leaves(tomllib.loads(one.decode()))) for one in (before, after))
    return {path[-1] for path, _ in (old - new) + (new - old)} or {"nothing"}


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, repr(value)


def recorded(source: bytes, name: str, content: bytes) -> bytes:
    """Return source.toml with the new hash and number of rows of a table."""
    rows = max(len([line for line in content.split(b"\n") if line]) - 1, 1)
    digest = hashlib.sha256(content).hexdigest()
    text = re.sub(rf'"{re.escape(name)}" = "\w+"', f'"{name}" = "{digest}"', source.decode())
    return re.sub(rf'"{re.escape(name)}" = \d+', f'"{name}" = {rows}', text).encode()


def small_tables(limit: int = 40) -> Originals:
    """Return the tables that have at most so many rows, as SOURCE/table.csv."""
    return [
        (f"{path.parent.name}/{path.name}", path.read_bytes())
        for path in sorted(settings.OBSERVATIONS.glob("*/*.csv"))
        if path.read_bytes().count(b"\n") <= limit
        and sum(one.stat().st_size for one in path.parent.glob("*.csv")) < 20_000
    ]


def check_table(renewed: bool) -> Check:
    def check(name: str, content: bytes) -> list[Fault]:
        code, _, table = name.partition("/")
        folder = settings.OBSERVATIONS / code
        contents = {path.name: path.read_bytes() for path in folder.iterdir()} | {table: content}
        if renewed:
            contents["source.toml"] = recorded(contents["source.toml"], table, content)
        inputs = Inputs()
        take_source(code, contents, inputs)
        return inputs.faults

    return check


TABLE_WAYS: list[Way] = [make.bad_cell, make.bad_cell, make.bad_table, make.blind]
TOML_WAYS: list[Way] = [make.other_value, make.other_value, make.bad_toml, make.blind]


def test_no_changed_table_passes_beside_the_hash_of_the_old_one():
    ways = [make.blind, make.swapped_cells]
    assert [*accepted(small_tables(), ways, 200, check_table(renewed=False))] == []


def test_a_changed_table_is_refused_even_where_its_hash_was_recorded_anew():
    ways = [*TABLE_WAYS, make.swapped_cells]
    found = accepted(small_tables(), ways, 1400, check_table(renewed=True))
    apart = ((name, m.name, cells_apart(old, m.content)) for name, old, m in found)
    assert unlisted("table", apart) == []


@pytest.mark.parametrize(("folder", "take"), [("EVENTS", take_events), ("PEERS", take_peers)])
def test_a_changed_table_of_events_or_of_other_countries_is_refused(folder, take):
    folder = getattr(settings, folder)
    (path,) = folder.glob("*.csv")
    sources = [{"data_source": one.name} for one in settings.OBSERVATIONS.iterdir()]
    before = b"".join(path.read_bytes().splitlines(keepends=True)[:25])

    def check(name: str, content: bytes) -> list[Fault]:
        stamps = recorded((folder / "source.toml").read_bytes(), path.name, content)
        inputs = Inputs(sources=sources)
        take({"source.toml": stamps, path.name: content}, inputs)
        return inputs.faults

    ways = [make.bad_table, make.blind, make.swapped_cells]
    found = accepted([(path.name, before)], ways, 150, check)
    apart = ((name, m.name, cells_apart(old, m.content)) for name, old, m in found)
    assert [one for one in unlisted("table", apart) if not one.endswith("data_source")] == []


def test_a_changed_source_toml_is_refused():
    originals = [
        (path.parent.name, path.read_bytes())
        for path in sorted(settings.OBSERVATIONS.glob("*/source.toml"))
        if sum(one.stat().st_size for one in path.parent.glob("*.csv")) < 10_000
    ]

    def check(code: str, content: bytes) -> list[Fault]:
        contents = {one.name: one.read_bytes() for one in (settings.OBSERVATIONS / code).iterdir()}
        inputs = Inputs()
        take_source(code, contents | {"source.toml": content}, inputs)
        return inputs.faults

    found = accepted(originals, TOML_WAYS, 500, check)
    apart = ((name, m.name, keys_apart(old, m.content)) for name, old, m in found)
    assert unlisted("source", apart) == []


def test_a_changed_declaration_is_refused():
    paths = sorted(DEFINITIONS.glob("*/*.toml"))
    originals = [(f"{path.parent.name}/{path.stem}", path.read_bytes()) for path in paths]

    def check(name: str, content: bytes) -> list[Fault]:
        domain, _, code = name.partition("/")
        return faults_of(lambda: read_indicator(code, domain, content))

    found = accepted(originals, TOML_WAYS, 800, check)
    apart = ((name, m.name, keys_apart(old, m.content)) for name, old, m in found)
    assert unlisted("definition", apart) == []


def test_a_changed_code_list_is_refused():
    originals = [(name, (CODES / f"{name}.toml").read_bytes()) for name in names()]
    found = accepted(
        originals, TOML_WAYS, 800, lambda name, content: faults_of(
            lambda: check_codelist(name, content)
        ),
    )  # fmt: skip
    apart = ((name, m.name, keys_apart(old, m.content)) for name, old, m in found)
    assert unlisted("list", apart) == []


def test_changed_assumptions_are_refused():
    path = settings.ROOT / "data" / "illustrative" / "assumptions.toml"
    found = accepted(
        [("assumptions", path.read_bytes())],
        TOML_WAYS,
        300,
        lambda _, content: faults_of(lambda: check_assumptions(content)),
    )
    for _, _, mutation in found:
        assert check_assumptions(mutation.content)["seed"] >= 0, "a number that can be assumed"


def test_a_changed_list_of_areas_is_refused():
    originals = [("ref_area", (CODES / "ref_area.csv").read_bytes())]
    ways = [make.bad_table, make.blind, make.swapped_cells]
    found = accepted(
        originals, ways, 300, lambda _, content: faults_of(lambda: check_areas(content))
    )
    apart = ((name, m.name, cells_apart(old, m.content)) for name, old, m in found)
    assert unlisted("areas", apart) == []


def test_a_changed_mapping_is_refused():
    originals = [
        (path.name, path.read_bytes()) for path in (settings.ROOT / "data/mappings").iterdir()
    ]
    found = accepted(
        originals, TOML_WAYS, 300, lambda name, content: faults_of(
            lambda: check_mapping(content, name)
        ),
    )  # fmt: skip
    apart = ((name, m.name, _settings(keys_of_mapping(old, m.content))) for name, old, m in found)
    assert unlisted("mapping", apart) == []


def keys_of_mapping(before: bytes, after: bytes) -> set[tuple[str, ...]]:
    old, new = (Counter(leaves(tomllib.loads(one.decode()))) for one in (before, after))
    return {path for path, _ in (old - new) + (new - old)}


def _settings(paths: set[tuple[str, ...]]) -> set[str]:
    return {path[2] if path[0] == "column" else path[-1] for path in paths} or {"nothing"}


def test_a_changed_boundary_is_refused(tmp_path):
    shapes = sorted(settings.shapes_dir().glob("regions_2021.*"))
    originals = [(path.name, path.read_bytes()) for path in shapes]

    def check(name: str, content: bytes) -> list[Fault]:
        for path in shapes:
            shutil.copy(path, tmp_path)
        (tmp_path / name).write_bytes(content)
        return faults_of(lambda: read_layer(tmp_path, "region_2021"))

    found = accepted(originals, [make.blind], 150, check)
    assert unlisted("boundary", ((n, m.name, {Path(n).suffix}) for n, _, m in found)) == []


MAPPING = """
[column.weight]
variable = "hhweight"
[column.stratum]
variable = "stratum"
type = "text"
[column.cluster]
variable = "PSU"
type = "text"
[column.sex]
variable = "HL4"
values = { 1 = "M", 2 = "F" }
"""


def test_changed_microdata_are_refused(tmp_path):
    kept = MICS[["hhweight", "stratum", "PSU", "HL4"]]
    (tmp_path / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    paths = [written(tmp_path, kept, suffix) for suffix in (".sav", ".dta", ".csv", ".parquet")]
    originals = [(path.name, path.read_bytes()) for path in paths]

    @cache
    def read(name: str, content: bytes) -> pd.DataFrame:
        (tmp_path / name).write_bytes(content)
        return read_microdata(tmp_path / name, tmp_path / "mapping.toml")

    def check(name: str, content: bytes) -> list[Fault]:
        return faults_of(lambda: read(name, content))

    apart = []
    for name, before, mutation in accepted(originals, [make.blind], 240, check):
        table = read(name, mutation.content)
        assert set(table["sex"].dropna()) <= {"M", "F"}
        assert pd.to_numeric(table["weight"]).ge(0).all()
        apart.append((name, mutation.name, columns_apart(read(name, before), table)))
    assert unlisted("microdata", apart) == []


def columns_apart(before: pd.DataFrame, after: pd.DataFrame) -> set[str]:
    if len(before) != len(after):
        return {"records"}
    return {name for name in before if not before[name].equals(after[name])} or {"nothing"}


def test_a_changed_raster_is_refused(tmp_path):
    people, depth = tmp_path / "people.tif", tmp_path / "depth.tif"
    originals = [
        (path.name, tif(path, values).read_bytes())
        for path, values in ((people, [[10, 20, 30, 40]]), (depth, [[0, 0.5, 2, 2]]))
    ]

    @cache
    def read(name: str, content: bytes) -> pd.DataFrame:
        for other, whole in originals:
            (tmp_path / other).write_bytes(content if other == name else whole)
        rates = {"indicator": "X", "period": "2020"}
        rows = observations(people, depth, scale("flood_depth"), AREAS, **rates)
        return rows.drop(columns="source_cell")  # which holds the hash of the file

    def check(name: str, content: bytes) -> list[Fault]:
        return faults_of(lambda: read(name, content))

    apart = []
    for name, before, mutation in accepted(originals, [make.blind], 240, check):
        counted = [read(name, content) for content in (before, mutation.content)]
        cells = [pixels(content) for content in (before, mutation.content)]
        assert np.nanmin(cells[1]) >= 0
        same = counted[0].equals(counted[1])
        moved = not same and np.array_equal(*cells, equal_nan=True)
        differs = "place" if moved else "nothing" if same else Path(name).stem
        apart.append((name, mutation.name, {differs}))
    assert unlisted("raster", apart) == []


def pixels(content: bytes) -> np.ndarray:
    with MemoryFile(content) as held, held.open() as opened:
        return opened.read(1, masked=True).astype(float).filled(np.nan)
