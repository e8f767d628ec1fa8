"""The list of stories: title, what each is about, how many steps, where to begin."""

from functools import partial
from html import escape

import streamlit as st

from pages.parts.drawing import draw
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.stories.material import sizes, style, told
from stories import Story, first_picture, stories


def story_list(page: Page) -> None:
    """Draw every story as a card that opens its first step."""
    words = page.words
    title = words("Stories")
    lede = words("Each step has one picture and its own address. Every number is read live.")
    cards = "".join(_card(page, story) for story in stories().values())
    st.html(f"<h1 class='crm-title'>{escape(title)}</h1><p class='crm-lede'>{escape(lede)}</p>")
    draw(page, f"{style()}<ol class='s-cards'>{cards}</ol>", "crm-story-cards")


def _card(page: Page, story: Story) -> str:
    words = page.words
    first = link_to(page, path="story", story=story.code, step="1")
    stage = link_to(page, path="present", story=story.code)
    steps = words.plural("{n} step", "{n} steps", len(story.steps))
    present = words("Present")
    return (
        f"<li><h2><a href='{first}' target='_self'>{escape(words.of(story.title))}</a></h2>"
        f"<p>{escape(words.of(story.lede))}</p><p class='s-under'>{escape(steps)} · "
        f"<a href='{stage}' target='_self'>{escape(present)}</a></p>{_preview(page, story)}</li>"
    )


def _preview(page: Page, story: Story) -> str:
    """Return the first picture of a story with its title and its foot."""
    picture = first_picture(story, partial(told, page))
    if picture is None:
        return ""
    foot = "".join(f"<small>{escape(line)}</small>" for line in picture.foot)
    return (
        f"<figure class='s-preview'><figcaption>{escape(picture.title)}</figcaption>"
        f"{sizes(page, picture)}{foot}</figure>"
    )
