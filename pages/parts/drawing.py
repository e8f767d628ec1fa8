"""A picture made on the server: the framework's own HTML drops SVG, a component keeps it."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

# Only markup of our own writing is sent, every text in it escaped.
_SCRIPT = "export default function(c){c.parentElement.innerHTML=c.data.drawn}"


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "drawing", js=_SCRIPT, isolate_styles=False
    )
    return mounted


def drawing(markup: str, key: str) -> None:
    """Draw markup with SVG in it; a mark says its figure when it is pointed at."""
    _component()(data={"drawn": markup}, key=key, height="content")
