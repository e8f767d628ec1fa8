"""What several numbers of one sentence say together: a comparison across a break, a part, a share.

A part is of another thing; a share in words stands beside the figure that it rounds.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefings.statements.equal import equal
from briefings.statements.figures import Figures, broken_between
from briefings.statements.model import AGREE, Claim, Finding
from briefings.statements.vocabulary import has, listed
from indicators.caveats import forbidding
from indicators.codelists import DIMENSIONS

_NEAR = 60  # letters between a share in words and the percentage that it rounds
_ABSENT = frozenset({"not_found", "not_published"})


def across_breaks(found: Sequence[Finding], figures: Callable[[str], Figures]) -> list[Finding]:
    """Return findings with those marked that are compared although nothing joins them.

    A series is cut at its breaks, and a caveat can forbid to tell the difference of two periods.
    """
    return [
        replace(one, verdict="across_break") if _is_cut(one, found, figures) else one
        for one in found
    ]


def without_parts(found: Sequence[Finding]) -> list[Finding]:
    """Return findings without numbers that differ beside one of the same subject that agrees.

    Such a number is mostly of another thing: of 1,420 infants 300 in villages.
    """
    return [one for one in found if one.verdict not in _ABSENT or not _is_part(one, found)]


def with_shares(found: Sequence[Finding], claims: Sequence[Claim]) -> list[Finding]:
    """Return findings with the shares in words that round a percentage told right beside them.

    One in three, 34.3 per cent: the share needs no name of its own.
    """
    known = {one.claim.number.start: one for one in found}
    for claim, after in pairwise(claims):
        beside = known.get(after.number.start)
        if claim.number.start in known or not beside or not _is_beside(claim, beside):
            continue
        known[claim.number.start] = replace(beside, claim=claim, verdict="rounded")
    return [known[start] for start in sorted(known)]


def _is_beside(claim: Claim, beside: Finding) -> bool:
    """Return whether a claim is a share in words that rounds the figure told behind it."""
    number, other = claim.number, beside.claim.number
    in_words = number.kind == "percent" and not number.spelled and not number.text[0].isdigit()
    near = other.start - number.end <= _NEAR and other.kind == "percent"
    if not (in_words and near and beside.verdict in AGREE and beside.row is not None):
        return False
    return equal(number, beside.row, beside.item) == "rounded"


def _is_part(one: Finding, found: Sequence[Finding]) -> bool:
    sentence = one.claim.sentence
    if _changes(one):
        return False
    start, end = sentence.clause(one.claim.number.start)
    return any(
        other.verdict not in _ABSENT
        and other.item.indicator == one.item.indicator
        and start <= other.claim.number.start < end
        for other in found
    )


def _changes(one: Finding) -> bool:
    """Return whether a sentence compares its numbers over time."""
    sentence = one.claim.sentence
    return bool(has(sentence.folded, listed("change", sentence.language)))


def _is_cut(one: Finding, found: Sequence[Finding], figures: Callable[[str], Figures]) -> bool:
    if one.verdict not in AGREE or not _changes(one):
        return False
    others = [other for other in found if other.verdict in (*AGREE, "part_only", "disowned")]
    return any(_are_cut(one, other, figures) for other in others)


def _are_cut(one: Finding, other: Finding, figures: Callable[[str], Figures]) -> bool:
    if one.line is None or one.row is None or other.row is None:
        return False
    same = all(one.row[name] == other.row[name] for name in ("indicator", "ref_area", *DIMENSIONS))
    if not same or one.row["time_period"] == other.row["time_period"]:
        return False
    own = figures(one.item.indicator)
    told = [forbidding(own.caveats(row), "change") for row in (one.row, other.row)]
    return any(told) or broken_between(one.line, one.row, other.row)
