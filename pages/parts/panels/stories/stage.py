"""The stage: slides that need the server no more once they are there, and a file of them."""

from collections.abc import Callable
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from data.frozen import release_name
from pages.parts.drawing import empty
from pages.parts.links import link_to
from pages.parts.panels.stories.material import figures_of, ground, told
from pages.parts.shell import Page
from stories import Told, chosen, deck_file, deck_script, deck_style, deck_words, slide, stories

_MOUNT = """
const end = new WeakMap();
export default ({ data, parentElement }) => {
  const root = parentElement.querySelector(".d-own"), id = data.slides.join("");
  if (root.crm === id) return;
  root.crm = id;
  end.get(root)?.();
  end.set(root, present(root, data));
};"""


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "deck",
        html="<div class='d-own'></div>",
        css=deck_style(),
        js=f"{deck_script()}{_MOUNT}",
        isolate_styles=False,
    )
    return mounted


def stage(page: Page) -> None:
    """Draw the slides that the address asks for, and the file that is carried away."""
    words = page.words
    title, shown = _asked(page)
    st.html(f"<h1 class='crm-title'>{escape(title)}</h1>")
    if not shown:
        empty(words("Name a story or figures in the address, or choose a story to present."))
        _choices(page)
        return
    slides = [slide(one, title, _release(page), page.watermark, words) for one in shown]
    data = {"slides": slides, "said": deck_words(words), "whole": True}
    _component()(data=data, key="crm-deck")
    st.download_button(
        words("Slides as one file, for use without a network"),
        deck_file(title, slides, words),
        file_name=f"{page.edition.stem('slides')}.html",
        mime="text/html",
        key="crm-deck-file",
    )
    _choices(page)


def _asked(page: Page) -> tuple[str, list[Told]]:
    """Return the title and the steps of a story, or of the figures chosen."""
    words, found = page.words, stories().get(page.selection.asked("story"))
    if found is not None:
        steps = enumerate(found.steps, 1)
        told_steps = [told(page, step, f"{found.code}-{at}") for at, step in steps]
        return words.of(found.title), told_steps
    listed = chosen(page.selection.asked("figures"), figures_of(page), words, ground(page))
    return words("Presentation"), list(listed)


def _release(page: Page) -> str:
    if page.edition.is_illustrative:
        return page.watermark
    release = release_name(page.store.build()["release"])
    return page.words("Data release {release}", release=release)


def _choices(page: Page) -> None:
    links = " · ".join(
        f"<a href='{link_to(page, path='present', story=story.code)}' target='_self'>"
        f"{escape(page.words.of(story.title))}</a>"
        for story in stories().values()
    )
    st.html(f"<p class='s-under'>{links}</p>")
