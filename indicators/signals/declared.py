"""The rules as they are declared in ``rules.toml``, in advance of the figures they are put to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from indicators.code_lists import IndicatorCode, Template, check_unlike, listed
from indicators.codelists import LOOK_UP
from indicators.files import Code, Refusal, Texts, check_texts, read_toml

RULES = Path(__file__).with_name("rules.toml")
SETS = 200  # of all series of a rule, in its trials
FALSE_DISCOVERY = 0.05  # of the questions of a rule: the share expected to have no cause

Method = Literal["funnel", "cusum", "ewma", "ratios"]
_Asked = Annotated[Mapping[str, Template], AfterValidator(check_texts)]


@dataclass(frozen=True)
class Rule:
    """What is watched, how, from which change on, and what is asked of whom.

    Attributes
    ----------
    indicators : tuple of str
        The counts that are watched; none where ratios of counts are (``codes/diagnostic.toml``).
    method : {"funnel", "cusum", "ewma", "ratios"}
        Areas of one year around the nation; an area's share of the nation over the years; the
        yearly changes of a series; ratios of counts against their benchmarks.
    level : str
        Of which areas.
    change : float
        The ratio to what is expected that is to be noticed: 0.8 is a fall by a fifth.
    base : str or None
        What the count is of (births, cases); a funnel needs it.
    rate : str or None
        Where the count is not published: the percentage of the base that gives it.
    part : bool
        Of a funnel: whether the count is part of its base (a share), or not (a rate).
    dependent : bool
        Whether its series depend on one another: then the stricter procedure of 2001 is used.
    holder : str
        The agency that is asked.
    low, high : mapping or None
        The question where the figure is lower, or higher, than expected; without it nobody is
        asked on that side. Moving averages and ratios have none: both sides are asked about in
        the words of their method.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="forbid")

    method: Method
    level: Literal["nation", "region_2021", "district"]
    change: Annotated[float, Field(gt=0, lt=10)]
    holder: Annotated[str, listed("agency")]
    title: Texts
    reason: Texts
    indicators: Annotated[tuple[IndicatorCode, ...], AfterValidator(check_unlike)] = ()
    base: IndicatorCode | None = None
    rate: IndicatorCode | None = None
    part: bool = False
    dependent: bool = False
    low: _Asked | None = None
    high: _Asked | None = None

    @property
    def two_sided(self) -> bool:
        """Whether a figure too low and one too high both raise a question."""
        return (self.low is None) == (self.high is None)


def _check_rule(rule: Rule) -> Rule:
    """Return a rule that asks something, of figures that its method can be put to."""
    own = rule.low is None and rule.high is None
    if own != (rule.method in ("ewma", "ratios")):
        raise Refusal("has not the question of its method", "write low or high, or leave both out")
    if (rule.method == "ratios") == bool(rule.indicators):
        raise Refusal("names no indicators", "name them; of ratios leave them out")
    if rule.method == "funnel" and rule.base is None:
        raise Refusal("a funnel has no base", "write what the count is of")
    if not rule.two_sided and (rule.change < 1) != (rule.low is not None):
        raise Refusal("its change is not of the side it asks about", "below 1 is low, above high")
    return rule


_KIND = TypeAdapter(dict[Code, Annotated[Rule, AfterValidator(_check_rule)]])


def read_rules(content: bytes) -> dict[str, Rule]:
    """Return the rules that a file of TOML declares, by code.

    Raises
    ------
    DeclarationError
        With every key that is not as it must be, and its line.
    """
    return read_toml(content, "signals/rules.toml", _KIND, LOOK_UP)


@cache
def rules() -> dict[str, Rule]:
    """Return every rule that is declared, by code."""
    return read_rules(RULES.read_bytes())
