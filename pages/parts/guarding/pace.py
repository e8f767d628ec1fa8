"""How much one session may ask: far more than a reader does, and not without end."""

import time
from collections import deque

import streamlit as st

MOST_RUNS = 300
WINDOW = 60.0  # seconds


def is_too_fast(ran: deque[float], now: float) -> bool:
    """Note a run, and return whether there were more of them in the window than anyone needs.

    Examples
    --------
    >>> ran: deque[float] = deque()
    >>> [is_too_fast(ran, now=0.1 * n) for n in range(MOST_RUNS + 1)][-2:]
    [False, True]
    >>> is_too_fast(ran, now=1000)
    False
    """
    while ran and now - ran[0] > WINDOW:
        ran.popleft()
    if len(ran) >= MOST_RUNS:
        return True
    ran.append(now)
    return False


def session_is_too_fast() -> bool:
    """Note a run of this session, and return whether it must wait."""
    ran = st.session_state.setdefault("crm-ran", deque())
    return is_too_fast(ran, time.monotonic())
