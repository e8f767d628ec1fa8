"""What an operator sets for a process, read from the environment; see ``deploy/settings.env``."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How a process serves.

    Parameters
    ----------
    warm_pages : tuple of str
        Addresses that are drawn before the first reader is let in.
    drain_seconds : float
        How long readers may stay after the process was told to end.
    metrics_above : int
        How far the private port of the metrics lies above the readers' one; 0 for no such port.
    logs_json : bool
        Whether logs are lines of JSON.
    """

    warm_pages: tuple[str, ...] = ()
    drain_seconds: float = 0.0
    metrics_above: int = 0
    logs_json: bool = False


def settings() -> Settings:
    """Return what is set.

    Raises
    ------
    ValueError
        If a setting is no number.
    """
    return Settings(
        warm_pages=tuple(os.environ.get("WARM_PAGES", "").split()),
        drain_seconds=float(os.environ.get("DRAIN_SECONDS") or 0),
        metrics_above=int(os.environ.get("METRICS_ABOVE") or 0),
        logs_json=os.environ.get("LOG_FORMAT") == "json",
    )
