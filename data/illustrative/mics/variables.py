"""The variables of a MICS6 file as ``variables.toml`` declares them: labels, codes, how drawn."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from indicators.code_lists import Entry
from indicators.files import Line, read_toml

FILES = ("hh", "hl", "ch", "fs", "wm", "bh")
_Share = Annotated[float, Field(ge=0, le=1)]
_Slope = Annotated[float, Field(ge=-5, le=5)]
_Letter = Annotated[str, Field(pattern=r"^[A-Z]$")]


class Variable(Entry):
    """One variable, or several alike (``items``, named by their endings).

    Attributes
    ----------
    label : str
        As MICS6 labels it.
    values : str
        The name of its list of codes, if it has one.
    items : mapping, optional
        The labels of several variables whose names end in these letters.
    asked : mapping
        Who is asked; others have no answer.
    among : mapping
        Who of those asked may give another answer than ``otherwise``.
    yes : float, optional
        The weighted share who say yes (1), the rest no (2).
    letter : str
        What is written where yes, in a question of several answers; nothing where not.
    share : mapping
        The share of each code, where there are more than two.
    unknown : float
        The share who do not know or do not answer.
    tilt, wealth : float
        How much likelier a yes is in a more vulnerable district, and among the poorer.
    """

    label: Line
    values: str = ""
    items: dict[str, Line] = Field(default_factory=dict)
    asked: dict[str, Any] = Field(default_factory=dict)
    among: dict[str, Any] = Field(default_factory=dict)
    otherwise: int = 2
    yes: _Share | None = None
    letter: _Letter | None = None
    share: dict[str, _Share] = Field(default_factory=dict)
    unknown: _Share = 0.0
    unknown_codes: list[int] = Field(default_factory=lambda: [8, 9])
    tilt: _Slope = 0.0
    wealth: _Slope = 0.0

    @property
    def is_drawn(self) -> bool:
        """Whether its answers are drawn here, not found from the survey or another variable."""
        return self.yes is not None or bool(self.share)


class _Declared(Entry):
    values: dict[str, dict[str, Line]]
    hh: dict[str, Variable]
    hl: dict[str, Variable]
    ch: dict[str, Variable]
    fs: dict[str, Variable]
    wm: dict[str, Variable]
    bh: dict[str, Variable]


_KIND = TypeAdapter(_Declared)


@cache
def _declared() -> _Declared:
    path = Path(__file__).with_name("variables.toml")
    made: _Declared = read_toml(path.read_bytes(), "illustrative/mics/variables.toml", _KIND)
    return made


@cache
def variables(file: str) -> dict[str, Variable]:
    """Return every variable of a file by its name, those of several items one by one."""
    found: dict[str, Variable] = {}
    for name, plan in getattr(_declared(), file).items():
        for ending, label in plan.items.items():
            letter = {"letter": ending[-1]} if plan.letter else {}
            told = {"label": f"{plan.label}: {label}", "items": {}, **letter}
            found[name + ending] = plan.model_copy(update=told)
        if not plan.items:
            found[name] = plan
    return found


def codes_of(plan: Variable) -> dict[float, str]:
    """Return the labels of a variable's codes."""
    listed = _declared().values[plan.values] if plan.values else {}
    return {float(code): label for code, label in listed.items()}
