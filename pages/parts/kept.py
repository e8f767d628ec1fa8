"""What pages keep from one opening to the next: made once for each build of the store."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from data.store import Store
from pages.parts.metrics import FOUND, NOT_FOUND

Made = TypeVar("Made")


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
