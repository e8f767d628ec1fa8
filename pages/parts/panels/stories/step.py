"""A step of a story: the rail of steps and the text on the left, one picture on the right."""

from html import escape

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import codelist
from pages.parts.drawing import draw, empty
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.stories.listed import story_list
from pages.parts.panels.stories.material import picture, style, told
from pages.parts.shell import choose
from stories import Story, Told, stories


def story(page: Page) -> None:
    """Draw the step that the address names, or every story where it names none that exists."""
    asked = page.selection.asked("story")
    found = stories().get(asked)
    if found is None:
        if asked:
            empty(page.words("There is no such story."))
        story_list(page)
        return
    at = step_asked(page.selection.asked("step"), len(found.steps))
    one = told(page, found.steps[at - 1], f"{found.code}-{at}")
    left, right = st.columns([5, 9], gap="large")
    with left:
        st.html(_head(page, found, at) + _text(one))
        _buttons(page, found, at)
    with right:
        drawn = picture(page, one.picture) if one.picture else ""
        draw(page, f"{style()}{drawn}", "crm-story-picture")


def step_asked(asked: str, steps: int) -> int:
    """Return which step an address asks for; the first where it names none that exists.

    Examples
    --------
    >>> step_asked("3", 5), step_asked("9", 5), step_asked("x", 5)
    (3, 1, 1)
    """
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    return wanted if 1 <= wanted <= steps else 1


def _head(page: Page, found: Story, at: int) -> str:
    words = page.words
    kind, named = words("Story"), words("Steps")
    steps = words.plural("{n} step", "{n} steps", len(found.steps))
    rail = "".join(_stop(page, found, place, at) for place in range(1, len(found.steps) + 1))
    return (
        f"<p class='s-kind'>{escape(kind)} · {escape(steps)}</p>"
        f"<p class='s-of'>{escape(words.of(found.title))}</p>"
        f"<nav aria-label='{escape(named)}'><ol class='s-rail'>{rail}</ol></nav>"
    )


def _stop(page: Page, found: Story, place: int, at: int) -> str:
    link = link_to(page, path="story", story=found.code, step=str(place))
    look = "s-now" if place == at else "s-past" if place < at else ""
    here = " aria-current='step'" if place == at else ""
    name = escape(page.words.of(found.steps[place - 1].name))
    return f"<li class='{look}'><a href='{link}' target='_self'{here}><b>{place}</b>{name}</a></li>"


def _text(one: Told) -> str:
    body = "".join(f"<p>{escape(text)}</p>" for text in one.paragraphs)
    return f"<h1 class='crm-title s-title'>{escape(one.title)}</h1><div class='s-body'>{body}</div>"


def _buttons(page: Page, found: Story, at: int) -> None:
    """Draw the way on: keys go with the buttons, nothing follows the scrolling."""
    words, last = page.words, len(found.steps)
    with st.container(key="crm-story-keys", horizontal=True):
        back, onward, first, leave = (
            st.button(words("Back"), shortcut="Left", disabled=at == 1, key="s-back"),
            st.button(
                words("Next"), shortcut="Right", disabled=at == last, key="s-next", type="primary"
            ),
            st.button(words("First step"), shortcut="Home", disabled=at == 1, key="s-first"),
            st.button(words("All stories"), shortcut="Esc", key="s-all"),
        )
    if leave:
        st.switch_page("pages/stories.py", query_params={"lang": page.selection.lang})
    if back or onward or first:
        choose(story=found.code, step=str(1 if first else at - 1 if back else at + 1))
        st.rerun()
    _onward(page, found)


def _onward(page: Page, found: Story) -> None:
    """Draw the links to the topic, and to the stage."""
    words = page.words
    item = catalog()[found.about]
    present = words("Present")
    topic = words.of(codelist("domain")[item.domain]["name"])
    stage = link_to(page, path="present", story=found.code)
    st.html(
        f"<p class='s-under'><a href='{link_to(page, found.about)}' target='_self'>"
        f"{escape(topic)}</a> · <a href='{stage}' target='_self'>{escape(present)}</a></p>"
    )
