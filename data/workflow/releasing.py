"""What people decide of releases: when, with which submissions, for whom before the others."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import NullPool, create_engine, func, select

from data.store import Store
from data.workflow.connection import Acting

Notices = Mapping[str, str]

_ORDER = ("az", "en", "ru")  # in which the functions of the database take texts


def schedule(
    acting: Acting,
    kind: str,
    due: datetime,
    submissions: Sequence[int],
    notices: Notices,
    calendar: int | None = None,
) -> int:
    """Schedule a release, as a publisher; return its number.

    Parameters
    ----------
    kind : str
        ``routine`` or ``method``, which need an announced day; or ``correction``.
    notices : mapping
        What changes and why, in each language; of a correction, readers see it at the figure.
    calendar : int, optional
        The announced day.
    """
    texts = [notices.get(language, "") for language in _ORDER]
    asked = func.steward.schedule(kind, calendar, due, [*submissions], *texts)
    return int(acting.connection.execute(select(asked)).scalar_one())


def pull_back(acting: Acting, release: int, notices: Notices, reason: str) -> int:
    """Bring back the content of an earlier release as a new one; return its number."""
    texts = [notices.get(language, "") for language in _ORDER]
    asked = select(func.steward.pull_back(release, *texts, reason))
    return int(acting.connection.execute(asked).scalar_one())


def withdraw_release(
    acting: Acting, release: int, reason: str, notices: Notices | None = None
) -> None:
    """Take a release that is not out yet off the list."""
    texts = [(notices or {}).get(language, "") for language in _ORDER]
    acting.connection.execute(select(func.steward.withdraw_release(release, reason, *texts)))


def name_early(acting: Acting, release: int, person: int, office: str, reason: str) -> None:
    """Name somebody who may see a release in its last 24 hours; the list is public afterwards."""
    acting.connection.execute(select(func.steward.name_early(release, person, office, reason)))


def preview(acting: Acting, release: int) -> Store:
    """Return the figures of a staged release, for those they may be shown to.

    Raises
    ------
    NotThere
        If there is none, or the person may not see it.
    """
    build = acting.connection.execute(select(func.steward.preview(release))).scalar_one()
    login = acting.connection.execute(select(func.current_setting("steward.login"))).scalar_one()
    options = {"postgresql_readonly": True, "schema_translate_map": {None: build}}
    given = {"options": f"-c steward.login={login}"}  # each question is asked as the person
    url = acting.connection.engine.url
    return Store(
        create_engine(
            url,
            poolclass=NullPool,
            connect_args=given,
            execution_options=options,
            hide_parameters=True,
        )
    )
