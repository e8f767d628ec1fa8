"""What a reader has just done in a component, however quickly after the click before."""

from collections.abc import Callable, Mapping

import streamlit as st


def listening(
    key: str, listeners: Mapping[str, Callable[[str], object]]
) -> dict[str, Callable[[], None]]:
    """Return what a component is mounted with, so that what a reader does in it is heard.

    Parameters
    ----------
    key : str
        The key by which the component is drawn.
    listeners : mapping
        What is called with what was told, by the name that the component's script gives to
        ``setTriggerValue``; nothing is called where nothing was told.
    """

    def told(name: str) -> Callable[[], None]:
        def hear() -> None:
            if value := _heard(key, name):
                listeners[name](value)

        return hear

    return {f"on_{name}_change": told(name) for name in listeners}


def _heard(key: str, name: str) -> str:
    """Return what the browser told of a component in this run; "" if it told nothing of it.

    A second click that comes while the first still turns the page finds that the framework has
    forgotten the component's own state, and with it the way to what was told: an empty state in
    its place opens that way again.
    """
    st.session_state.setdefault(key, {})
    return str(st.session_state[key].get(name) or "")
