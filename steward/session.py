"""A person at work: who is logged in, in which language, and what he or she may do.

All who work share the workflow that this process has opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from data.workflow import Acting, Blobs, Login, Right, Workflow
from indicators.words import Words
from steward.settings import blobs_folder, workflow_url


@dataclass(frozen=True)
class Session:
    """One opening of one screen by one person; a new one is made in every run.

    Attributes
    ----------
    login : Login
        As the identity provider vouched for it.
    person : int
        The person's number.
    rights : frozenset of Right
        What the person may do, as the database said at the beginning of the run. It decides what
        is shown; what is done the database decides anew.
    words : Words
        The reader's language.
    blobs : Blobs
        The files that agencies send.
    """

    login: Login
    person: int
    rights: frozenset[Right]
    words: Words
    workflow: Workflow
    blobs: Blobs

    @property
    def language(self) -> str:
        """The reader's language by its code: az, en or ru."""
        return self.words.language

    @contextmanager
    def acting(self, action: str, thing: str) -> Iterator[Acting]:
        """Yield a transaction of this person; see ``data.workflow.Workflow.acting``."""
        with self.workflow.acting(self.login, action, thing) as acting:
            yield acting

    def may(self, role: str, agency: str | None = None) -> bool:
        """Return whether the person holds a role: for an agency, or for any where none is given."""
        return any(
            right.role == role and (agency is None or right.agency in (None, agency))
            for right in self.rights
        )


@cache
def open_workflow() -> Workflow:
    """Return the workflow of the database that is set."""
    return Workflow(workflow_url())


@cache
def open_blobs() -> Blobs:
    """Return the files that agencies send."""
    return Blobs(blobs_folder())
