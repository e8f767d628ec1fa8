"""What all themes say together: how their targets stand, and how much is known at all."""

from collections.abc import Collection

from indicators.headlines import ThemeStanding, counted_statuses
from indicators.words import Words, capital


def paces_said(found: Collection[ThemeStanding], words: Words) -> str:
    """Return how many targets are met, near, far and farther off; empty where none has a pace."""
    counts = counted_statuses(found)
    if not sum(counts.values()):
        return ""
    said = words(
        "Of {n} indicators with a target and a pace, {met} met it, {on_track} are on track, "
        "{off_track} too slow, {worse} moving away",
        n=sum(counts.values()),
        **counts,
    )
    return f"{said}{_of_one_target(found, counts['worse'], words)}"


def _of_one_target(found: Collection[ThemeStanding], worse: int, words: Words) -> str:
    """Return that most of what moves away from its target is of one target, where that is so."""
    every = [target for one in found for target in one.shared]
    largest = max(every, key=lambda target: target.of_status("worse"), default=None)
    moving = largest.of_status("worse") if largest else 0
    if largest is None or 2 * moving <= worse:
        return ""
    target = words.of(largest.label).partition(" (")[0]  # its remark stands on its card
    if moving == worse:
        return words(", all of these under one target: “{target}”", target=target)
    return words(", {k} of these under one target: “{target}”", k=moving, target=target)


def fresh_said(found: Collection[ThemeStanding], words: Words) -> str:
    """Return how many indicators have a figure of the last five years."""
    return words(
        "{fresh} of {n} indicators have a figure of the last five years",
        fresh=sum(one.fresh for one in found),
        n=sum(one.indicators for one in found),
    )


def nation_title(found: Collection[ThemeStanding], words: Words) -> str:
    """Return the title of the nation's page: where its targets stand, else how much is known."""
    return paces_said(found, words) or capital(fresh_said(found, words), words.language)
