"""How often a search finds first what was meant: questions with what they ask for."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from indicators.search import Hit

QUERIES = Path(__file__).parent / "cases" / "search_queries.csv"

Query = Mapping[str, str]


def queries(half: str = "") -> list[Query]:
    """Return the questions, of one half or of both."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if half in ("", row["half"])]


def is_meant(hit: Hit, query: Query) -> bool:
    """Return whether something found is what a question asks for."""
    wanted = query["indicator"].split("|") if query["indicator"] else query["ref_area"].split("|")
    placed = not query["indicator"] or hit.ref_area in query["ref_area"].split("|")
    return hit.code in wanted and placed and hit.group == query["group"]


def hits_within(found: Sequence[Hit], query: Query, most: int) -> bool:
    """Return whether what is meant is among the first that are found."""
    return any(is_meant(hit, query) for hit in found[:most])


def share(asked: Iterable[Query], find: Callable[[str], Sequence[Hit]], most: int) -> float:
    """Return the share of questions whose answer is among the first that are found."""
    found = [hits_within(find(query["query"]), query, most) for query in asked]
    return sum(found) / len(found)
