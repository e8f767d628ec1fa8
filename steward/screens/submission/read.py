"""What is told of a submission, read once for each version: each reading is written down."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.workflow import Finding, Submission, changes_of, findings_of
from indicators.observations import MEASURES
from steward.session import Session

_SEEN = "crm-seen"


@dataclass(frozen=True)
class Seen:
    """Faults, questions and the difference of one version of a submission.

    Attributes
    ----------
    changes : DataFrame
        As ``indicators.revisions.revised_rows``.
    """

    faults: Sequence[Finding]
    questions: Sequence[Finding]
    changes: pd.DataFrame

    @property
    def unanswered(self) -> int:
        """How many questions have no answer yet."""
        return sum(not one.answer for one in self.questions)


def read_seen(session: Session, one: Submission) -> Seen:
    """Return what is told of a submission; that the person still sees it has been asked before."""
    key = (session.login.hash, one.id, one.version, one.difference_hash, one.base)
    kept = st.session_state.get(_SEEN)
    if kept is None or kept[0] != key:
        kept = st.session_state[_SEEN] = (key, _read(session, one))
    found: Seen = kept[1]
    return found


def _read(session: Session, one: Submission) -> Seen:
    if one.state == "received":
        return Seen([], [], pd.DataFrame())
    with session.acting("read", f"submission {one.id}") as acting:
        findings = findings_of(acting, one.id)
        rows = changes_of(acting, one.id) if one.difference_hash else []
    faults = [found for found in findings if found.is_fault]
    return Seen(faults, [found for found in findings if not found.is_fault], changes_frame(rows))


def changes_frame(rows: Sequence[object]) -> pd.DataFrame:
    """Return the rows of a difference as a frame, with numbers where they are numbers."""
    found = pd.DataFrame([*rows], dtype=object)
    numbers = ["before", "after", *(f"{name}_{side}" for name in MEASURES for side in _SIDES)]
    for name in set(numbers) & {*found.columns}:
        found[name] = found[name].astype(float)
    return found


_SIDES = ("before", "after")
