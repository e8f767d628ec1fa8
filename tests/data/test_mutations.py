"""Thousands of changed inputs: each is refused by file and place, or is one that nobody can tell.

What is called is what the build and the commands call, one file at a time and in memory. A change
that is accepted must be in ``LEGITIMATE``: a list by what differs, each with why no rule can know.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from data import settings
from data.inputs import Inputs, take_source
from data.microdata.mapping import check_mapping
from indicators.catalog import DEFINITIONS
from indicators.code_lists import names
from indicators.codelists import CODES, check_areas, check_codelist
from indicators.errors import DashboardError, DataFaults, Fault
from indicators.model import read_indicator
from tests.data import mutations as make
from tests.data.mutations import Mutation

Check = Callable[[str, bytes], list[Fault]]


def faults_of(read: Callable[[], Any]) -> list[Fault]:
    """Return the faults that a reading names; any other error passes, and fails the test."""
    try:
        read()
    except DataFaults as error:
        return list(error.faults)
    return []


def survivors(
    originals: list[tuple[str, bytes]],
    ways: list[Callable[[bytes, Random], Mutation]],
    count: int,
    check: Check,
) -> Iterator[tuple[str, bytes, Mutation]]:
    """Yield the changes that were accepted, once every refused one names a file and a place."""
    for name, before, mutation in make.mutations(originals, ways, count, seed=20261128):
        if mutation.content == before:
            continue
        try:
            faults = check(name, mutation.content)
        except Exception as error:  # noqa: BLE001
            raise AssertionError(f"{name}: {mutation.name}: {error!r}") from error
        for fault in faults:
            assert fault.file and fault.reason, (name, mutation.name)
        if not faults:
            yield name, before, mutation


