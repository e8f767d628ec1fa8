"""Questions about figures, each with its numbers in a sentence and a field for its answer."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.workflow import Acting, Finding, Submission, answer_flag
from indicators.words import Words
from pages.parts.messages import message
from steward.doing import attempt, clear, draw_told, tell, written
from steward.pieces import heading
from steward.session import Session

_PLACE = "questions"
_AT_ONCE = 10  # questions that are answered together


def draw_questions(session: Session, one: Submission, questions: Sequence[Finding]) -> None:
    """Draw the questions of a submission: first those that wait for an answer."""
    words = session.words
    if not questions:
        heading(words("Questions"), words("Nothing about these figures wants an answer."))
        return
    waiting = [found for found in questions if not found.answer]
    heading(words("Questions"), _counted(len(waiting), len(questions), words))
    if waiting and one.state == "ready" and session.may("contributor", one.agency):
        _draw_form(session, waiting[:_AT_ONCE], len(waiting))
    else:
        for found in waiting:
            st.html(_question(found, words))
        draw_told(_PLACE)
    answered = [found for found in questions if found.answer]
    if answered:
        st.html("".join(_question(found, words) for found in answered))


def _counted(waiting: int, every: int, words: Words) -> str:
    if not waiting:
        return words.plural("{n} question, answered.", "All {n} questions are answered.", every)
    return words(
        "{waiting} of {every} still wait for an answer. The figure may well be right: say why.",
        waiting=words.number(waiting, 0),
        every=words.number(every, 0),
    )


def _draw_form(session: Session, asked: Sequence[Finding], waiting: int) -> None:
    words = session.words
    with st.form("crm-answers", border=False):
        for place, found in enumerate(asked, start=1):
            st.html(_question(found, words))
            st.text_area(
                words("Answer to question {number}", number=place),
                key=_key(found),
                height=80,
            )
        more = words.number(waiting - len(asked), 0)
        message("hint", words("{n} more follow.", n=more) if waiting > len(asked) else "")
        draw_told(_PLACE)
        st.form_submit_button(
            words("Keep these answers"), type="primary", on_click=_answer, args=(session, asked)
        )


def _question(found: Finding, words: Words) -> str:
    name = escape(words("Answer"))
    told = f"<p><strong>{name}:</strong> {escape(found.answer)}</p>"
    answer = told if found.answer else ""
    return f"<div class='crm-note crm-asked'><p>{escape(words.of(found.text))}</p>{answer}</div>"


def _key(found: Finding) -> str:
    return f"crm-answer-{found.number}"


def _answer(session: Session, asked: Sequence[Finding]) -> None:
    """Keep every answer that was written: all of them, or none."""
    given = {found.number: told for found in asked if (told := written(_key(found)))}
    if not given:
        tell("info", session.words("Write an answer: an empty one is none."), _PLACE)
        return

    def answer(acting: Acting) -> None:
        for number, told in given.items():
            answer_flag(acting, number, told)

    done = session.words.plural("{n} answer is kept.", "{n} answers are kept.", len(given))
    if attempt(session, "answer", f"question {min(given)}", answer, done, _PLACE):
        clear(*map(_key, asked))
