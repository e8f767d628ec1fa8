"""What the documents point to is there, and the glossary is one a reader can look words up in."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ENTRIES = [line for line in GLOSSARY.splitlines() if line.startswith("- ")]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[)#]")
FUNCTION = re.compile(r"`((?:indicators|geo)(?:\.\w+)+)`")
PAGE = re.compile(r"`((?:docs/)?[\w/-]+\.md)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_document_that_is_pointed_to_is_there(page):
    text = page.read_text(encoding="utf-8")
    linked = [page.parent / name for name in LINK.findall(text)]
    named = [ROOT / name for name in PAGE.findall(text)]
    assert [str(path) for path in (*linked, *named) if not path.exists()] == []


def test_every_function_that_the_methods_name_is_where_they_say():
    text = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
    methods = [part for part in text.split("\n## ")[1:] if not FUNCTION.search(part)]
    assert methods == []
    for name in FUNCTION.findall(text):
        place, function = name.rsplit(".", 1)
        assert callable(getattr(importlib.import_module(place), function)), name


def test_a_word_of_the_glossary_is_found_by_its_place_and_told_in_one_line():
    words = [re.match(r"- \*\*(.+?)\*\*: \S.*\.$", entry).group(1) for entry in ENTRIES]
    assert words == sorted(set(words))
    assert len(words) > 50


def test_a_class_that_the_glossary_names_is_in_the_code():
    named = {name for entry in ENTRIES for name in re.findall(r"`([A-Z][a-z]+)`", entry)}
    folders = ("indicators", "passports", "briefings", "data", "pages")
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for name in folders
        for path in ROOT.glob(f"{name}/**/*.py")
    )
    known = set(re.findall(r"^(?:class )?([A-Z][a-z]+)(?:: TypeAlias|\b.*:$)", code, re.MULTILINE))
    assert len(named) > 10
    assert named - known == set()
