"""Every foreseen failure belongs to one tier, and a command ends with the status of its tier."""

import ast
from functools import cache
from pathlib import Path

import pytest

from briefings.request import RequestError
from data.frozen import Damage, ReleaseDamaged
from data.packet import PacketRefused
from data.settings import ROOT
from indicators import errors

TIERS = {"FaultyInput": 1, "OurFault": 1, "ReaderMistake": 2, "DamagedStore": 3}
PACKAGES = (
    "briefings",
    "data",
    "figures",
    "geo",
    "indicators",
    "pages",
    "passports",
    "stories",
    "public_edition",
)


def sources() -> list[Path]:
    return [path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]


@cache
def nodes() -> list[tuple[Path, ast.AST]]:
    """Every class and every raising of the code base, with its file."""
    return [
        (path, node)
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef | ast.Raise)
    ]


@cache
def declared() -> dict[str, list[str]]:
    """Every class of the code base with the names of its bases."""
    return {
        node.name: [base.id for base in node.bases if isinstance(base, ast.Name)]
        for _, node in nodes()
        if isinstance(node, ast.ClassDef)
    }


def above(name: str) -> set[str]:
    own = declared().get(name, [])
    return {*own, *(higher for base in own for higher in above(base))}


def failures() -> set[str]:
    return {name for name in declared() if "DashboardError" in above(name)} - {*TIERS}


def without_families() -> set[str]:
    """The failures that no other failure is derived from."""
    return failures() - {base for name in failures() for base in declared()[name]}


def test_every_failure_belongs_to_one_tier():
    tiers = {name: above(name) & {*TIERS} for name in without_families()}
    assert len(tiers) > 30
    assert {name: found for name, found in tiers.items() if len(found) != 1} == {}


def test_a_failure_of_no_tier_is_never_raised():
    loose = {"DashboardError", *(name for name in failures() if not above(name) & {*TIERS})}
    for path, node in nodes():
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            assert ast.unparse(node.exc.func) not in loose, path


@pytest.mark.parametrize(("tier", "code"), TIERS.items())
def test_each_tier_has_its_status(tier, code):
    assert getattr(errors, tier).exit_code == code


def test_a_failure_has_the_status_of_its_tier():
    for name in without_families() - {"ReleaseDamaged", "RequestError", "PacketRefused"}:
        (tier,) = above(name) & {*TIERS}
        assert getattr(errors, name).exit_code == TIERS[tier]


def test_the_failures_beside_what_they_carry_end_commands_with_one():
    assert ReleaseDamaged(Damage("2026-01-01-0", "release.toml", "missing")).exit_code == 1
    assert RequestError("format", given="odt").exit_code == 1
    assert PacketRefused("packet_format").exit_code == 1
