"""From a request to a release on PostgreSQL: people decide, the database enforces.

The rules stand in ``data/workflow/sql`` as functions of the database, which alone change its
tables; here they are called. ``docs/adr/0016-workflow-in-the-database.md`` says why.
"""

from data.workflow.audit import (
    AuditFault,
    Entry,
    audit_entries,
    audit_fault,
    audit_head,
    export_audit,
    verify_export,
)
from data.workflow.connection import Acting, Login, Workflow
from data.workflow.install import install, name_administrator
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

__all__ = [
    "Acting",
    "AuditFault",
    "Entry",
    "Login",
    "Membership",
    "OwnLogin",
    "Person",
    "Right",
    "Workflow",
    "audit_entries",
    "audit_fault",
    "audit_head",
    "confirm_membership",
    "end_membership",
    "export_audit",
    "install",
    "membership_reasons",
    "memberships",
    "name_administrator",
    "own_login",
    "people",
    "propose_membership",
    "rights",
    "roles",
    "verify_export",
]
