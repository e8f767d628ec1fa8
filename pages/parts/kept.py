"""What pages keep from one opening to the next: made once for each build of the store."""

from collections.abc import Callable, Hashable
from itertools import count
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, finalize

import streamlit as st
from prometheus_client import Counter

from data.settings import kept_bytes
from data.store import Store
from pages.parts.metrics import FOUND, HELD, NOT_FOUND
from pages.parts.shelf import Shelf

Made = TypeVar("Made")
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
