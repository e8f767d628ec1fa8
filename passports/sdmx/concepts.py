"""The structure of our observations in SDMX: what names a figure, what it says, what describes it.

SDMX 3.0 information model: dimensions, measures, attributes, each with its code list. Every file
of SDMX is written from the lists below.
"""

from collections.abc import Mapping
from typing import Any

from indicators import dataflow
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, areas, codelist, codes
from indicators.model import LANGUAGES
from indicators.observations import ATTRIBUTES, EDITIONS, MEASURES

AGENCY, VERSION = dataflow.AGENCY, dataflow.VERSION
FLOW, FLOWS = dataflow.FLOW, dataflow.FLOWS
DEFINITION, CONCEPTS = "DSD_CHILD_RIGHTS", "CS_CHILD_RIGHTS"
DEFINITION_VERSION = "2.0"  # in 1.0 the indicator came first
TIME = "time_period"
# In UNICEF's order, so that a key of one service is a key of the other: REF_AREA.INDICATOR.SEX.…
KEY: tuple[str, ...] = ("ref_area", "indicator", *DIMENSIONS, "data_source", "edition", TIME)
SERIES: tuple[str, ...] = KEY[:-1]
RELEASE = "data_release"
_FIRST = ("ref_area", "indicator", TIME)
CODED: tuple[str, ...] = ("unit_measure", "obs_status", "obs_conf")
BOUNDS: tuple[str, ...] = ("lower_bound", "upper_bound")  # attributes of SDMX 2.1: one measure

_NAMES: Mapping[str, Mapping[str, str]] = {
    "indicator": {"en": "Indicator", "az": "Göstərici", "ru": "Показатель"},
    "ref_area": {"en": "Reference area", "az": "Ərazi", "ru": "Территория"},
    "data_source": {"en": "Data source", "az": "Məlumat mənbəyi", "ru": "Источник данных"},
    "edition": {"en": "Edition", "az": "Nəşr", "ru": "Издание"},
    "time_period": {"en": "Time period", "az": "Dövr", "ru": "Период"},
    "obs_value": {"en": "Value", "az": "Qiymət", "ru": "Значение"},
    "lower_bound": {"en": "Lower bound", "az": "Aşağı hədd", "ru": "Нижняя граница"},
    "upper_bound": {"en": "Upper bound", "az": "Yuxarı hədd", "ru": "Верхняя граница"},
    "unit_measure": {"en": "Unit", "az": "Ölçü vahidi", "ru": "Единица измерения"},
    "obs_status": {"en": "Status", "az": "Status", "ru": "Статус"},
    "obs_conf": {"en": "Confidentiality", "az": "Məxfilik", "ru": "Конфиденциальность"},
    "source_cell": {"en": "Place in the source", "az": "Mənbədə yeri", "ru": "Место в источнике"},
    "source_link": {"en": "Link", "az": "Keçid", "ru": "Ссылка"},
    "footnotes": {"en": "Footnotes", "az": "Qeydlər", "ru": "Примечания"},
    RELEASE: {"en": "Data release", "az": "Məlumat buraxılışı", "ru": "Выпуск данных"},
    FLOW: {"en": "Child rights", "az": "Uşaq hüquqları", "ru": "Права ребёнка"},
    FLOWS["illustrative"]: {
        "en": "Child rights: ILLUSTRATIVE — not real figures",
        "az": "Uşaq hüquqları: İLLÜSTRATİV – real rəqəmlər deyil",
        "ru": "Права ребёнка: ИЛЛЮСТРАТИВНОЕ — не реальные данные",
    },
    AGENCY: {
        "en": "Child Rights Monitor — Azerbaijan",
        "az": "Uşaq Hüquqları Monitoru – Azərbaycan",
        "ru": "Монитор прав ребёнка — Азербайджан",
    },
}
_EDITIONS: Mapping[str, Mapping[str, str]] = {
    "published": {"en": "Published", "az": "Dərc edilmiş", "ru": "Опубликованное"},
    "illustrative": {
        "en": "ILLUSTRATIVE — not real figures",
        "az": "İLLÜSTRATİV – real rəqəmlər deyil",
        "ru": "ИЛЛЮСТРАТИВНОЕ — не реальные данные",
    },
}
_CONFIDENTIALITY: Mapping[str, Mapping[str, str]] = {
    "F": {"en": "Free", "az": "Açıq", "ru": "Открыто"},
    "C": {"en": "Confidential", "az": "Məxfi", "ru": "Конфиденциально"},
}


def reference(edition: str) -> str:
    """Return the dataflow of an edition, with its agency and version.

    Examples
    --------
    >>> reference("published")
    'CRM_AZE:DF_CHILD_RIGHTS(1.0)'
    """
    return f"{AGENCY}:{FLOWS[edition]}({VERSION})"


def name_of(component: str) -> Mapping[str, str]:
    """Return the name of a component in every language."""
    if component in DIMENSIONS:
        named: Mapping[str, str] = codelist("dimension")[component]["name"]
        return named
    return _NAMES[component]


def codes_of(component: str, sources: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the codes of a component with their names; none for what is not coded.

    Parameters
    ----------
    sources : mapping
        Rows of the table of sources by code.
    """
    if component in DIMENSIONS:
        return dict(codes(component))
    lists: dict[str, Mapping[str, Any]] = {
        "indicator": {item.indicator: item.name for item in catalog().values()},
        "ref_area": {area.ref_area: area.name for area in areas().values()},
        "data_source": {code: _source(row) for code, row in sources.items()},
        "edition": {code: _EDITIONS[code] for code in EDITIONS},
        "unit_measure": codelist("unit_measure"),
        "obs_status": codelist("obs_status"),
        "obs_conf": _CONFIDENTIALITY,
    }
    return dict(lists.get(component, {}))


def _source(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        language: f"{row[f'publisher_{language}']}: {row[f'title_{language}']}, {row['edition']}"
        for language in LANGUAGES
    }


def columns() -> tuple[str, ...]:
    """Return every component in the order of a table: dimensions, measures, attributes."""
    rest = (name for name in KEY if name not in _FIRST)
    return (*_FIRST, *rest, *MEASURES, *ATTRIBUTES)
