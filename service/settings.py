"""What an operator sets for the service, read from the environment; see ``deploy/settings.env``."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How the service answers.

    Parameters
    ----------
    rows : int
        The most observations that one answer holds.
    bytes_of_answer : int
        The most bytes of one answer, before it is compressed.
    requests_a_minute : int
        The most requests of one address; 0 where nginx counts them, which alone knows addresses.
    large_at_once : int
        How many large answers are written at once; who comes then is asked to come back.
    share : float
        The share of a core that all large answers together take: readers of pages have the rest.
    patience : float
        Seconds within which a reader must take what is sent.
    longest : float
        Seconds after which an answer is broken off.
    unreleased : bool
        Whether data are served that belong to no release, on one's own machine.
    """

    rows: int = 200_000
    bytes_of_answer: int = 100_000_000
    requests_a_minute: int = 120
    large_at_once: int = 2
    share: float = 0.3
    patience: float = 20.0
    longest: float = 600.0
    unreleased: bool = False


def settings(given: Mapping[str, str] = os.environ) -> Settings:
    """Return what is set.

    Raises
    ------
    ValueError
        If a setting is no number.
    """
    usual = Settings()
    return Settings(
        rows=int(given.get("SERVICE_ROWS") or usual.rows),
        bytes_of_answer=int(float(given.get("SERVICE_MEGABYTES") or 100) * 1_000_000),
        requests_a_minute=int(given.get("SERVICE_REQUESTS_A_MINUTE") or usual.requests_a_minute),
        large_at_once=int(given.get("SERVICE_LARGE_AT_ONCE") or usual.large_at_once),
        share=float(given.get("SERVICE_SHARE") or usual.share),
    )
