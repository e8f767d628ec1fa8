"""Finished parts of pages: made for the first reader who needs them, sent to every other.

Published data do not change within a build, so what a panel sends follows from the build, from
what the reader chose and from how the reader looks at it. All of that is the key of a part, taken
from the opening itself: no panel says what it depends on, so none can forget to.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from pages.parts.kept import kept_recent
from pages.parts.metrics import FINISHED, UNFINISHED
from pages.parts.page import Page
from pages.parts.passports import frozen, site
from pages.parts.shell import on_phone

_Given = ParamSpec("_Given")
_Sent = TypeVar("_Sent")
_OTHERWISE = {"store", "words", "_known"}  # fields of a page that the key has in another form


def finished(
    make: Callable[Concatenate[Page, _Given], _Sent],
) -> Callable[Concatenate[Page, _Given], _Sent]:
    """Return a function that makes what a panel sends, run once for all who would be sent the same.

    It draws nothing, reads nothing but the page and what it is given, and what it returns is
    shared: it must not be changed.
    """

    @wraps(make)
    def send(page: Page, /, *given: _Given.args, **named: _Given.kwargs) -> _Sent:
        name = (make.__module__, make.__qualname__)
        key = (*name, opening(page), given, tuple(sorted(named.items())))
        counters = (FINISHED, UNFINISHED)
        return kept_recent(page.store, key, lambda: make(page, *given, **named), counters)

    return send


def opening(page: Page) -> Hashable:
    """Return all that what is drawn can depend on, beside the store: reader, place and day."""

    def make() -> Hashable:
        chosen = [getattr(page, item.name) for item in fields(page) if item.name not in _OTHERWISE]
        release = frozen(page)
        place = (st.context.theme.type, on_phone(), site(), release.id if release else "")
        return (*chosen, page.words.language, page.today, *place)

    return page.once(("opening", page.selection), make)
