"""The groups that divide data elements: options, categories, their combinations.

DHIS2 has the groups of all dimensions in one list, so that a code names its dimension too
(``SEX_F``). A name that another system may already use is marked as ours.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from data.dhis2.named import Exported, item, ref
from indicators.codelists import DIMENSIONS, TOTAL, codelist
from indicators.dataflow import AGENCY
from indicators.flows import Flow
from indicators.model import Text
from indicators.words import Words, dimension_name, group_name, words

COMBOS, OPTION_COMBOS = "categoryCombos", "categoryOptionCombos"
AskedGroups = Mapping[str, tuple[str, ...]]
Divided = tuple[str, ...]
_DIVIDES = {"dataDimensionType": "DISAGGREGATION"}


def groups_asked(flows: Iterable[Flow]) -> AskedGroups:
    """Return of each dimension every group that some flow asks for, in the order of its list."""
    asked: dict[str, set[str]] = {}
    for flow in flows:
        for name, groups in flow.groups.items():
            asked.setdefault(name, set()).update({*groups} - {TOTAL})
    listed = {name: codelist("dimension")[name]["codes"] for name in asked}
    return {name: tuple(code for code in listed[name] if code in asked[name]) for name in asked}


def combo_code(dimensions: Divided) -> str:
    """Return the code of a combination of dimensions."""
    return "-".join(name.upper() for name in dimensions)


def option_code(dimension: str, code: str) -> str:
    """Return the code of a group in DHIS2.

    Examples
    --------
    >>> option_code("sex", "F")
    'SEX_F'
    """
    return f"{dimension.upper()}_{code}"


def option_combos(dimensions: Divided, asked: AskedGroups) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the code of each combination of groups, and the group that it has of each dimension."""
    for chosen in product(*(asked[name] for name in dimensions)):
        groups = dict(zip(dimensions, chosen, strict=True))
        yield "-".join(option_code(name, code) for name, code in groups.items()), groups


def divisions(used: Iterable[Divided], asked: AskedGroups) -> dict[str, list[Exported]]:
    """Return all that divides data elements, as lists of objects by their kind.

    Parameters
    ----------
    used : iterable of tuples
        The dimensions of each data element.
    asked : mapping
        As ``groups_asked`` gives it.
    """
    combos = sorted({dimensions for dimensions in used if dimensions})
    names = [name for name in DIMENSIONS if any(name in dimensions for dimensions in combos)]
    return {
        "categoryOptions": [_option(name, code) for name in names for code in asked[name]],
        "categories": [_category(name, asked[name]) for name in names],
        COMBOS: [_combo(dimensions) for dimensions in combos],
        OPTION_COMBOS: [one for dimensions in combos for one in _combined(dimensions, asked)],
    }


def _option(name: str, code: str) -> Exported:
    said = in_each(lambda one: group_name(code, name, "children", one))
    return item("categoryOptions", option_code(name, code), _marked(said), formName=said)


def _category(name: str, groups: tuple[str, ...]) -> Exported:
    options = [ref("categoryOptions", option_code(name, code)) for code in groups]
    said = in_each(lambda one: dimension_name(name, one))
    more = {"dataDimension": True, "categoryOptions": options, **_DIVIDES}
    return item("categories", name.upper(), _marked(said), **more)


def _combo(dimensions: Divided) -> Exported:
    """Return a combination of dimensions; its forms show no sum that no source states."""
    said = in_each(lambda one: ", ".join(dimension_name(name, one) for name in dimensions))
    parts = [ref("categories", name.upper()) for name in dimensions]
    found = item(COMBOS, combo_code(dimensions), _marked(said), categories=parts, **_DIVIDES)
    del found["shortName"]
    return found | {"skipTotal": True}


def _combined(dimensions: Divided, asked: AskedGroups) -> Iterator[Exported]:
    for code, groups in option_combos(dimensions, asked):
        named = ", ".join(_option(*one)["name"] for one in groups.items())
        options = [ref("categoryOptions", option_code(*one)) for one in groups.items()]
        found = item(OPTION_COMBOS, code, {"en": named, "az": named, "ru": named})
        found |= {"categoryCombo": ref(COMBOS, combo_code(dimensions)), "categoryOptions": options}
        yield {key: told for key, told in found.items() if key not in ("shortName", "translations")}


def in_each(say: Callable[[Words], str]) -> Text:
    """Return what is said in each language."""
    return {"en": say(words("en")), "az": say(words("az")), "ru": say(words("ru"))}


def _marked(name: Text) -> Text:
    return in_each(lambda said: f"{said.of(name)} ({AGENCY})")
