"""Disclosure control of what the build writes: observations, and what analyses of records count."""

from data.protection.counted import COUNTS, LINKED, protect_analysis
from data.protection.linked import step_trees
from data.protection.published import group_names, group_trees, protect_rows, tree

__all__ = [
    "COUNTS",
    "LINKED",
    "group_names",
    "group_trees",
    "protect_analysis",
    "protect_rows",
    "step_trees",
    "tree",
]
