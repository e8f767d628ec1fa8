"""The figures that readers see now, and what is told of one of them."""

import math
from collections.abc import Iterator
from datetime import date
from threading import Lock

import pandas as pd

from assistant.asked import Asked, NotKnown
from assistant.told import Line, Told
from briefings.reading import Reader
from data.store import current_build, open_store
from indicators import facts
from indicators.codelists import TOTAL
from indicators.facts import Cautioned, Fact, Key, facts_from
from indicators.narrative import fact_sentence
from indicators.selection import default_codes
from indicators.summary import same_slice
from indicators.words import Words, figure_area, unit
from passports.citation import citation
from passports.finding import find_figure
from passports.headers import cite
from passports.identity import figure_id
from passports.standing import ReleasedFigure
from passports.words import (
    citation_parts,
    figure_grade,
    is_absent,
    passport_lines,
    sentence,
    standing_sentence,
    value,
)


class Monitor:
    """Opens each release when it is first asked for; read-only."""

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {}
        self._opened: tuple[str, date] | None = None
        self._one = Lock()

    def reader(self, edition: str) -> Reader:
        """Return what reads an edition of the current build.

        Raises
        ------
        StoreUnavailable
            If nothing has been built.
        """
        with self._one:
            now = (current_build(), date.today())
            if self._opened != now:
                self._readers, self._opened = {}, now
            if edition not in self._readers:
                self._readers[edition] = Reader(open_store(build=now[0]), edition, now[1])
            return self._readers[edition]

    def stated(self, question: Asked) -> list[Fact]:
        """Return the facts of a question; no figure of another area or group stands in for its own.

        Raises
        ------
        NotKnown
            If the indicator has no such group.
        """
        reader = self.reader(question.edition)
        every = reader.observations(question.item.indicator)
        slice_ = {**_slice(every, question), **question.groups}
        for name, code in question.groups.items():
            known = sorted(set(every[name]) - {TOTAL})
            if code not in known:
                held, own = ", ".join(known) or "none", question.item.indicator
                raise NotKnown(f"{own} has no {name} {code[:40]!r}, only: {held}.")
        asked = facts.Asked(question.ref_area, slice_, time_period=question.time_period)
        return facts_from(reader, question.item, asked)

    def told(self, key: Key, said: Words, stated: list[Fact]) -> Told:
        """Return all that a quotation of a figure needs.

        Parameters
        ----------
        stated : list of Fact
            What may be stated of it: its caveats are among them.
        """
        reader = self.reader(key.edition)
        figure = find_figure(figure_id(key), "", reader.store, reader.today)
        row, item, link = figure.row, figure.item, reader.link(key, said.language)
        given = figure_grade(figure, reader.today.year)
        absent = is_absent(row)
        return Told(
            sentence=sentence(figure, said),
            must_be_said=list(filter(None, _must_be_said(figure, stated, said))),
            value=None if absent else float(row["obs_value"]),
            written=value(figure, said),
            unit=unit(item, said),
            lower_bound=_number(row["lower_bound"]),
            upper_bound=_number(row["upper_bound"]),
            obs_status=str(row["obs_status"]),
            indicator=item.indicator,
            indicator_name=said.of(item.name),
            ref_area=key.ref_area,
            area=figure_area(item, vars(key), said),
            time_period=key.time_period,
            groups=dict(key.dimensions),
            source=cite(figure.source, said),
            grade=given.letter if given else "",
            citation=citation(citation_parts(figure, said, link), said),
            link=link,
            release=figure.release,
            edition=key.edition,
            passport=[
                Line(label=label, text=text)
                for label, text in passport_lines(figure, said, reader.today.year)
            ],
        )


def _slice(every: pd.DataFrame, question: Asked) -> dict[str, str]:
    """Return the groups that stand for all: those of the indicator, else of the area."""
    own = every[every["ref_area"] == question.ref_area]
    slice_ = default_codes(every)
    if len(own) and not question.groups and same_slice(own, slice_)["obs_value"].notna().sum() == 0:
        return default_codes(own)
    return slice_


def _must_be_said(figure: ReleasedFigure, stated: list[Fact], said: Words) -> Iterator[str]:
    """Yield what has to be said with a figure, the gravest first; some may be empty."""
    yield standing_sentence(figure, said)
    yield from (fact_sentence(one, said).text for one in stated if isinstance(one, Cautioned))
    yield said.of(figure.item.caveat)


def _number(bound: float | None) -> float | None:
    return None if bound is None or math.isnan(bound) else float(bound)
