"""The map component: our own D3 drawing, to which a rerun sends values and nothing else."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st

from pages.parts.heard import listening

# What travels with every rerun: fetch the module once (named by its content), then let it draw.
# A blob, because a static server need not call a .js file a script.
_LOADER = """let m;export default function(c){
const b=document.querySelector('script[src*="static/js/"]').src.split("static/js/")[0];
m??=fetch(b+"app/static/"+c.data.module).then(r=>r.text())
.then(t=>import(URL.createObjectURL(new Blob([t],{type:"text/javascript"}))));
let end,gone;m.then(x=>{if(!gone)end=x.render(c,b)});return()=>{gone=1;end?.()}}"""
_SENT = "crm-years-sent"  # the names of the years that the reader's browser has


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "area_map", js=_LOADER, isolate_styles=False
    )
    return mounted


def area_map(
    message: Mapping[str, Any],
    *,
    key: str,
    choose: Callable[[str], None],
    keep: Callable[[str], None] | None = None,
) -> None:
    """Draw a map of areas; call ``choose`` with the code of an area that is clicked.

    Parameters
    ----------
    message : mapping
        What is drawn. ``years`` names the years of the map and ``bundle`` has them: it is sent
        once, and again if the browser asks for it.
    keep : callable, optional
        Called with the period at which a reader stays.
    """
    listeners = {"ref_area": choose, "time_period": keep or _keep_nothing, "ask": forget}
    _component()(data=once(message), key=key, **listening(key, listeners))


def _keep_nothing(period: str) -> None:
    """Hear of a period without keeping it."""


def once(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message without the years that the browser has been sent before."""
    sent: set[str] = st.session_state.setdefault(_SENT, set())
    if message.get("years") in sent:
        return {name: part for name, part in message.items() if name != "bundle"}
    if "years" in message:
        sent.add(str(message["years"]))
    return dict(message)


def forget(years: str) -> None:
    """Send the years of a map again: they have not reached the browser."""
    st.session_state.get(_SENT, set()).discard(years)
