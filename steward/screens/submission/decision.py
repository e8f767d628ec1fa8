"""The decision: which steps there are, what each covers, who may not take it, and why."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.workflow import Acting, Step, Submission, advance, decisions_of, steps_from
from indicators.words import Words
from pages.parts.messages import message
from steward.doing import attempt, clear, draw_told, written
from steward.pieces import heading, way
from steward.session import Session
from steward.words import OVER, right_name, state_name, step_name

_REASON, _PLACE = "crm-reason", "decision"
_BACK = ("returned", "withdrawn")


def draw_decision(session: Session, one: Submission, unanswered: int) -> None:
    """Draw the steps that lead on from where a submission is; nothing where it is over."""
    if one.state in OVER:
        draw_told(_PLACE)
        return
    words = session.words
    with session.acting("read", f"submission {one.id}") as acting:
        steps = steps_from(acting, one.state)
        barred = {step.role: is_for_another(acting, one.id, step.role) for step in steps}
    heading(words("Decision"))
    st.html(_covers(one, words))
    mine = [step for step in steps if session.may(step.role, _agency(step, one))]
    free = [step for step in mine if not (barred[step.role] and "others" in step.needs)]
    for why in reasons_not(session, one, steps, (mine, free), unanswered):
        message("info", why)
    offered = [step for step in free if not (unanswered and "answers" in step.needs)]
    if any(step.to_state == "scheduled" for step in offered):
        link = way("releases", words("Schedule its release"))
        st.html(f"<p class='crm-lede'>{link}</p>")
    _draw_steps(session, one, [step for step in offered if step.to_state != "scheduled"])


def reasons_not(
    session: Session,
    one: Submission,
    steps: Sequence[Step],
    own: tuple[Sequence[Step], Sequence[Step]],
    unanswered: int,
) -> list[str]:
    """Return in words why the person may not take some step, before it is pressed."""
    words, (mine, free) = session.words, own
    told = []
    for step in steps:
        name = step_name(step.to_state, words)
        if step not in mine and step.to_state not in _BACK:
            who = right_name(step.role, _agency(step, one), words)
            told.append(words("“{step}” is for: {who}.", step=name, who=who))
        elif step in mine and step not in free:
            told.append(
                words(
                    "“{step}” is not for you: you have sent, submitted, answered or decided on "
                    "this submission before. Another person must look at it (four eyes).",
                    step=name,
                )
            )
        elif step in free and unanswered and "answers" in step.needs:
            told.append(
                words.plural(
                    "“{step}” works once the {n} question that is left is answered.",
                    "“{step}” works once the {n} questions that are left are answered.",
                    unanswered,
                    step=name,
                )
            )
    return told


def _agency(step: Step, one: Submission) -> str | None:
    return one.agency if step.role == "contributor" else None


def _covers(one: Submission, words: Words) -> str:
    """Return what a decision covers: these bytes and this difference, and nothing else."""
    if one.difference_hash is None:
        return ""
    said = words(
        "A decision covers what you see here and nothing else: this file and this difference with "
        "its questions. If another release changes the difference, decisions lapse."
    )
    parts = ((words("File"), one.sha256), (words("Difference"), one.difference_hash))
    hashes = "".join(
        f"<p class='crm-hash'>{escape(name)}: SHA-256 {escape(digest)}</p>"
        for name, digest in parts
    )
    return f"<div class='crm-note crm-cite'><p>{escape(said)}</p>{hashes}</div>"


def _draw_steps(session: Session, one: Submission, steps: Sequence[Step]) -> None:
    if not steps:
        draw_told(_PLACE)
        return
    words = session.words
    with st.form("crm-decision", border=False):
        st.text_area(words("Reason: it is kept with the decision"), key=_REASON, height=100)
        draw_told(_PLACE)
        with st.container(horizontal=True):
            for step in sorted(steps, key=lambda step: _LAST.index(step.to_state)):
                st.form_submit_button(
                    step_name(step.to_state, words),
                    type="secondary" if step.to_state in _BACK else "primary",
                    key=f"crm-step-{step.to_state}",
                    on_click=_take,
                    args=(session, one, step.to_state),
                )


_LAST = ("submitted", "reviewed", "approved", "scheduled", "returned", "withdrawn")


def _take(session: Session, seen: Submission, to: str) -> None:
    """Take a step of what was seen."""
    words = session.words
    if attempt(
        session,
        f"advance to {to}",
        f"submission {seen.id}",
        lambda acting: advance(acting, seen, to, written(_REASON)),
        words("Done: the submission is now “{state}”.", state=state_name(to, words)),
        _PLACE,
    ):
        clear(_REASON)


def is_for_another(acting: Acting, submission: int, role: str) -> bool:
    """Return whether the person took a step of another role, or sent what is decided on.

    The database refuses such a step in any case; here it is known before it is pressed.
    """
    own = [one for one in decisions_of(acting, submission) if one.person == acting.person]
    roles = {
        (step.from_state, step.to_state): step.role
        for state in {one.from_state for one in own if one.from_state}
        for step in steps_from(acting, state)
    }
    taken = {roles.get((one.from_state or "", one.to_state), "contributor") for one in own}
    return bool(taken - {role})
