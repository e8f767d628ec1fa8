"""The locked requirements follow from what ``pyproject.toml`` names, and install nothing else.

Run as ``python -m tests.test_locks`` to print the digest that ``make lock`` writes into each.
"""

import ast
import hashlib
import json
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = {
    "requirements.txt": ["dependencies"],
    "requirements-assistant.txt": ["assistant"],
    "requirements-packet.txt": ["packet"],
    "requirements-postgresql.txt": ["postgresql"],
    "requirements-spark.txt": ["spark"],
    "requirements-steward.txt": ["postgresql", "steward"],
    "requirements-dev.txt": [
        "dependencies",
        "postgresql",
        "steward",
        "packet",
        "assistant",
        "spark",
        "dev",
    ],
}
ENTRY = re.compile(
    r"^(?P<pin>\S+==\S+).* \\\n(?P<hashes>(?: {4}--hash=sha256:[0-9a-f]{64}.*\n)+)", re.M
)
RUN = [
    "app.py",
    "briefings",
    "data",
    "figures",
    "geo",
    "indicators",
    "pages",
    "passports",
    "public_edition",
    "service",
    "serving",
    "steward",
    "stories",
]


@cache
def tables() -> dict[str, Any]:
    """Return every table of ``pyproject.toml`` that the locks follow from."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = declared["project"]
    named = {"python": project["requires-python"], "dependencies": project["dependencies"]}
    return named | declared["dependency-groups"]


def digest() -> str:
    """Return the SHA-256 of those tables, whatever their comments and layout."""
    return hashlib.sha256(json.dumps(tables(), sort_keys=True).encode()).hexdigest()


def locked(name: str) -> set[str]:
    """Return the pins of a lock that stand with at least one hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(ENTRY.findall(text)) == text.count("==") - len(re.findall(r";.*==", text))
    return {plain(entry["pin"]) for entry in ENTRY.finditer(text)}


def plain(pin: str) -> str:
    """Return a pin without its extras, which the lock holds as packages of their own."""
    return re.sub(r"\[.*\]", "", pin)


def normal(requirement: str) -> str:
    """Return the name of a package as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[=]", requirement)[0]).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_of_the_present_tables(name):
    head = (ROOT / name).read_text(encoding="utf-8")[:300]
    assert digest() in head, f"{name} is not in step with pyproject.toml: run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_named_stands_in_its_lock_with_a_hash(name):
    named = {plain(pin) for table in LOCKS[name] for pin in tables()[table] if isinstance(pin, str)}
    assert named
    assert named <= locked(name)


@pytest.mark.parametrize("name", LOCKS)
def test_a_smaller_lock_is_part_of_the_largest(name):
    assert locked(name) <= locked("requirements-dev.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_registry(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text


def imported() -> set[str]:
    """Return the packages that the code imports, tests and benchmarks left out."""
    files = [path for top in RUN for path in [ROOT / top, *(ROOT / top).rglob("*.py")]]
    found: set[str] = set()
    for path in files:
        if path.suffix == ".py" and not path.name.startswith("test_"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.split(".")[0])
    own = {Path(top).stem for top in RUN}
    return found - own - set(sys.stdlib_module_names)


def test_what_the_code_imports_is_named():
    installed = packages_distributions()
    pins = [
        pin
        for name in ("dependencies", "steward", "packet", "assistant", "spark")
        for pin in tables()[name]
    ]
    named = {normal(pin) for pin in pins if isinstance(pin, str)}  # not a group within a group
    unnamed = {
        package
        for package in imported() - {"pyspark"}
        if not {normal(name) for name in installed[package]} & named
    }
    assert unnamed == set()


if __name__ == "__main__":
    sys.stdout.write(digest())
