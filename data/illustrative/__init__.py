"""The illustrative edition: synthetic figures for every district, calibrated to published totals.

No figure here is real. Assumptions and their reasons: ``assumptions.toml`` and
``docs/illustrative.md``. The generator is seeded per indicator, so that adding one changes no
other, and returns the same rows on every run.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from data.illustrative import births, domains, education, population, risk
from data.illustrative.persons import synthetic_records
from data.illustrative.rows import DATA_SOURCE, National, assumptions
from data.illustrative.survey import MARK
from indicators.catalog import catalog

__all__ = ["DATA_SOURCE", "MARK", "National", "assumptions", "observations", "synthetic_records"]

Row = dict[str, Any]


def observations(published: Iterable[Mapping[str, Any]]) -> tuple[Row, list[Row]]:
    """Return the source of the synthetic edition, and its observations.

    Parameters
    ----------
    published : iterable of rows
        The published observations: national figures among them become control totals.
    """
    national = National(published)
    children = population.children(national)
    rows: list[Row] = []
    for made in (population, education, births, risk, domains):
        rows += made.rows(national, children)
    return source(), [row for row in rows if row["indicator"] in catalog()]


def source() -> Row:
    """Return the source under which every synthetic row stands."""
    return {
        "data_source": DATA_SOURCE,
        "kind": "synthetic",
        "caveats": "",
        "edition": "",
        "year": 2026,
        "url": None,
        "licence": "CC0-1.0",
        "retrieved": None,
        "publisher_az": "Uşaq Hüquqları Monitoru: SÜNİ RƏQƏMLƏR",
        "publisher_en": "Child Rights Monitor: SYNTHETIC FIGURES",
        "publisher_ru": "Мониторинг прав ребёнка: СИНТЕТИЧЕСКИЕ ДАННЫЕ",
        "title_az": "İllüstrativ məlumat toplusu, real deyil",
        "title_en": "Illustrative data set, not real",
        "title_ru": "Иллюстративный набор данных, не реальный",
        "superseded_by": None,
        "note_az": "Bu rəqəmlərə istinad etmək olmaz.",
        "note_en": "These figures must not be quoted.",
        "note_ru": "Эти данные цитировать нельзя.",
    }
