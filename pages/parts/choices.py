"""Lists, switches and buttons of one row as one component: the browser's own elements.

As widgets of the framework each would be a message, drawn one after the other before the picture.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from pages.parts.heard import listening
from pages.parts.taken_along import COPYING

_SCRIPT = Path(__file__).with_suffix(".js")


class Offered(NamedTuple):
    """What a reader may choose with: its markup, and what follows what is chosen by its name."""

    markup: str
    name: str = ""
    take: Callable[[str], None] | None = None


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "choices",
        html="<div class='crm-own'></div>",
        js=f"{COPYING}\n{_SCRIPT.read_text(encoding='utf-8')}",
        isolate_styles=False,
    )
    return mounted


def offer(parts: Iterable[Offered], key: str, *, kind: str = "crm-choices") -> None:
    """Draw what a reader may choose as one piece; a choice is told to what offers it.

    Parameters
    ----------
    kind : {"crm-choices", "crm-pieces"}
        Whether the parts stand in one row, or below each other.
    """
    parts = list(parts)
    takes = {part.name: part.take for part in parts if part.take}

    def chosen(told: str) -> None:
        name, _, value = told.partition("=")
        if name in takes:
            takes[name](value)

    markup = "".join(part.markup for part in parts)
    html = f"<form class='{kind}'>{markup}</form>"
    _component()(data={"html": html}, key=key, **listening(key, {"chosen": chosen}))


def offered_list(
    name: str, label: str, names: Mapping[str, str], current: str, take: Callable[[str], None]
) -> Offered:
    """Return a list to choose one of, the current one chosen; its label is read out."""
    options = "".join(
        f"<option value='{escape(code, quote=True)}'{' selected' if code == current else ''}>"
        f"{escape(text)}</option>"
        for code, text in names.items()
    )
    said = escape(label, quote=True)
    return Offered(f"<select name='{name}' aria-label='{said}'>{options}</select>", name, take)


def offered_switch(
    name: str, label: str, names: Mapping[str, str], current: str, take: Callable[[str], None]
) -> Offered:
    """Return a few values side by side, one of which is on."""
    values = "".join(
        f"<label><input type='radio' name='{name}' value='{escape(code, quote=True)}'"
        f"{' checked' if code == current else ''}><span>{escape(text)}</span></label>"
        for code, text in names.items()
    )
    said = escape(label, quote=True)
    group = f"<div class='crm-switch crm-switch-{name}' role='radiogroup' aria-label='{said}'>"
    return Offered(f"{group}{values}</div>", name, take)


def offered_buttons(
    name: str, labels: Mapping[str, str], take: Callable[[str], None], kind: str = "crm-chip"
) -> Offered:
    """Return buttons, each of which tells its own value."""
    buttons = "".join(
        f"<button type='button' class='{kind}' name='{name}' value='{escape(code, quote=True)}'>"
        f"{escape(text)}</button>"
        for code, text in labels.items()
    )
    return Offered(buttons, name, take)


def offered_fold(
    name: str, code: str, title: str, inside: str, take: Callable[[str], None]
) -> Offered:
    """Return a title that opens and folds what stands below it; folded, that is not sent."""
    opened = "true" if inside else "false"
    button = (
        f"<button type='button' class='crm-fold' name='{name}' value='{escape(code, quote=True)}' "
        f"aria-expanded='{opened}'>{escape(title)}</button>"
    )
    return Offered(f"<div class='crm-folded'>{button}{inside}</div>", name, take)


def offered_copy(copy: str, copied: str) -> Offered:
    """Return the button that copies the address of the view, and says so."""
    said = escape(copied, quote=True)
    button = f"<button type='button' class='crm-copy' data-copied='{said}'>{escape(copy)}</button>"
    return Offered(f"<span>{button}<span class='crm-copied' role='status'></span></span>")
