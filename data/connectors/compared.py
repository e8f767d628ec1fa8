"""What another publisher has beside what is carried here: figure by figure, source by source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from data.connectors.mapped import Row
from indicators.codelists import DIMENSIONS

Figures = Mapping[tuple[str, ...], Decimal]

_KEY = ("ref_area", "time_period", *DIMENSIONS)
_PERIOD = _KEY.index("time_period")


@dataclass(frozen=True)
class Beside:
    """The figures of one indicator as another publisher has them, beside one source of ours.

    Attributes
    ----------
    source : str
        Ours; nothing where none has a figure of the indicator.
    same, rounded, other : int
        How many figures are the same, are the same but for decimals, or are not.
    widest : tuple or None
        The period, their figure and ours where they are furthest apart.
    theirs, ours : str
        The latest period of each.
    """

    indicator: str
    source: str
    same: int
    rounded: int
    other: int
    widest: tuple[str, Decimal, Decimal] | None
    theirs: str
    ours: str

    @property
    def verdict(self) -> str:
        """What the two say of each other, in a word."""
        if not self.source:
            return "absent"
        if self.other:
            return "other"
        if not self.same + self.rounded:
            return "apart"
        return "rounded" if self.rounded else "same"

    @property
    def said(self) -> str:
        """How many figures are the same and how many are not, with those furthest apart."""
        if not self.source:
            return "not carried here"
        told = []
        if self.same:
            told.append(f"{self.same} the same")
        if self.rounded:
            told.append(f"{self.rounded} the same but for decimals")
        if self.widest:
            period, theirs, ours = self.widest
            far = f"{_plain(theirs)} there, {_plain(ours)} here"
            told.append(f"{self.other} other, most in {period}: {far}")
        return "; ".join(told) or "no year in common"


def beside(rows: Iterable[Row], observations: Iterable[Mapping[str, Any]]) -> Iterator[Beside]:
    """Yield each indicator of another publisher beside each source of ours that has it.

    Parameters
    ----------
    rows : iterable of rows
        In our codes, as ``in_our_codes`` gives them.
    observations : iterable of rows
        Every published observation of ours.
    """
    told: dict[str, dict[tuple[str, ...], Decimal]] = defaultdict(dict)
    for row in rows:
        if row["obs_value"]:
            told[row["indicator"]][_key(row)] = Decimal(row["obs_value"])
    held: dict[tuple[str, str], dict[tuple[str, ...], Decimal]] = defaultdict(dict)
    for one in observations:
        if one["indicator"] in told and one["obs_value"] is not None:
            own = held[one["indicator"], one["data_source"]]
            own[_key(one)] = Decimal(repr(one["obs_value"]))
    for indicator, theirs in sorted(told.items()):
        sources = sorted(source for code, source in held if code == indicator)
        for source in sources or [""]:
            yield _compared(indicator, source, theirs, held.get((indicator, source), {}))


def _plain(figure: Decimal) -> str:
    return format(figure.normalize(), "f")


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in _KEY)


def _compared(indicator: str, source: str, theirs: Figures, ours: Figures) -> Beside:
    counts = {"same": 0, "rounded": 0, "other": 0}
    places = max(0, min(_decimals(theirs.values()), _decimals(ours.values())))
    widest: tuple[Decimal, str, Decimal, Decimal] | None = None
    for key in sorted(theirs.keys() & ours.keys()):
        verdict = _verdict(theirs[key], ours[key], places)
        counts[verdict] += 1
        far = abs(theirs[key] - ours[key])
        if verdict == "other" and (widest is None or far > widest[0]):
            widest = far, key[_PERIOD], theirs[key], ours[key]
    return Beside(
        indicator,
        source,
        counts["same"],
        counts["rounded"],
        counts["other"],
        widest[1:] if widest else None,
        _latest(theirs),
        _latest(ours),
    )


def _latest(figures: Figures) -> str:
    return max((key[_PERIOD] for key in figures), default="")


def _verdict(theirs: Decimal, ours: Decimal, places: int) -> str:
    """Return whether two figures are the same, or would be with so many decimals.

    Examples
    --------
    >>> [_verdict(Decimal("21.3304"), Decimal(text), 1) for text in ("21.33040", "21.3", "21.4")]
    ['same', 'rounded', 'other']
    """
    if theirs == ours:
        return "same"
    return "rounded" if abs(theirs - ours) <= Decimal(5).scaleb(-places - 1) else "other"


def _decimals(figures: Iterable[Decimal]) -> int:
    """Return the most decimals of a figure of a series: a zero at the end is not kept."""
    exponents = (figure.normalize().as_tuple().exponent for figure in figures)
    return max((-int(exponent) for exponent in exponents), default=0)
