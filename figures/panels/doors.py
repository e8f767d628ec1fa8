"""Doors of a first page: what a reader can do from here, each with its first step."""

from html import escape

from indicators.catalog import catalog
from indicators.codelists import areas, codelist
from indicators.words import Words


def door(kind: str, title: str, said: str, step: str, link: str) -> str:
    """Return one door; ``kind`` chooses its sign."""
    return (
        f"<section class='crm-to-{kind}'><h2>{escape(title)}</h2><p>{escape(said)}</p>"
        f"<a href='{link}' target='_self'>{escape(step)}</a></section>"
    )


def browse_said(known: int, words: Words) -> str:
    """Return how much there is to look through; ``known`` indicators have a national figure."""
    return words(
        "{themes} themes, {known} of {all} indicators with a figure of the nation, {areas} areas: "
        "map, trend, ranking, groups, table.",
        themes=len(codelist("domain")),
        known=words.number(known, 0),
        all=words.number(len(catalog()), 0),
        areas=len(areas()),
    )


def cite_said(words: Words) -> str:
    """Return what there is to cite a figure with."""
    return words(
        "One figure in words, with what it does not mean; picture, link, citation and passport."
    )
