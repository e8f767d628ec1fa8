"""A claim held against the figures of one indicator: each way in which it may be one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.statements.equal import equal, is_telling
from briefings.statements.figures import Figures, Line, Row
from briefings.statements.model import Claim, Finding, Verdict
from indicators.caveats import part_of
from indicators.codelists import capitals
from indicators.observations import year


def held_against(figures: Figures, groups: dict[str, str], claim: Claim) -> Iterator[Finding]:
    """Yield every way in which a claim is a figure of an indicator, in no order."""
    for codes in claim.said.places:
        for code in codes:
            for found in _of_line(figures.line(code, groups), claim):
                yield _under_caveats(figures, found)
    if not claim.said.named:
        for code in capitals():
            yield from _of_part(figures.line(code, groups), claim)


def _under_caveats(figures: Figures, found: Finding) -> Finding:
    """Return what is found with what the caveats of the figure make of it."""
    if found.row is None:
        return found
    codes = tuple(caveat.code for caveat in figures.caveats(found.row))
    return replace(
        found, verdict=_verdict(figures, found, codes), caveats=codes, judged=found.verdict
    )


def _verdict(figures: Figures, found: Finding, codes: Sequence[str]) -> Verdict:
    row = found.row
    if row is None or found.verdict not in ("confirmed", "rounded", "other_edition"):
        return found.verdict
    if "disowned" in codes:
        return "disowned"
    said = [code for codes in found.claim.said.places for code in codes]
    elsewhere = figures.place(row) not in (row["ref_area"], *said)
    return "part_only" if elsewhere or part_of(figures.caveats(row)) else found.verdict


def expected(line: Line, claim: Claim) -> Row | None:
    """Return the figure that the monitor shows of what a claim says it is of."""
    if not claim.said.years:
        return line.newest()
    periods = [period for wanted in claim.said.years for period in line.of_year(wanted)]
    return line.shown(periods[0]) if periods else None


def _of_line(line: Line, claim: Claim) -> Iterator[Finding]:
    if not line.rows:
        return
    periods = _periods(line, claim)
    for period in periods:
        yield from _of_period(line, period, claim)
    if claim.said.earlier:
        yield from _begun(line, periods, claim)
        return
    older = list(_older(line, periods, claim))
    yield from older
    if not older and not claim.said.years:
        yield from _of_other_editions(line, periods, claim)


def _periods(line: Line, claim: Claim) -> list[str]:
    """Return the periods that a claim may be of: of its years, else of now."""
    if claim.said.years:
        return [period for wanted in claim.said.years for period in line.of_year(wanted)]
    newest = line.newest()
    now = [str(newest["time_period"])] if newest else []
    return list(dict.fromkeys([*line.of_year(claim.carried.year), *now, line.periods[0]]))


def _of_period(line: Line, period: str, claim: Claim) -> Iterator[Finding]:
    """Yield that a claim is the figure of a period, or what another edition has for it."""
    shown = line.shown(period)
    found = equal(claim.number, shown, line.item) if shown else None
    if shown and found:
        yield Finding(claim, found, line.item, shown, line=line)
        return
    for row in line.others(period):
        if equal(claim.number, row, line.item):
            yield Finding(claim, "other_edition", line.item, row, shown, line=line)


def _older(line: Line, periods: Sequence[str], claim: Claim) -> Iterator[Finding]:
    """Yield that a claim is an earlier figure, told as if it were of a later time."""
    newer = expected(line, claim) or line.newest()
    last = max(claim.said.years, default=9999)
    for period in line.periods:
        row = line.shown(period)
        if row is None or newer is None or period in periods or not is_telling(claim.number):
            continue
        earlier = year(period) < last and period < str(newer["time_period"])
        if earlier and equal(claim.number, row, line.item) == "confirmed":
            yield Finding(claim, "outdated", line.item, row, newer, line=line)


def _begun(line: Line, periods: Sequence[str], claim: Claim) -> Iterator[Finding]:
    """Yield that a claim is the figure of a time before, from which a change is told."""
    last = max(claim.said.years, default=9999)
    for period in line.periods:
        row = line.shown(period)
        if row is None or period in periods or year(period) > last or not is_telling(claim.number):
            continue
        if equal(claim.number, row, line.item) == "confirmed":
            yield Finding(claim, "confirmed", line.item, row, line=line)


def _of_other_editions(line: Line, periods: Sequence[str], claim: Claim) -> Iterator[Finding]:
    """Yield that a claim without a year is the newest figure of another edition or publisher."""
    met: set[str] = set()
    for period in line.periods:
        for row in line.others(period):
            first = str(row["data_source"]) not in met
            met.add(str(row["data_source"]))
            told = first and period not in periods and is_telling(claim.number)
            if told and equal(claim.number, row, line.item) == "confirmed":
                newer = line.newest()
                yield Finding(claim, "other_edition", line.item, row, newer, line=line)


def _of_part(line: Line, claim: Claim) -> Iterator[Finding]:
    """Yield that a claim about the country is the figure of its capital."""
    if not line.rows or not is_telling(claim.number):
        return
    for period in _periods(line, claim):
        row = line.shown(period)
        if row and equal(claim.number, row, line.item) == "confirmed":
            yield Finding(claim, "part_only", line.item, row, line=line)
