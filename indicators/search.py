"""Finding an indicator or an area by words of any of the three languages, letters folded."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from indicators.address import bounded
from indicators.catalog import catalog
from indicators.codelists import areas, codelist

# Letters of Azerbaijani that no decomposition reaches, and the Russian ё.
_FOLDED = str.maketrans({"ə": "e", "ı": "i", "ё": "е", "’": "'", "‑": "-", "–": "-"})


@dataclass(frozen=True)
class Hit:
    """Something found: an indicator or an area, by its code; ``score`` is higher for better."""

    kind: str
    code: str
    score: float


def fold(text: str) -> str:
    """Return a text without case and without the marks that keyboards leave out.

    Examples
    --------
    >>> fold("Şəki-Zaqatala"), fold("İsmayıllı"), fold("Свидетельство о рождении ёлка")[-4:]
    ('seki-zaqatala', 'ismayilli', 'елка')
    """
    plain = unicodedata.normalize("NFKD", text.replace("İ", "i").lower())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign) or sign == "\u0306")
    return unicodedata.normalize("NFC", kept).replace("ğ", "g").translate(_FOLDED)


@cache
def _index() -> tuple[tuple[str, str, str, str], ...]:
    """Return kind, code, folded names and folded further text of everything that can be found."""
    framework = codelist("framework")
    entries = []
    for item in catalog().values():
        subdomains = [text for code in item.framework for text in framework[code]["name"].values()]
        domain = codelist("domain")[item.domain]["name"].values()
        names = fold(" ".join([item.indicator, item.sdg_indicator or "", *item.name.values()]))
        more = fold(" ".join([*item.definition.values(), *subdomains, *domain]))
        entries.append(("indicator", item.indicator, names, more))
    for area in areas().values():
        names = fold(" ".join([area.ref_area, *area.name.values()]))
        entries.append(("area", area.ref_area, names, ""))
    return tuple(entries)


def search(query: str, most: int = 30) -> list[Hit]:
    """Return what matches every word of a query, best first.

    A word matches the beginning of a word of the name (best), any part of the name, or any part
    of the definition and subject (least). A word counts once, and what is longer than a query
    may be is not read. Azerbaijani and Russian endings are met half-way: a
    word of six letters or more also matches by its first letters, the last two left out.
    """
    wanted = list(dict.fromkeys(fold(bounded("q", query)).split()))
    if not wanted:
        return []
    hits = []
    for kind, code, names, more in _index():
        points = [_points(word, names, more) for word in wanted]
        if all(points):
            hits.append(Hit(kind, code, sum(points) / len(points) + (kind == "area") * 0.5))
    return sorted(hits, key=lambda hit: -hit.score)[:most]


def _points(word: str, names: str, more: str) -> float:
    padded = f" {names}"
    if f" {word}" in padded or f"-{word}" in padded:
        return 3
    if word in names:
        return 2
    stem = word[:-2] if len(word) >= 6 else word
    if f" {stem}" in padded:
        return 1.5
    return 1 if f" {stem}" in f" {more}" else 0
