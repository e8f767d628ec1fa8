"""Naming somebody who may see a release in its last 24 hours."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.workflow import Person, ReleaseSeen, name_early
from pages.parts.messages import message
from steward.doing import attempt, clear, draw_told, written
from steward.lists import choose_one, chosen
from steward.screens.releases.back import release_label
from steward.session import Session

_KEY = "crm-early"


def draw_naming(
    session: Session, coming: Sequence[ReleaseSeen], known: Mapping[int, Person]
) -> None:
    """Draw how somebody is named; nothing where no release is to come."""
    if not coming:
        draw_told(_KEY)
        return
    words, releases = session.words, {one.number: one for one in coming}
    others = [number for number in known if number != session.person]
    with st.expander(words("Show a release early, by name"), key=f"{_KEY}-fold"):
        told = words(
            "Whoever is named sees it with the role of a reader before release, and without it not."
        )
        message("hint", told)
        choose_one(
            words("Release"),
            [*releases],
            lambda number: release_label(releases[number], words),
            f"{_KEY}-which",
        )
        choose_one(
            words("Person"),
            others,
            lambda number: known[number].name or known[number].subject,
            f"{_KEY}-who",
        )
        with st.form(_KEY, border=False):
            st.text_input(words("Office"), key=f"{_KEY}-office")
            st.text_area(words("Why it is shown early"), key=f"{_KEY}-why", height=80)
            draw_told(_KEY)
            st.form_submit_button(words("Name the person"), on_click=_name, args=(session,))


def _name(session: Session) -> None:
    number, who = chosen(f"{_KEY}-which"), chosen(f"{_KEY}-who")
    office, why = written(f"{_KEY}-office"), written(f"{_KEY}-why")
    if attempt(
        session,
        "name early",
        f"release {number}",
        lambda acting: name_early(acting, number, who, office, why),
        session.words("The person is named and sees the release in its last 24 hours."),
        _KEY,
    ):
        clear(f"{_KEY}-office", f"{_KEY}-why")
