"""Work in a process of its own: what it loads and keeps is gone soon after the last of it."""

import logging
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, lru_cache
from typing import ParamSpec, TypeVar

from data.store import Store, open_store
from indicators.errors import OurFault

Given = ParamSpec("Given")
Made = TypeVar("Made")
_LOG = logging.getLogger(__name__)
_IDLE = 120  # seconds without work after which the process ends


def run_apart(work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """Return what a function makes, called in a process beside this one.

    One piece of work is done at a time, whichever thread asks for it. The process is started when
    it is first needed, and again after it has ended or the environment, which holds the settings,
    has changed. Function, arguments and result are sent by pickle: the function is found by its
    name, and an error that it raises is raised here. Where the machine lets no process be started,
    the work is done here.

    Raises
    ------
    OurFault
        If the process was ended from outside, for want of memory above all.
    """
    from loky.process_executor import BrokenProcessPool

    try:
        done = _asking().submit(lambda: _handed_over(work, *given, **named)).result()
    except OSError as error:
        _LOG.warning("No process can be started beside this one: %s", error)
        return work(*given, **named)
    try:
        made: Made = done.result()
    except BrokenProcessPool as error:
        raise OurFault(
            "The process that writes documents was ended before it was done.", "Try again."
        ) from error
    return made


@cache
def _asking() -> ThreadPoolExecutor:
    """Return the one thread that hands work over: loky starts a process for every thread."""
    return ThreadPoolExecutor(1, "apart")


def _handed_over(
    work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
) -> Future[Made]:
    """Return what will be made, by the process of the thread that calls this."""
    from loky import get_reusable_executor

    workers = get_reusable_executor(max_workers=1, timeout=_IDLE, env=dict(os.environ))
    handed: Future[Made] = workers.submit(work, *given, **named)
    return handed


@lru_cache(maxsize=2)
def kept_store(url: str, build: str) -> Store:
    """Return the store of a build, opened once for all work of this process."""
    return open_store(url, build)
