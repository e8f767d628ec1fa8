"""What ``python -m data.survey`` wrote of a survey, read for its preview."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from briefings.previews.agree import check_agree
from briefings.previews.unequal import Unequal, read_inequality
from data.intake import read_answer
from data.survey import (
    FIGURES,
    SUBMISSION,
    Declared,
    SurveyIndicator,
    content_of,
    family_of,
    table_of,
    units,
)
from indicators.catalog import catalog
from indicators.codelists import areas
from indicators.editions import SYNTHETIC, Edition
from indicators.errors import FaultyInput, ReaderMistake
from indicators.files import Texts
from indicators.model import Indicator
from indicators.observations import COLUMNS, EDITIONS
from indicators.plain_rows import plain_rows

NATIONAL, REGIONAL = "total", "region"
_GIVEN = {"estimate": "obs_value", "lower": "lower_bound", "upper": "upper_bound"}
_NUMBERS = (*_GIVEN, "n_unweighted")
_ABOUT = ("survey", "edition", "period")
_NEEDED = (*_ABOUT, "indicator", "title", "by", "ref_area", *_NUMBERS, "obs_status")


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
    unequal : mapping
        The measures of its inequality by wealth, by their names; none where there are none.
    """

    item: Indicator
    unit: Texts
    in_catalogue: bool
    figures: pd.DataFrame
    unequal: Unequal

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
    if not content_of(folder / SUBMISSION).partition(b"\n")[2].strip():
        raise ReaderMistake(
            f"{folder / SUBMISSION} has no figure.",
            'Say in a mapping whose survey it is: [survey] country = "AZE".',
        )
    table = table_of(content_of(folder / FIGURES), FIGURES, _NEEDED, _NUMBERS)
    title, edition, period = _about(table)
    answer = read_answer(folder / SUBMISSION, day)
    if answer.faults:
        raise FaultyInput("\n".join(fault.said("en") for fault in answer.faults))
    sent = pd.DataFrame(answer.rows, columns=[*COLUMNS])
    if sent["footnotes"].str.contains(SYNTHETIC).any() != edition.is_illustrative:
        raise FaultyInput(f"{SUBMISSION} and {FIGURES} do not agree whether they are synthetic.")
    declared = family_of(table, FIGURES)
    shown = _shown(table, edition)
    check_agree(plain_rows(sent), shown, declared)
    unequal = read_inequality(folder, table)
    found = [*_measured(shown, unequal, declared)]
    return Preview(declared.family.spoken(title), edition, period, found)


def _about(table: pd.DataFrame) -> tuple[str, Edition, str]:
    """Return title, edition and period of the one survey that a table of figures is of."""
    found = table[[*_ABOUT]].drop_duplicates().values.tolist()
    if len(found) > 1 or found[0][1] not in EDITIONS:
        told = "; ".join(f"{title[:80]!r} ({edition[:80]!r})" for title, edition, _ in found[:3])
        raise FaultyInput(f"{FIGURES} is not of one survey of an edition that we know: {told}.")
    title, edition, period = found[0]
    return title, Edition(edition), period


def _shown(table: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """Return the figures of the nation and of regions, as observations with what else is told."""
    found = table[table["by"].isin([NATIONAL, REGIONAL])].rename(columns=_GIVEN)
    found = found.rename(columns={"period": "time_period", "n_unweighted": "records"})
    known = found["ref_area"].where(found["ref_area"].isin([*areas()]), "")
    place = found.get("region", "")
    return found.assign(ref_area=known, place=place, edition=edition.code, data_source="")


def _measured(
    shown: pd.DataFrame, unequal: Mapping[str, Unequal], declared: Declared
) -> Iterator[Measured]:
    """Yield every indicator in the order in which its family declares them."""
    own = {str(name): figures for name, figures in shown.groupby("indicator")}
    for name, item in declared.indicators.items():
        if name in own:
            unit = units()[item.unit].name
            shown_as = catalog()[item.code] if item.code else _as_indicator(name, item)
            yield Measured(shown_as, unit, bool(item.code), own[name], unequal.get(name, {}))


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
