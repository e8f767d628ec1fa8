"""What pages keep from one opening to the next: made once for each build of the store.

What a process keeps of what it made is bounded in bytes, the oldest unused let go first.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from itertools import count
from sys import getsizeof
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, finalize

import streamlit as st
from prometheus_client import Counter

from data.settings import kept_bytes
from data.store import Store
from indicators.model import Indicator
from indicators.words import Words
from pages.parts.metrics import FOUND, HELD, NOT_FOUND

Made = TypeVar("Made")
_ELSEWHERE = (Indicator, Words, type)  # what a thing refers to and does not hold
_ENTRY = 250  # bytes of the entry itself: its places in two tables


class Shelf:
    """Things by their keys, that many bytes at most; safe across threads.

    Examples
    --------
    >>> shelf = Shelf(most=10_000)
    >>> shelf.put("a", "made")
    >>> shelf.get("a"), shelf.get("b", "nothing")
    ('made', 'nothing')
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.held = 0
        self._things: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._guard = Lock()

    def __len__(self) -> int:
        return len(self._things)

    def get(self, key: Hashable, otherwise: Any = None) -> Any:
        """Return what a key names, as the one used last."""
        with self._guard:
            if key not in self._things:
                return otherwise
            self._things.move_to_end(key)
            return self._things[key][0]

    def put(self, key: Hashable, thing: Any) -> None:
        """Keep a thing; what is larger than the whole shelf is not kept."""
        if not self.most:
            return
        size = weight((key, thing)) + _ENTRY
        with self._guard:
            self._take(key)
            if size > self.most:
                return
            self._things[key] = thing, size
            self.held += size
            while self.held > self.most:
                self._take(next(iter(self._things)))

    def clear(self, first: Hashable) -> None:
        """Let go of everything whose key begins so."""
        with self._guard:
            for key in [key for key in self._things if isinstance(key, tuple) and key[0] == first]:
                self._take(key)

    def _take(self, key: Hashable) -> None:
        _, size = self._things.pop(key, (None, 0))
        self.held -= size


_RECENT = Shelf(kept_bytes())  # the one of the process: of all stores, editions and languages
HELD.set_function(lambda: _RECENT.held)
_NONE = object()
_numbers = count()
_numbered: "WeakKeyDictionary[Store, int]" = WeakKeyDictionary()


def kept_for_build(store: Store, key: str, make: Callable[[], Made]) -> Made:
    """Return what a key names, made once for each build; it is shared and must not be changed.

    What cannot be made is not kept: an error is raised again each time.
    """
    shelf = _shelf(store.build()["fingerprint"])
    (FOUND if key in shelf else NOT_FOUND).inc()
    if key not in shelf:
        shelf[key] = make()
    found: Made = shelf[key]
    return found


@st.cache_resource(max_entries=2, show_spinner=False)
def _shelf(fingerprint: str) -> dict[str, Any]:
    """Return where everything of one build is kept; of earlier builds it is let go.

    A resource and not data: frames are handed on as they are, not copied at each reading.
    """
    del fingerprint  # part of the key alone
    return {}


def kept_recent(
    store: Store,
    key: Hashable,
    make: Callable[[], Made],
    counters: tuple[Counter, Counter] = (FOUND, NOT_FOUND),
) -> Made:
    """Return what a key names, made once for all readers of a store; it must not be changed.

    Of what nobody asks for any more the oldest is let go; with the store everything is.
    """
    own = (_number(store), key)
    found = _RECENT.get(own, _NONE)
    counters[found is _NONE].inc()
    if found is _NONE:
        found = make()
        _RECENT.put(own, found)
    kept: Made = found
    return kept


def _number(store: Store) -> int:
    """Return the number of a store: no other ever has it, whatever both were built from."""
    if store not in _numbered:
        _numbered[store] = next(_numbers)
        finalize(store, _RECENT.clear, _numbered[store])
    return _numbered[store]


def weight(thing: Any) -> int:
    """Return about how many bytes a thing holds; what it shares with others is counted once.

    Examples
    --------
    >>> text = "a" * 1000
    >>> 1000 < weight([text, text]) < 1300
    True
    """
    seen: set[int] = set()
    total, waiting = 0, [thing]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, _ELSEWHERE):
            continue
        seen.add(id(one))
        total += getsizeof(one)
        waiting.extend(_parts(one))
    return total


def _parts(thing: Any) -> list[Any]:
    """Return what a thing is made of; a text, a number and a frame are made of nothing else."""
    if isinstance(thing, Mapping):
        return [*thing.keys(), *thing.values()]
    if isinstance(thing, (list, tuple, set, frozenset)):
        return list(thing)
    if is_dataclass(thing):
        return [getattr(thing, item.name) for item in fields(thing)]
    return []
