"""What is counted of whom, as DHIS2 has it: data elements, each divided by groups or by none.

A total is a data element of its own (``AZE_ED_PUPILS``), the same by sex another
(``AZE_ED_PUPILS.SEX``): DHIS2 takes a figure without its groups for their sum, and here no figure
is a sum that its source does not state. For the same reason nothing is aggregated (``NONE``): the
country is what its source says, not what the districts add up to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from data.dhis2.categories import COMBOS, combo_code, in_each
from data.dhis2.named import DEFAULT, Exported, item, ref, uid
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, codelist
from indicators.dataflow import AGENCY
from indicators.flows import Flow
from indicators.model import Indicator, Text
from indicators.observations import limits
from indicators.words import Words, dimension_name

ELEMENTS = "dataElements"
_NUMBER = "NUMBER"  # of the types of indicators: a figure that is multiplied by nothing


@dataclass(frozen=True)
class Element:
    """One indicator, divided by some dimensions or by none."""

    indicator: str
    dimensions: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Its code in DHIS2."""
        return ".".join([self.indicator, *(name.upper() for name in self.dimensions)])


def elements_of(flow: Flow) -> Iterator[Element]:
    """Yield the data elements by which the figures of a flow are sent."""
    ways = [_ways(name, flow.groups[name]) for name in DIMENSIONS if name in flow.groups]
    for indicator, chosen in product(flow.indicators, product(*ways)):
        yield Element(indicator, tuple(name for part in chosen for name in part))


def _ways(name: str, groups: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return how a dimension may stand: left out where the total is asked for, or dividing."""
    total: list[tuple[str, ...]] = [()] if TOTAL in groups else []
    return total + ([(name,)] if {*groups} - {TOTAL} else [])


def data_elements(elements: Iterable[Element]) -> list[Exported]:
    """Return data elements as objects."""
    return [_data_element(one) for one in elements]


def _data_element(element: Element) -> Exported:
    indicator = catalog()[element.indicator]
    divided = element.dimensions
    combo = ref(COMBOS, combo_code(divided)) if divided else {"id": DEFAULT["categoryCombo"]}
    return item(
        ELEMENTS,
        element.code,
        in_each(lambda said: _name(element, said)),
        description=_described(indicator),
        formName=indicator.name,
        domainType="AGGREGATE",
        valueType=value_type(indicator),
        aggregationType="NONE",
        zeroIsSignificant=True,  # zero is a figure: counted, and there were none
        categoryCombo=combo,
    )


def value_type(indicator: Indicator) -> str:
    """Return what DHIS2 lets a figure of an indicator be.

    Examples
    --------
    >>> value_type(catalog()["AZE_ED_PUPILS"]), value_type(catalog()["ED_ROFST_L1_ADM"])
    ('NUMBER', 'PERCENTAGE')
    """
    least, most, whole = limits(indicator)
    if whole:
        return "INTEGER_ZERO_OR_POSITIVE" if least >= 0 else "INTEGER"
    in_hundred = indicator.unit_measure == "PCNT" and (least, most) == (0, 100)
    return "PERCENTAGE" if in_hundred else "NUMBER"


def shown_indicators(elements: Iterable[Element]) -> dict[str, list[Exported]]:
    """Return each total as an indicator of DHIS2, as it was sent: for its charts and dashboards.

    No rate is computed: a rate is a figure of its source, like the count beside it.
    """
    kind = item("indicatorTypes", _NUMBER, in_each(lambda _: AGENCY), factor=1, number=True)
    del kind["shortName"]
    totals = [one for one in elements if not one.dimensions]
    return {"indicatorTypes": [kind], "indicators": [_shown(one) for one in totals]}


def _shown(element: Element) -> Exported:
    indicator = catalog()[element.indicator]
    return item(
        "indicators",
        element.code,
        indicator.name,
        description=_described(indicator),
        indicatorType=ref("indicatorTypes", _NUMBER),
        annualized=False,
        decimals=min(indicator.decimals, 5),  # DHIS2 shows no more
        numerator=f"#{{{uid(ELEMENTS, element.code)}}}",
        numeratorDescription=element.code,
        denominator="1",
        denominatorDescription="1",
    )


def _name(element: Element, said: Words) -> str:
    name = said.of(catalog()[element.indicator].name)
    divided = ", ".join(dimension_name(one, said) for one in element.dimensions)
    return f"{name} ({divided})" if divided else name


def _described(indicator: Indicator) -> Text:
    """Return what a figure means, and its unit."""
    unit, told = codelist("unit_measure")[indicator.unit_measure], codelist("intake")["letter_unit"]
    return in_each(
        lambda said: f"{said.of(indicator.definition)} {said.of(told).format(unit=said.of(unit))}"
    )
