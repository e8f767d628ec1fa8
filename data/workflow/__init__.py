"""From a request to a release on PostgreSQL: people decide, the database enforces.

The rules stand in ``data/workflow/sql`` as functions of the database, which alone change its
tables; here they are called. ``docs/adr/0016-workflow-in-the-database.md`` says why.
"""

from typing import TYPE_CHECKING

from data.announced import Day, DayChange
from data.workflow.apart import marked_apart, sheet_apart
from data.workflow.audit import (
    Entry,
    anchor,
    audit_entries,
    audit_fault,
    audit_head,
    export_audit,
    read_anchors,
    verify_export,
)
from data.workflow.blobs import Blobs
from data.workflow.checks import Checked, check_next, declare_flows, tidy
from data.workflow.connection import Acting, Login, Workflow
from data.workflow.install import install, name_administrator
from data.workflow.life import (
    Comment,
    Decision,
    Finding,
    Step,
    advance,
    answer_flag,
    changes_of,
    comment,
    comments_of,
    decisions_of,
    findings_of,
    steps_from,
)
from data.workflow.people import (
    Membership,
    OwnLogin,
    Person,
    Right,
    confirm_membership,
    end_membership,
    membership_reasons,
    memberships,
    own_login,
    people,
    propose_membership,
    rights,
    roles,
)
from data.workflow.places import Places, own_places
from data.workflow.releases import (
    Early,
    OwnEarly,
    ReleaseSeen,
    announce,
    change_day,
    days,
    early_seen,
    name_early,
    own_early,
    pull_back,
    releases_seen,
    schedule,
    staged_changes,
    withdraw_release,
)
from data.workflow.requests import Asked, ask, refuse_request, requests_seen
from data.workflow.submissions import (
    Form,
    Received,
    Submission,
    read_file,
    receive,
    receive_by_token,
    submission_of,
    submissions_seen,
)
from data.workflow.tokens import Token, confirm_token, end_token, propose_token, tokens_seen
from data.workflow.trial import as_role, give_roles
from indicators.late import late

if TYPE_CHECKING:
    from data.workflow.worker import found, step, work

__all__ = [
    "Acting",
    "Asked",
    "Blobs",
    "Checked",
    "Comment",
    "Day",
    "DayChange",
    "Decision",
    "Early",
    "Entry",
    "Finding",
    "Form",
    "Login",
    "Membership",
    "OwnEarly",
    "OwnLogin",
    "Person",
    "Places",
    "Received",
    "ReleaseSeen",
    "Right",
    "Step",
    "Submission",
    "Token",
    "Workflow",
    "advance",
    "anchor",
    "announce",
    "answer_flag",
    "as_role",
    "ask",
    "audit_entries",
    "audit_fault",
    "audit_head",
    "change_day",
    "changes_of",
    "check_next",
    "comment",
    "comments_of",
    "confirm_membership",
    "confirm_token",
    "days",
    "decisions_of",
    "declare_flows",
    "early_seen",
    "end_membership",
    "end_token",
    "export_audit",
    "findings_of",
    "found",
    "give_roles",
    "install",
    "marked_apart",
    "membership_reasons",
    "memberships",
    "name_administrator",
    "name_early",
    "own_early",
    "own_login",
    "own_places",
    "people",
    "propose_membership",
    "propose_token",
    "pull_back",
    "read_anchors",
    "read_file",
    "receive",
    "receive_by_token",
    "refuse_request",
    "releases_seen",
    "requests_seen",
    "rights",
    "roles",
    "schedule",
    "sheet_apart",
    "staged_changes",
    "step",
    "steps_from",
    "submission_of",
    "submissions_seen",
    "tidy",
    "tokens_seen",
    "verify_export",
    "withdraw_release",
    "work",
]

# A process that reads what was sent builds no release.
__getattr__ = late(__name__, dict.fromkeys(("found", "step", "work"), "worker"))
