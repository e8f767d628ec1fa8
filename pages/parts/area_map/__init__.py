"""The map component: our own D3 drawing, to which a rerun sends values and nothing else."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st

# What travels with every rerun: fetch the module once (named by its content), then let it draw.
# A blob, because a static server need not call a .js file a script.
_LOADER = """let m;export default function(c){
const b=document.querySelector('script[src*="static/js/"]').src.split("static/js/")[0];
m??=fetch(b+"app/static/"+c.data.module).then(r=>r.text())
.then(t=>import(URL.createObjectURL(new Blob([t],{type:"text/javascript"}))));
let end,gone;m.then(x=>{if(!gone)end=x.render(c,b)});return()=>{gone=1;end?.()}}"""


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "area_map", js=_LOADER, isolate_styles=False
    )
    return mounted


def area_map(message: Mapping[str, Any], *, key: str, choose: Callable[[str], None]) -> None:
    """Draw a map of areas; call ``choose`` with the code of an area that is clicked."""

    def chosen() -> None:
        code = st.session_state[key].ref_area
        if code:
            choose(code)

    _component()(data=dict(message), key=key, on_ref_area_change=chosen)
