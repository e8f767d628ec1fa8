"""Buttons that copy: the address of the view, or a text that is to be pasted elsewhere."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from pages.parts.page import Page

# Where the page is not served over HTTPS a browser has no clipboard to offer: an invisible field
# that is selected and copied does the same.
COPYING = """async function copied(t,d){
const old=()=>{const f=d.createElement("textarea");f.value=t;d.body.append(f);f.select();
d.execCommand("copy");f.remove()};
try{await navigator.clipboard.writeText(t)}catch{old()}}"""
_SCRIPT = f"""{COPYING}
export default function(c){{
const d=c.parentElement.ownerDocument,b=d.createElement("button"),s=d.createElement("span");
b.type="button";b.className="crm-copy";b.textContent=c.data.copy;
s.setAttribute("role","status");s.className="crm-copied";
b.onclick=async()=>{{await copied(c.data.text||d.location.href,d);
s.textContent=c.data.copied;setTimeout(()=>{{s.textContent=""}},4000)}};
c.parentElement.replaceChildren(b,s)}}"""


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "copy_link", js=_SCRIPT, isolate_styles=False
    )
    return mounted


def copy_link(page: Page) -> None:
    """Draw the button; what it copies opens this exact view again."""
    data = {"copy": page.words("Copy link"), "copied": page.words("Link copied")}
    _component()(data=data, key="copy-link", width="content", height="content")


def copy_text(page: Page, label: str, text: str, key: str) -> None:
    """Draw a button that copies a text."""
    data = {"copy": label, "copied": page.words("Copied"), "text": text}
    _component()(data=data, key=key, width="content", height="content")
