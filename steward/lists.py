"""Lists to choose from, whose entry is said anew when another language is spoken.

The framework keeps the words of an entry in the browser and knows the entry by them: in another
language it would show the words of before, or forget what was chosen. A list stands outside of a
form, where what is chosen is known at once.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

_DRAWN = "crm-lists"
T = TypeVar("T")


def choose_one(
    label: str,
    options: Sequence[T],
    named: Callable[[T], str],
    key: str,
    *,
    first: T | None = None,
    empty: str | None = None,
) -> T:
    """Draw a list to choose one of; return what is chosen.

    Parameters
    ----------
    named : callable
        How the reader's language calls an option.
    first : optional
        What is chosen at first; else the first of the options.
    empty : str, optional
        What the list says while nothing is chosen; then at first nothing is (None).
    """
    _remember(key)
    if first is not None and key not in st.session_state:
        st.session_state[key] = first
    chosen: Any = st.selectbox(
        label,
        options,
        index=0 if empty is None else None,
        format_func=named,
        placeholder=empty,
        key=key,
    )
    return chosen  # type: ignore[no-any-return]


def choose_some(
    label: str, options: Sequence[T], named: Callable[[T], str], key: str, first: Sequence[T] = ()
) -> Sequence[T]:
    """Draw a list to choose several of; return what is chosen, at first ``first``."""
    _remember(key)
    if key not in st.session_state:
        st.session_state[key] = [*first]
    return st.multiselect(label, options, format_func=named, key=key)


def choose_among(label: str, options: Sequence[T], named: Callable[[T], str], key: str) -> T:
    """Draw a few options side by side, one of which is chosen, at first the first; return it."""
    _remember(key)
    if key not in st.session_state:
        st.session_state[key] = options[0]
    chosen: Any = st.segmented_control(label, options, required=True, format_func=named, key=key)
    return chosen  # type: ignore[no-any-return]


def chosen(key: str) -> Any:
    """Return what is chosen in a list as a button is pressed, be it drawn anew by then or not."""
    return st.session_state[key]


def forget(key: str) -> None:
    """Let a list be as at first when it is drawn next."""
    st.session_state.pop(key, None)


def say_choices_anew() -> None:
    """Let every list that is drawn say what is chosen in the words of the next run."""
    for key in st.session_state.get(_DRAWN, ()):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def _remember(key: str) -> None:
    st.session_state.setdefault(_DRAWN, set()).add(key)
