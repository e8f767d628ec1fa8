"""Names of a package that are imported when they are first asked for.

What counts records brings the engine of records, 25 megabytes of a process that only draws pages:
a package offers it at its door all the same.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a package for names that stand in modules of it.

    Examples
    --------
    >>> late("indicators", {"year": "observations"})("year")("2020")
    2020
    """

    def found(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{modules[name]}"), name)

    return found
