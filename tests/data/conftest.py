"""What is read, drawn or built once for all tests of data."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from benchmarks.faults import small_inputs
from data import analyses, derived, settings, static
from data.build import build
from data.illustrative import National, observations, synthetic_records
from data.inputs import read_inputs
from indicators.flows import flow_of


@pytest.fixture(scope="session")
def published() -> list[dict[str, Any]]:
    """Every published observation, as the build reads it; not to be changed."""
    return read_inputs(settings.OBSERVATIONS, settings.EVENTS).observations


@pytest.fixture(scope="session")
def national(published: list[dict[str, Any]]) -> National:
    """The published figures of the nation."""
    return National(published)


@pytest.fixture(scope="session")
def tables(national: National) -> dict[str, pd.DataFrame]:
    """The synthetic records by the name of their table; not to be changed."""
    return synthetic_records(national)


@pytest.fixture(scope="session")
def synthetic(published: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The synthetic observations before they are protected; not to be changed."""
    return observations(published)[1]


@pytest.fixture(scope="session")
def made() -> dict[tuple[str, int], object]:
    """The parts of a build that have been made, by what they are made of."""
    return {}


def once(
    patch: pytest.MonkeyPatch,
    made: dict[tuple[str, int], object],
    module: ModuleType,
    name: str,
    content: Callable[..., str] = lambda *given: repr(given),
) -> None:
    """Let a function make a part of a build once of the same inputs, as their content tells."""
    make = getattr(module, name)

    def kept(*given):
        key = (name, hash(content(*given)))
        if key not in made:
            made[key] = make(*given)
        return made[key]

    patch.setattr(module, name, kept)


@pytest.fixture(scope="module")
def compared_once(made: dict[tuple[str, int], object]) -> Iterator[None]:
    """Compare the groups of the two sources once: half of a build that every test repeats."""

    def of_rows(observations, coverage, sources):
        return repr(([*observations], [*sources]))

    with pytest.MonkeyPatch.context() as patch:
        once(patch, made, derived, "comparison_rows", of_rows)
        yield


@pytest.fixture(scope="module")
def fitted_once(made: dict[tuple[str, int], object]) -> Iterator[None]:
    """Look for what does not fit once for the same figures."""
    with pytest.MonkeyPatch.context() as patch:
        once(patch, made, derived, "find_implausible", lambda rows: repr([*rows]))
        yield


@pytest.fixture(scope="module")
def parts_once(
    made: dict[tuple[str, int], object], compared_once: None, fitted_once: None
) -> Iterator[None]:
    """Make once of the same inputs what every small build makes anew.

    Compare groups, look for what does not fit and for what to ask holders, read and pack shapes.
    """

    def outlines(layers, around):
        shapes = {name: layer.to_wkb().to_csv() for name, layer in layers.items()}
        return repr((shapes, around.read_bytes()))

    def files(folder):
        return repr([(path.name, path.read_bytes()) for path in sorted(folder.glob("*.*"))])

    def of_rows(*tables):
        return repr([[*rows] for rows in tables])

    with pytest.MonkeyPatch.context() as patch:
        once(patch, made, static, "packed", outlines)
        once(patch, made, static, "read_shapes", files)
        once(patch, made, analyses, "signal_rows", of_rows)
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the build of two sources leaves in a folder: each test begins with a copy of it."""
    kept = tmp_path_factory.mktemp("built") / "kept"
    with small_inputs() as folder:
        build()
        shutil.copytree(folder, kept, symlinks=True)
    return kept


@pytest.fixture
def bare() -> Iterator[Path]:
    """A folder of its own with two sources that nobody has built."""
    with small_inputs() as folder:
        yield folder


@pytest.fixture
def own(bare: Path, built: Path) -> Path:
    """A folder of its own with two sources, and one build of them."""
    shutil.copytree(built, bare, symlinks=True, dirs_exist_ok=True)
    return bare


@pytest.fixture(scope="session")
def unfilled() -> bytes:
    """The template of the ministry's pupils, as it is sent out."""
    from data.request import request_of, template  # for those who fill one in alone

    return template(request_of(flow_of("MSE_PUPILS"), date(2026, 11, 29), "en"))


@pytest.fixture
def sent(unfilled: bytes, tmp_path: Path) -> Path:
    """A template of the ministry's pupils that nobody has filled in."""
    path = tmp_path / "answer.xlsx"
    path.write_bytes(unfilled)
    return path
