"""What ``python -m data.survey`` wrote of a survey, read for its preview."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from briefings.previews.agree import check_agree
from data.intake import read_answer
from data.survey import FIGURES, SUBMISSION, Declared, SurveyIndicator, families, units
from indicators.catalog import catalog
from indicators.codelists import areas, codelist
from indicators.editions import SYNTHETIC, Edition
from indicators.errors import DataFaults, Fault, FaultyInput, ReaderMistake
from indicators.files import Refusal, Texts, check_number, read_table
from indicators.model import Indicator
from indicators.observations import COLUMNS, EDITIONS

NATIONAL, REGIONAL = "total", "region"
_GIVEN = {"estimate": "obs_value", "lower": "lower_bound", "upper": "upper_bound"}
_NUMBERS = (*_GIVEN, "n_unweighted")
_ABOUT = ("survey", "edition", "period")
_NEEDED = (*_ABOUT, "indicator", "title", "by", "ref_area", *_NUMBERS, "obs_status")
_AGAIN = "run python -m data.survey again"


@dataclass(frozen=True)
class Measured:
    """One indicator of a survey with its figures.

    Attributes
    ----------
    item : Indicator
        Of the catalogue; else made of what the survey declares.
    unit : mapping
        The unit in each language.
    figures : DataFrame
        Observations of the nation (``by`` is ``total``) and of regions, with ``records`` and the
        region's name as the survey says it; a region without an area of ours has no ``ref_area``.
    """

    item: Indicator
    unit: Texts
    in_catalogue: bool
    figures: pd.DataFrame

    @property
    def nation(self) -> pd.DataFrame:
        """The national figure; no row where there is none."""
        return self.figures[self.figures["by"] == NATIONAL]

    @property
    def regions(self) -> pd.DataFrame:
        """The figures of regions."""
        return self.figures[self.figures["by"] == REGIONAL]


@dataclass(frozen=True)
class Preview:
    """What is known of a survey before it is shown: its title, edition, period and indicators."""

    title: Texts
    edition: Edition
    period: str
    measured: Sequence[Measured]


def read_preview(folder: Path, day: date) -> Preview:
    """Return the figures of a survey; those of our catalogue as they would be taken in on a day.

    Raises
    ------
    ReaderMistake
        If the folder was not written by ``python -m data.survey``, or none of its figures is ours.
    FaultyInput
        With every fault by which they would not be taken, if it is not one survey, or if its two
        tables say different things.
    """
    if not _content(folder / SUBMISSION).partition(b"\n")[2].strip():
        raise ReaderMistake(
            f"{folder / SUBMISSION} has no figure.",
            'Say in a mapping whose survey it is: [survey] country = "AZE".',
        )
    table = _table(_content(folder / FIGURES))
    title, edition, period = _about(table)
    answer = read_answer(folder / SUBMISSION, day)
    if answer.faults:
        raise FaultyInput("\n".join(fault.said("en") for fault in answer.faults))
    sent = pd.DataFrame(answer.rows, columns=[*COLUMNS])
    if sent["footnotes"].str.contains(SYNTHETIC).any() != edition.is_illustrative:
        raise FaultyInput(f"{SUBMISSION} and {FIGURES} do not agree whether they are synthetic.")
    declared = _family(table)
    shown = _shown(table, edition)
    check_agree(sent.to_dict("records"), shown, declared)
    return Preview(declared.family.spoken(title), edition, period, [*_measured(shown, declared)])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        hint = "Name the folder that python -m data.survey wrote."
        raise ReaderMistake(f"{path} cannot be read.", hint) from error


def _table(content: bytes) -> pd.DataFrame:
    """Return the table of figures, its numbers as numbers; ``line`` says where a row stands."""
    head = content.partition(b"\n")[0].decode("utf-8-sig", "replace")
    table = read_table(content, FIGURES, _NEEDED, {*head.strip().split(",")})
    if table.faults:
        raise DataFaults(table.faults)
    faults: list[Fault] = []
    rows = [_numbered(row, line, faults) for line, row in table.rows]
    faults += [fault for line, row in table.rows for fault in _status_faults(row, line)]
    if faults:
        raise DataFaults(faults)
    return pd.DataFrame(rows)


def _numbered(row: Mapping[str, str], line: int, faults: list[Fault]) -> dict[str, Any]:
    found: dict[str, Any] = dict(row)
    for name in _NUMBERS:
        try:
            found[name] = check_number(row[name])
        except Refusal as refused:
            faults.append(Fault(FIGURES, line, name, refused.reason, refused.remedy))
    return found


def _status_faults(row: Mapping[str, str], line: int) -> Iterator[Fault]:
    status = codelist("obs_status").get(row["obs_status"])
    if status is None:
        reason = f"{row['obs_status'][:80]!r} is not in its code list"
        yield Fault(FIGURES, line, "obs_status", reason, _AGAIN)
    elif row["estimate"] and not status["valued"]:
        reason = f"given, though the status {row['obs_status']} carries none"
        yield Fault(FIGURES, line, "estimate", reason, _AGAIN)


def _about(table: pd.DataFrame) -> tuple[str, Edition, str]:
    """Return title, edition and period of the one survey that a table of figures is of."""
    found = table[[*_ABOUT]].drop_duplicates().values.tolist()
    if len(found) > 1 or found[0][1] not in EDITIONS:
        told = "; ".join(f"{title[:80]!r} ({edition[:80]!r})" for title, edition, _ in found[:3])
        raise FaultyInput(f"{FIGURES} is not of one survey of an edition that we know: {told}.")
    title, edition, period = found[0]
    return title, Edition(edition), period


def _family(table: pd.DataFrame) -> Declared:
    """Return the family that declares every indicator of a table under the title it has there."""
    given = {*table[["indicator", "title"]].itertuples(index=False, name=None)}
    for declared in families().values():
        if given <= {(name, item.title["en"]) for name, item in declared.indicators.items()}:
            return declared
    raise FaultyInput(f"{FIGURES} has indicators that no family of surveys declares.", _AGAIN)


def _shown(table: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """Return the figures of the nation and of regions, as observations with what else is told."""
    found = table[table["by"].isin([NATIONAL, REGIONAL])].rename(columns=_GIVEN)
    found = found.rename(columns={"period": "time_period", "n_unweighted": "records"})
    numbers = {name: pd.to_numeric(found[name]) for name in (*_GIVEN.values(), "records")}
    known = found["ref_area"].where(found["ref_area"].isin([*areas()]), "")
    place = found.get("region", "")
    return found.assign(
        **numbers, ref_area=known, place=place, edition=edition.code, data_source=""
    )


def _measured(shown: pd.DataFrame, declared: Declared) -> Iterator[Measured]:
    """Yield every indicator in the order in which its family declares them."""
    own = {str(name): figures for name, figures in shown.groupby("indicator")}
    for name, item in declared.indicators.items():
        if name in own:
            unit = units()[item.unit].name
            if item.code:
                yield Measured(catalog()[item.code], unit, True, own[name])
            else:
                yield Measured(_as_indicator(name, item), unit, False, own[name])


def _as_indicator(name: str, item: SurveyIndicator) -> Indicator:
    """Return an indicator of the survey alone, so that it is drawn and written as any other.

    Its unit of measure says only whether a figure bears the sign of per cent.
    """
    return Indicator(
        indicator=name,
        domain=str(item.domain),
        unit_measure="PCNT" if item.unit == "percent" else "RATIO",
        decimals=units()[item.unit].decimals,
        direction="none",
        name=item.title,
        definition=item.title,
        caveat=item.title,
    )
