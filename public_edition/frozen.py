"""The frozen releases as the public site reads them: in which of them which figures changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from data.frozen import KEYS, About, Release, open_every, open_release, records
from indicators.catalog import catalog
from indicators.revisions import FIGURE
from passports.changes import Changes, compare_releases


@dataclass(frozen=True)
class State:
    """What the figures of an indicator were, from one release until another changed them.

    Attributes
    ----------
    release : str
        The release in which the figures took the state.
    digest : str
        A hash of the figures.
    also : tuple of str
        The releases after it in which they had it still.
    """

    release: str
    digest: str
    also: tuple[str, ...] = ()


States = tuple[State, ...]  # the latest first


@dataclass(frozen=True)
class Frozen:
    """Every frozen release, the newest first, and the states of each indicator's figures."""

    abouts: tuple[About, ...] = ()
    states: Mapping[str, States] = field(default_factory=dict)

    @cached_property
    def _opened(self) -> dict[str, Release]:
        """The releases with their tables, as far as they were asked."""
        return {}

    @cached_property
    def _changes(self) -> dict[str, Changes]:
        """What changed in each release, as far as it was asked."""
        return {}

    def has(self, name: str) -> bool:
        """Return whether a release of this name, or of this hash, was frozen."""
        return any(about.is_named(name) for about in self.abouts)

    def named(self, name: str) -> str:
        """Return the name of the release that a name or a hash stands for."""
        return next(about.id for about in self.abouts if about.is_named(name))

    def about(self, release: str) -> About:
        """Return what a release says of itself."""
        return next(about for about in self.abouts if about.id == release)

    def opened(self, release: str) -> Release:
        """Return a release with its tables; it is read and checked once."""
        if release not in self._opened:
            self._opened[release] = open_release(release)
        return self._opened[release]

    def changes(self, release: str) -> Changes:
        """Return what changed in a release since the one before."""
        if release not in self._changes:
            previous = self.about(release).previous
            before = self.opened(previous) if previous else None
            self._changes[release] = compare_releases(before, self.opened(release))
        return self._changes[release]

    def last_change(self, indicator: str) -> str:
        """Return the newest release that changed an indicator's figures; none where none did."""
        states = self.states.get(indicator, ())
        if not states:
            return ""
        last = (states[0].release, *states[0].also)[-1]
        left_by = next((about.id for about in self.abouts if about.previous == last), "")
        name = left_by or states[0].release
        return name if self.about(name).previous else ""

    def changed_by(self, indicator: str) -> list[str]:
        """Return the releases that gave an indicator's figures a new state, or took it away.

        The newest first.
        """
        having = {name for s in self.states.get(indicator, ()) for name in (s.release, *s.also)}
        new = {state.release for state in self.states.get(indicator, ())}
        left = {a.id for a in self.abouts if a.previous in having and a.id not in having}
        return [about.id for about in self.abouts if about.id in new | left]

    def since(self, release: str) -> dict[str, str]:
        """Return, of each indicator in a release, the one in which its figures took their state."""
        return {
            code: state.release
            for code, states in self.states.items()
            for state in states
            if release in (state.release, *state.also)
        }


def read_frozen() -> Frozen:
    """Return the frozen releases.

    Raises
    ------
    ReleaseDamaged
        If any of them is not what was frozen.
    """
    every = open_every()
    states: dict[str, States] = {}
    before: Mapping[str, str] = {}
    for release in reversed(every):
        name, now = release.about.id, digests(release.observations)
        for code, digest in now.items():
            known = states.get(code, ())
            if before.get(code) == digest:
                states[code] = (replace(known[0], also=(*known[0].also, name)), *known[1:])
            else:
                states[code] = (State(name, digest), *known)
        before = now
    return Frozen(tuple(release.about for release in every), states)


def withdrawn_indicators(frozen: Frozen) -> list[str]:
    """Return the indicators that stood in a release and are declared no more."""
    return sorted(frozen.states.keys() - catalog().keys())


def digests(observations: pd.DataFrame) -> dict[str, str]:
    """Return a hash of every indicator's figures, the same of a store and of a release of it.

    It covers what a figure says. Where only its place in the source is documented better, the
    figures stand as they stood.
    """
    key = list(KEYS["observations"])
    ordered = observations[[*key, *sorted(FIGURE)]].sort_values(key)
    head, *rows = records(str(ordered.to_csv(index=False)).encode())
    found = {code: hashlib.sha256(head) for code in ordered["indicator"].unique()}
    for code, row in zip(ordered["indicator"], rows, strict=True):
        found[code].update(row)
    return {str(code): made.hexdigest()[:16] for code, made in found.items()}


def past_states(
    observations: pd.DataFrame, release: str, frozen: Frozen, known: Mapping[str, States]
) -> dict[str, States]:
    """Return the states of each indicator's figures, the one they are in now first.

    It names the release in which the figures took their present state: a page whose figures have
    not changed since keeps its permanent link, and its bytes. An indicator without any figure now
    has earlier states only.

    Parameters
    ----------
    release : str
        The name of what is built now.
    known : mapping
        What the last building of the folder knew: states of data that were not frozen are known
        from there alone.
    """
    now = digests(observations)
    found = {}
    for code in sorted({*now, *frozen.states}):
        kept = frozen.states.get(code, ())
        own = tuple(state for state in known.get(code, ()) if not frozen.has(state.release))
        present = _present(State(release, now[code]), kept, own) if code in now else None
        found[code] = _in_order(present, own, kept)
    return found


def _present(now: State, kept: States, own: States) -> State:
    """Return the present state by the name it is known by: a release's, or a building's."""
    known = (*kept[:1], *own)
    return next((state for state in known if state.digest == now.digest), now)


def _in_order(present: State | None, own: States, kept: States) -> States:
    if present is None:
        return (*own, *kept)
    other = [state for state in (*own, *kept) if state.release != present.release]
    return (present, *(s for s in other if s in kept or s.digest != present.digest))
