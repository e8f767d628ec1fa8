"""The stage: slides that need the server no more once they are there, and a file of them."""

from collections.abc import Callable
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from data.frozen import release_name
from pages.parts.drawing import headed
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.picture import leading_cards
from pages.parts.panels.stories.material import figures_of, ground, told
from passports.identity import figure_id
from stories import (
    Story,
    Told,
    chosen,
    deck_file,
    deck_script,
    deck_style,
    deck_words,
    slide,
    stories,
)

_TO_CHOOSE = 6  # figures offered beside the stories
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
    if not shown:
        _to_choose(page)
        return
    st.html(f"<h1 class='crm-title'>{escape(title)}</h1>")
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


def _to_choose(page: Page) -> None:
    """Draw the stories and figures that a reader who comes without an address may present."""
    words = page.words
    title = words.plural(
        "{n} story and every figure can be presented",
        "{n} stories and every figure can be presented",
        len(stories()),
    )
    how = words(
        "Choose one: it opens as slides in large type, which the arrow keys turn. Any other figure "
        "is presented from the page of its topic."
    )
    cards = leading_cards(
        page,
        "present",
        _TO_CHOOSE,
        lambda key: link_to(page, path="present", figures=figure_id(key)),
    )
    st.html(
        f"<h1 class='crm-title'>{escape(title)}</h1><p class='crm-lede'>{escape(how)}</p>"
        f"<ol class='s-cards'>{''.join(_story(page, story) for story in stories().values())}</ol>"
        f"{headed(words('What the newest figures say'))}<div class='crm-to-choose'>{cards}</div>"
    )


def _story(page: Page, story: Story) -> str:
    words, path = page.words, link_to(page, path="present", story=story.code)
    steps = words.plural("{n} step", "{n} steps", len(story.steps))
    return (
        f"<li><h2><a href='{path}' target='_self'>{escape(words.of(story.title))}</a></h2>"
        f"<p>{escape(words.of(story.lede))}</p><p class='s-under'>{escape(steps)}</p></li>"
    )


def _choices(page: Page) -> None:
    links = " · ".join(
        f"<a href='{link_to(page, path='present', story=story.code)}' target='_self'>"
        f"{escape(page.words.of(story.title))}</a>"
        for story in stories().values()
    )
    st.html(f"<p class='s-under'>{links}</p>")
