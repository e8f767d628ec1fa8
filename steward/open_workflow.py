"""The workflow of this process: opened once, shared by all who work."""

from functools import cache

from data.workflow import Blobs, Workflow
from steward.settings import blobs_folder, workflow_url


@cache
def open_workflow() -> Workflow:
    """Return the workflow of the database that is set."""
    return Workflow(workflow_url())


@cache
def open_blobs() -> Blobs:
    """Return the files that agencies send."""
    return Blobs(blobs_folder())
