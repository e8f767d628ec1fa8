"""The chain of what was done shows a forged entry, and beside an anchor a cut tail."""

from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, func, select, text

from data.workflow import (
    Login,
    Workflow,
    audit_head,
    export_audit,
    verify_export,
)
from indicators.errors import AuditFault, NotAllowed

Person = Callable[..., Login]


def spoil(database: str, task: str) -> None:
    """Do as the superuser what no process may."""
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text(task))
    engine.dispose()


def exported(workflow: Workflow, auditor: Login) -> tuple[list[str], tuple[int, str]]:
    with workflow.acting(auditor, "export", "audit") as acting:
        lines = [*export_audit(acting.connection)]
        return lines, audit_head(acting.connection)


@pytest.fixture
def auditor(person: Person) -> Login:
    """An auditor, after three others have come: of each the login and the role are written down."""
    for name in ("Aysel", "Babək", "Cəmilə"):
        person(name, "reviewer")
    return person("Auditor", "auditor")


def test_export_is_verified_without_the_database(workflow: Workflow, auditor: Login) -> None:
    lines, head = exported(workflow, auditor)
    assert verify_export(lines, [head]) == head[0] == 9
    assert '"login begun"' in lines[0].replace("\\", "")


def test_forged_entry_is_found(database: str, workflow: Workflow, auditor: Login) -> None:
    spoil(database, "UPDATE steward.audit SET object = 'person 9' WHERE number = 2")
    lines, _ = exported(workflow, auditor)
    with pytest.raises(AuditFault, match="Entry 2"):
        verify_export(lines)
    with workflow.acting(auditor, "ask", "audit") as acting:
        assert acting.connection.execute(select(func.steward.audit_fault())).scalar_one() == 2


def test_entry_taken_out_of_the_middle_is_found(
    database: str, workflow: Workflow, auditor: Login
) -> None:
    spoil(database, "DELETE FROM steward.audit WHERE number = 2")
    lines, _ = exported(workflow, auditor)
    with pytest.raises(AuditFault, match="Entry 2"):
        verify_export(lines)


def test_cut_tail_shows_beside_what_was_kept_elsewhere(
    database: str, workflow: Workflow, auditor: Login
) -> None:
    _, kept = exported(workflow, auditor)
    spoil(database, "DELETE FROM steward.audit WHERE number >= 4")
    lines, _ = exported(workflow, auditor)
    assert verify_export(lines) == 4
    with pytest.raises(AuditFault, match="Entry 9"):
        verify_export(lines, [kept])


def test_only_an_auditor_reads_the_audit(workflow: Workflow, person: Person) -> None:
    administrator = person("Admin", "administrator")
    with pytest.raises(NotAllowed), workflow.acting(administrator, "export", "audit") as acting:
        [*export_audit(acting.connection)]
    with workflow.acting(administrator, "ask", "audit") as acting:
        rows = acting.connection.execute(text("SELECT count(*) FROM steward.audit")).scalar_one()
    assert rows == 0
