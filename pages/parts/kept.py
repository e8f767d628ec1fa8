"""What pages keep from one opening to the next: made once for each build of the store."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import streamlit as st

from data.store import Store
from pages.parts.metrics import FOUND, NOT_FOUND

Made = TypeVar("Made")
_MOST = 3_000  # things of one store: the facts of a view are a few kilobytes
_recent: "WeakKeyDictionary[Store, OrderedDict[Hashable, Any]]" = WeakKeyDictionary()
_guard = Lock()


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


def kept_recent(store: Store, key: Hashable, make: Callable[[], Made]) -> Made:
    """Return what a key names, made once for all readers of a store; it must not be changed.

    Of what nobody asks for any more the oldest is let go; with the store everything is.
    """
    with _guard:
        shelf = _recent.setdefault(store, OrderedDict())
        (FOUND if key in shelf else NOT_FOUND).inc()
        if key in shelf:
            shelf.move_to_end(key)
            found: Made = shelf[key]
            return found
    made = make()
    with _guard:
        shelf[key] = made
        while len(shelf) > _MOST:
            shelf.popitem(last=False)
    return made
