"""The frame: who is there, the bar, the screen, and the one place where failures are said.

In every run the login is asked for anew: a cookie that was copied, a login that has ended and a
membership that was taken away have no effect beyond the click before.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.workflow import Login, rights
from indicators.errors import DashboardError, LoginEnded, OurFault, StoreUnavailable
from indicators.words import Words
from pages.parts.failures import say_demonstration
from pages.parts.guarding import session_is_too_fast
from pages.parts.messages import message
from steward.bar import Entry, bar
from steward.doing import told_before, told_here
from steward.entrance import draw_entrance, draw_no_right
from steward.identity import identity
from steward.screens import SCREENS, Screen
from steward.session import Session, open_blobs, open_workflow
from steward.words import choose, language, role_names, say, sentence

_FIRST = "start"  # the address without a path, which opens the first screen of a person
_TURN, _LEAVE, _BEGUN = "crm-turn", "crm-leave", "crm-begun"


def frame() -> None:
    """Draw the screen that the address asks for, or the entrance."""
    words = language()
    pages = _pages(words)
    asked = st.navigation([*pages.values()], position="hidden")
    st.set_page_config(
        page_title=f"{asked.title} · {words('Child Rights Monitor — Azerbaijan')}",
        page_icon="pages/parts/icon.svg",
        layout="wide",
    )
    if path := st.session_state.pop(_TURN, ""):
        st.switch_page(pages[path])
    try:
        _draw(asked.url_path, words)
    except LoginEnded as error:
        _draw_entrance(words, sentence(error, words))
    except DashboardError as error:
        say(error, words)


def _pages(words: Words) -> dict[str, StreamlitPage]:
    """Return the pages by their paths; the frame draws them, so that each is drawn by its rules."""
    first = st.Page(_nothing, title=words("Stewardship"), url_path=_FIRST, default=True)
    others = {
        one.path: st.Page(_nothing, title=one.title(words), url_path=one.path) for one in SCREENS
    }
    return {_FIRST: first, **others}


def _nothing() -> None:
    raise OurFault("A screen is drawn by the frame.")


def _draw(path: str, words: Words) -> None:
    if session_is_too_fast():
        message("info", words("You ask faster than screens can be drawn. Wait a minute."))
        return
    login = identity()
    if login is None:
        _draw_entrance(words, "")
    elif st.session_state.pop(_LEAVE, False):
        _leave(login)
    else:
        _at_work(login, path, words)


def _draw_entrance(words: Words, why: str) -> None:
    bar(words, [], [], "", None, {"lang": choose})
    draw_entrance(words, why)


def _leave(login: Login) -> None:
    """End the login in the database, then at the provider; a copy of the cookie ends with it."""
    try:
        open_workflow().end(login)
    finally:
        st.logout()
    st.stop()


def _at_work(login: Login, path: str, words: Words) -> None:
    try:
        session = _session(login, words)
    except StoreUnavailable as error:
        bar(words, [], [], "", None, {"lang": choose})
        say(error, words)
        return
    seen = [one for one in SCREENS if one.is_open_to(session)]
    screen = next((one for one in SCREENS if one.path == path), seen[0])
    entries = [Entry(one.path, one.title(words)) for one in seen if one.roles]
    own = [Entry(one.path, one.title(words)) for one in seen if not one.roles]
    person = (login.name or login.subject, role_names(session.rights, words))
    heard = {"path": _turn, "lang": choose, "leave": _remember_to_leave}
    asks = session.may("reviewer") or session.may("publisher")
    bar(words, entries, own, screen.path, person, heard, asks=asks)
    say_demonstration(words)
    is_first = not path  # where nothing is asked for, nobody without a right is shown anything
    if (is_first and not session.rights) or not screen.is_open_to(session):
        _draw_closed(session)
    else:
        _draw_screen(screen, session)


def _draw_closed(session: Session) -> None:
    if session.rights:
        message("info", session.words("This screen is not open to you."))
    else:
        draw_no_right(session)


def _draw_screen(screen: Screen, session: Session) -> None:
    here = f"{screen.path} {st.query_params.to_dict()} {session.words.language}"
    try:
        told_before(here)
        screen.draw(session)
        told_here(here)
    except LoginEnded:
        st.rerun()  # it has ended since the run began: the next one shows the entrance


def _session(login: Login, words: Words) -> Session:
    workflow = open_workflow()
    if st.session_state.get(_BEGUN) != login.hash:
        workflow.begin(login)
        st.session_state[_BEGUN] = login.hash
    with workflow.acting(login, "open", "screen") as acting:
        return Session(login, acting.person, rights(acting), words, workflow, open_blobs())


def _turn(path: str) -> None:
    if any(one.path == path for one in SCREENS):
        st.session_state[_TURN] = path


def _remember_to_leave(_: str) -> None:
    st.session_state[_LEAVE] = True
