"""What a reader has just done in a component, however quickly after the click before."""

import streamlit as st


def heard(key: str, name: str) -> str:
    """Return what the browser told of a component in this run; "" if it told nothing of it.

    A second click that comes while the first still turns the page finds that the framework has
    forgotten the component's own state, and with it the way to what was told: an empty state in
    its place opens that way again.

    Parameters
    ----------
    key : str
        The key by which the component is drawn.
    name : str
        What was done: the name that the component's script gives to ``setTriggerValue``.
    """
    st.session_state.setdefault(key, {})
    return str(st.session_state[key].get(name) or "")
