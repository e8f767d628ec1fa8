"""What was done, by whom, when: read, verified and taken away by auditors."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.workflow import (
    Entry,
    Person,
    audit_entries,
    audit_fault,
    audit_head,
    export_audit,
    people,
)
from indicators.words import Words
from pages.parts.messages import message
from steward.pieces import lines, rows, title
from steward.session import Session
from steward.words import action_name, moment, person_name, thing_name

_MOST = 50
_BELOW = "crm-audit-below"


def draw(session: Session) -> None:
    """Draw the chain: its head, its entries, and what an auditor can do with it."""
    words, below = session.words, st.session_state.get(_BELOW)
    with session.acting("read", "audit") as acting:
        known, entries = people(acting), audit_entries(acting, below, _MOST)
        number, head = audit_head(acting.connection)
    title(
        words("Audit"),
        words("Each entry carries the hash of the one before it: one that was changed is found."),
    )
    last, code = words("Last entry"), words("Its hash")
    lines([(last, str(number)), (code, head)], codes=(code,))
    with st.container(horizontal=True, key="crm-audit-do"):
        asked = st.button(words("Verify the chain"), key="verify")
        _offer(session)
    if asked:
        _verify(session, number)
    rows(_head(words), (_row(one, known, words) for one in entries))
    _turn(entries, words)


def _offer(session: Session) -> None:
    def lines_of_all() -> str:
        with session.acting("export", "audit") as acting:
            return "".join(f"{line}\n" for line in export_audit(acting.connection))

    st.download_button(
        session.words("Export as JSON lines"),
        lines_of_all,
        "audit.jsonl",
        "application/jsonl",
        on_click="ignore",
        key="export",
    )


def _verify(session: Session, number: int) -> None:
    words = session.words
    with session.acting("verify", "audit") as acting:
        fault = audit_fault(acting)
    if fault is None:
        message(
            "info",
            words(
                "{count} entries follow on each other as they were written. A tail that was cut "
                "off shows only beside a number and a hash kept elsewhere.",
                count=number,
            ),
        )
    else:
        message("error", words("Entry {number} is not what was written.", number=fault))


def _head(words: Words) -> Sequence[str]:
    done, thing = words("What was done"), words("To what")
    return (words("Entry"), words("When"), words("Who"), done, thing, words("Reason, details"))


def _row(one: Entry, known: Mapping[int, Person], words: Words) -> Sequence[str]:
    details = "; ".join(f"{name}: {what}" for name, what in one.detail.items() if what is not None)
    return (
        str(one.number),
        moment(one.at, words),
        person_name(one.actor, known, words),
        action_name(one.action, words),
        thing_name(one.object, words),
        " · ".join(filter(None, (one.reason, details))),
    )


def _turn(entries: Sequence[Entry], words: Words) -> None:
    with st.container(horizontal=True, key="crm-audit-turn"):
        if st.session_state.get(_BELOW) and st.button(words("Newest"), key="newest"):
            st.session_state.pop(_BELOW)
            st.rerun()
        if entries and entries[-1].number > 1 and st.button(words("Older"), key="older"):
            st.session_state[_BELOW] = entries[-1].number
            st.rerun()
