"""What each number of a text is: the likeliest of all that it may be, or nothing of ours."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefings.checking import Afresh
from briefings.statements.about import (
    Carried,
    about,
    carry,
    groups_of,
    is_of_another_country,
)
from briefings.statements.figures import Figures, Row, broken_between
from briefings.statements.held import expected, held_against
from briefings.statements.model import VERDICTS, Claim, Finding
from briefings.statements.numbers import numbers_of
from briefings.statements.sentences import Sentence, read_sentences
from briefings.statements.subjects import Subject, subjects_of
from briefings.statements.vocabulary import has, listed
from data.store import Store
from indicators.codelists import DIMENSIONS, NATION
from indicators.facts import key_of
from indicators.model import Indicator
from indicators.narrative import Stated
from indicators.words import words

MOST_NUMBERS = 300  # of a text that are held against the store

_SURE = 0.7  # the share of a name said, from which a number that differs is told to do so
_SURE_SCORE = 2.5
_MONEY = {"manat": frozenset({"AZN"}), "dollar": frozenset({"USD", "USD_CUR", "PPP_CUR"})}
_AGES = frozenset({"YR", "MONTHS"})
_AGREE = frozenset({"confirmed", "rounded"})


class Checker:
    """Holds the numbers of texts against one edition of a store."""

    def __init__(self, store: Store, today: date, edition: str = "published") -> None:
        self.store, self.edition = store, edition
        self._afresh = Afresh(store, today)
        self._figures: dict[str, Figures] = {}

    def check(self, text: str) -> list[Finding]:
        """Return what each number of a text is that looks like one of ours, in order."""
        found: list[Finding] = []
        carried, before = Carried(), None
        for place, sentence in enumerate(read_sentences(text)):
            if not is_of_another_country(sentence):
                found += _across_breaks(list(self._sentence(sentence, place, carried, before)))
            carried, before = carry(sentence, carried), sentence
            if len(found) >= MOST_NUMBERS:
                break
        return found[:MOST_NUMBERS]

    def _sentence(
        self, sentence: Sentence, place: int, carried: Carried, before: Sentence | None
    ) -> Iterator[Finding]:
        for number in numbers_of(sentence):
            said = about(sentence, number, carried)
            claim = Claim(sentence, place, number, said, carried)
            found = self._judge(self._subjects(sentence, claim), claim)
            if found is None and before is not None and before.language == sentence.language:
                again = self._judge(self._subjects(before, claim), claim)
                found = again if again and again.verdict in _AGREE else None
            if found is not None:
                yield found

    def _subjects(self, sentence: Sentence, claim: Claim) -> list[Subject]:
        """Return the indicators that a sentence speaks of and a claim may be of, by its unit."""
        place = claim.number.start if sentence is claim.sentence else 0
        return [one for one in subjects_of(sentence, place) if self._may_be(one, claim)]

    def _may_be(self, subject: Subject, claim: Claim) -> bool:
        unit, kind = self.figures(subject.indicator).item.unit_measure, claim.number.kind
        if kind in _MONEY:
            return unit in _MONEY[kind]
        if kind == "percent":
            return unit == "PCNT"
        return unit in _AGES if kind == "age" else unit != "PCNT"

    def figures(self, code: str) -> Figures:
        """Return the figures of an indicator; read once."""
        if code not in self._figures:
            self._figures[code] = Figures(code, self.store, self.edition)
        return self._figures[code]

    def _judge(self, subjects: Sequence[Subject], claim: Claim) -> Finding | None:
        """Return the first of all that a claim may be, the surest subject first."""
        found = [one for subject in subjects for one in self._held(subject, claim)]
        if found:
            return min(found, key=lambda one: VERDICTS.index(one.verdict))
        return self._absent(subjects, claim)

    def _held(self, subject: Subject, claim: Claim) -> Iterator[Finding]:
        figures = self.figures(subject.indicator)
        for one in held_against(figures, self._groups(figures, claim), claim):
            if one.row is not None and self._stands(one.row, one.item):
                yield one

    def _groups(self, figures: Figures, claim: Claim) -> dict[str, str]:
        population = figures.item.population
        return groups_of(claim.sentence, claim.number, figures.present, population)

    def _stands(self, row: Row, item: Indicator) -> bool:
        """Return whether the store, asked afresh by the figure's key alone, gives the figure."""
        told, value = words("en"), float(row["obs_value"])
        stated = Stated(told.number(value, item.decimals), value, key_of(row), "value")
        return self._afresh.agrees(stated, told)

    def _absent(self, subjects: Sequence[Subject], claim: Claim) -> Finding | None:
        """Return that a number of an indicator surely named is not found, or none is published."""
        sure = [one for one in subjects[:1] if one.said >= _SURE and one.score >= _SURE_SCORE]
        if not sure:
            return None
        alike = [self.figures(one.indicator) for one in subjects if one.said >= _SURE]
        for figures in alike:
            if row := self._expected(figures, claim):
                return Finding(claim, "not_found", figures.item, row)
        newest = alike[0].line(NATION, {}).newest()
        return Finding(claim, "not_published", alike[0].item, None, newest)

    def _expected(self, figures: Figures, claim: Claim) -> Row | None:
        groups = self._groups(figures, claim)
        lines = (figures.line(code, groups) for code in claim.said.places[0])
        return next((row for line in lines if (row := expected(line, claim))), None)


def _across_breaks(found: list[Finding]) -> list[Finding]:
    """Return findings with those marked that are compared although the series is cut between."""
    return [replace(one, verdict="across_break") if _is_cut(one, found) else one for one in found]


def _is_cut(one: Finding, found: Sequence[Finding]) -> bool:
    sentence = one.claim.sentence
    if one.verdict not in _AGREE or not has(sentence.folded, listed("change", sentence.language)):
        return False
    others = [other for other in found if other.verdict in (*_AGREE, "part_only")]
    return any(_are_cut(one, other) for other in others)


def _are_cut(one: Finding, other: Finding) -> bool:
    if one.line is None or one.row is None or other.row is None:
        return False
    same = all(one.row[name] == other.row[name] for name in ("indicator", "ref_area", *DIMENSIONS))
    apart = one.row["time_period"] != other.row["time_period"]
    return same and apart and broken_between(one.line, one.row, other.row)
