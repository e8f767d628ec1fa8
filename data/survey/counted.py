"""The records of all files of an indicator, as it counts them: outcome and base, record by record.

One table has every record with its design and groups, another a row for each indicator and record
that it counts, so that any number of indicators are estimated in one pass.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.engine import records_in, running_engine
from data.survey.declarations import SurveyIndicator
from data.survey.design import DESIGN
from data.survey.measured import Drawn, Measured
from indicators.survey import Sample, sample

INDICATOR, OUTCOME = "indicator", "outcome"
_RECORD = "record"


@dataclass(frozen=True)
class Counted:
    """What indicators that are made of the same files count.

    Attributes
    ----------
    items : mapping
        The indicators that could be counted.
    groups, bases : list of str
        The groups that the files have; those of which each record has a base of its own.
    records, rows : DataFrame
        Design and groups of every record; indicator, outcome and bases of those counted.
    """

    items: Mapping[str, SurveyIndicator]
    groups: Sequence[str]
    bases: Sequence[str]
    records: pd.DataFrame
    rows: pd.DataFrame

    @contextmanager
    def sampled(self) -> Iterator[Sample]:
        """Give the rows as a sample with the strata of all records, while an engine is open."""
        tables = {"records": self.records, "rows": self.rows}
        with running_engine() as engine, records_in(engine, tables) as held:
            drawn = sample(held["records"], DESIGN)
            yield replace(drawn, table=held["rows"].join(drawn.table, _RECORD))


def counted_of(items: Mapping[str, SurveyIndicator], sources: Sequence[Drawn]) -> Counted | None:
    """Return what indicators made of the same files count; nothing where none can be counted."""
    measured = {name: own for name, item in items.items() if (own := _of(name, item, sources))}
    if not measured:
        return None
    records = pd.concat([source.frame for source in sources], ignore_index=True)
    records[_RECORD] = records.index
    bases = [*dict.fromkeys(key for own in measured.values() for one in own for key in one.bases)]
    each = [_rows(name, own, bases) for name, own in measured.items()]
    groups = [*dict.fromkeys(name for source in sources for name in source.levels)]
    known = {name: items[name] for name in measured}
    return Counted(known, groups, bases, records, pd.concat(each, ignore_index=True))


def base_column(group: str) -> str:
    """Return the column of what each record counts as where figures are divided by a group."""
    return f"base {group}"


def _of(name: str, item: SurveyIndicator, sources: Sequence[Drawn]) -> list[Measured] | None:
    pairs = zip(sources, item.parts, strict=True)
    found = [one for source, part in pairs if (one := source.measured(name, part)) is not None]
    return found if len(found) == len(sources) else None


def _rows(name: str, parts: Sequence[Measured], groups: Sequence[str]) -> pd.DataFrame:
    """Return the records that an indicator counts, one a row: outcome, and base by group."""
    outcome = np.concatenate([part.outcome for part in parts])
    base = np.concatenate([part.base for part in parts])
    columns = {INDICATOR: name, OUTCOME: outcome, _RECORD: np.arange(len(base))}
    for group in groups:
        own = [part.bases.get(group, part.base) for part in parts]
        columns[base_column(group)] = np.concatenate(own)
    counted: pd.DataFrame = pd.DataFrame(columns)[~np.isnan(base)]
    return counted
