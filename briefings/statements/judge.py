"""What each number of a text is: the likeliest of all that it may be, or nothing of ours."""

from collections.abc import Iterator, Sequence
from datetime import date

from briefings.checking import Afresh
from briefings.statements.about import Carried, Read, about, carry, is_abroad
from briefings.statements.across import across_breaks, with_shares, without_parts
from briefings.statements.equal import is_telling, value_of
from briefings.statements.figures import Figures, Row
from briefings.statements.groups import groups_of
from briefings.statements.held import expected, held_against
from briefings.statements.model import AGREE, VERDICTS, Claim, Finding
from briefings.statements.sentences import Sentence, read_sentences
from briefings.statements.subjects import Subject, closest, subjects_of
from briefings.statements.units import is_measured_in, may_be
from briefings.statements.vocabulary import has, listed
from data.store import Store
from indicators.codelists import NATION
from indicators.facts import point_of
from indicators.model import Indicator, Language
from indicators.narrative import with_unit
from indicators.words import words as words_in

MOST_NUMBERS = 300  # of a text that are held against the store

_WORDS_OF_A_COUNT = 3  # that must be said of a count of which none is published
_TIMES = 10


class Checker:
    """Holds the numbers of texts against one edition of a store. It keeps nothing of a text."""

    def __init__(self, store: Store, today: date, edition: str = "published") -> None:
        self.store, self.edition, self._today = store, edition, today
        self._afresh = Afresh(store, today)
        self._figures: dict[str, Figures] = {}

    def check(self, text: str, language: Language | None = None) -> list[Finding]:
        """Return what each number of a text is that looks like one of ours, in order."""
        found: list[Finding] = []
        carried, before = Carried(), None
        for place, sentence in enumerate(read_sentences(text, language)):
            read = Read(sentence)
            claims = list(self._claims(read, place, carried))
            own = with_shares(list(self._sentence(claims, before)), claims)
            found += across_breaks(without_parts(own), self.figures)
            carried, before = carry(read, carried), sentence
            if len(found) >= MOST_NUMBERS:
                break
        return found[:MOST_NUMBERS]

    def _claims(self, read: Read, place: int, carried: Carried) -> Iterator[Claim]:
        """Yield what a sentence says of this country and does not plan or hope for."""
        for number in read.numbers:
            claim = Claim(read.sentence, place, number, about(read, number, carried), carried)
            if not is_abroad(read, number, carried) and not self._is_planned(claim):
                yield claim

    def _sentence(self, claims: Sequence[Claim], before: Sentence | None) -> Iterator[Finding]:
        for claim in claims:
            sentence = claim.sentence
            found = self._judge(self._subjects(sentence, claim), claim)
            if found is None and before is not None and before.language == sentence.language:
                again = self._judge(self._subjects(before, claim), claim)
                found = again if again and again.verdict in AGREE else None
            if found is not None:
                yield found

    def _is_planned(self, claim: Claim) -> bool:
        """Return whether a number is planned or hoped for, not told as a figure."""
        sentence = claim.sentence
        start, end = sentence.clause(claim.number.start)
        planned = has(sentence.folded, listed("planned", sentence.language))
        ahead = any(year > self._today.year for year in claim.said.years)
        return ahead or any(start <= at < end for at in planned)

    def _subjects(self, sentence: Sentence, claim: Claim) -> list[Subject]:
        """Return the indicators that a sentence speaks of and a claim may be of, by its unit."""
        number = claim.number if sentence is claim.sentence else None
        found = subjects_of(sentence, number)
        return [one for one in found if may_be(claim.number, self.figures(one.indicator).item)]

    def figures(self, code: str) -> Figures:
        """Return the figures of an indicator; read once."""
        if code not in self._figures:
            self._figures[code] = Figures(code, self.store, self.edition)
        return self._figures[code]

    def _judge(self, subjects: Sequence[Subject], claim: Claim) -> Finding | None:
        """Return the first of all that a claim may be, the surest subject first."""
        near = closest(subjects)
        found = [one for subject in near for one in self._held(subject, claim)]
        if found:
            return min(found, key=lambda one: VERDICTS.index(one.verdict))
        return self._less_sure(subjects[len(near) :], claim) or self._absent(near, claim)

    def _less_sure(self, subjects: Sequence[Subject], claim: Claim) -> Finding | None:
        """Return that a number is just the figure of an indicator of which less is said."""
        if not is_telling(claim.number):
            return None
        for subject in subjects:
            named = subject.near and subject.said == 1
            wanted = AGREE if named else {"confirmed"}
            found = (one for one in self._held(subject, claim) if one.equal in wanted)
            if one := next(found, None):
                return one
        return None

    def _held(self, subject: Subject, claim: Claim) -> Iterator[Finding]:
        if not is_telling(claim.number) and not subject.is_sure:
            return
        figures = self.figures(subject.indicator)
        for one in held_against(figures, self._groups(figures, claim), claim):
            if self._is_meant(one, subject) and one.row and self._stands(one.row, one.item):
                yield one

    def _is_meant(self, found: Finding, subject: Subject) -> bool:
        """Return whether a figure of another time or edition is meant, not met by chance."""
        told = found.verdict not in ("outdated", "other_edition")
        return told or subject.is_sure or is_telling(found.claim.number, 3)

    def _groups(self, figures: Figures, claim: Claim) -> dict[str, str]:
        return groups_of(Read(claim.sentence), claim.number, figures.present, figures.item)

    def _stands(self, row: Row, item: Indicator) -> bool:
        """Return whether the store, asked afresh by the figure's key alone, gives the figure."""
        told = words_in("en")
        written = with_unit(point_of(row), item, told)
        return all(self._afresh.agrees(number, told) for number in written.numbers)

    def _absent(self, subjects: Sequence[Subject], claim: Claim) -> Finding | None:
        """Return that a number of an indicator surely named is not found, or none is published."""
        measured = [one for one in subjects if self._is_measured(one, claim)]
        if not measured or measured[0] is not subjects[0] or not is_telling(claim.number):
            return None
        for figures in (self.figures(one.indicator) for one in measured):
            row = self._expected(figures, claim)
            if row and _is_alike(claim, row, figures.item):
                return Finding(claim, "not_found", figures.item, row)
        first = self.figures(measured[0].indicator)
        if first.item.is_count and measured[0].words < _WORDS_OF_A_COUNT:
            return None
        return Finding(claim, "not_published", first.item, newer=first.line(NATION, {}).newest())

    def _is_measured(self, subject: Subject, claim: Claim) -> bool:
        """Return whether an indicator is surely named, and a number told in what it is told in."""
        item = self.figures(subject.indicator).item
        named = subject.is_sure and subject.literal and subject.near
        return named and is_measured_in(claim.number, item)

    def _expected(self, figures: Figures, claim: Claim) -> Row | None:
        groups = self._groups(figures, claim)
        lines = (figures.line(code, groups) for code in claim.said.places[0])
        return next((row for line in lines if (row := expected(line, claim))), None)


def _is_alike(claim: Claim, row: Row, item: Indicator) -> bool:
    """Return whether a number is about as large as a count that it differs from.

    The beds of one hospital are no wrong number of all beds.
    """
    held, said = value_of(row, item), claim.number.readings[0].value
    return not item.is_count or held / _TIMES <= said <= held * _TIMES
