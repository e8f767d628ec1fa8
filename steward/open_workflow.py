"""The workflow of this process: opened once, shared by all who work."""

from functools import cache

from data.workflow import Workflow
from steward.settings import workflow_url


@cache
def open_workflow() -> Workflow:
    """Return the workflow of the database that is set."""
    return Workflow(workflow_url())
