"""Our areas, data elements and data sets as one file of metadata that DHIS2 imports.

Source: DHIS2 developer guide, "Metadata", "Metadata import" (``POST /api/metadata``); versions 2.40
to 2.42.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from data.dhis2.categories import divisions, groups_asked
from data.dhis2.elements import ELEMENTS, data_elements, elements_of, shown_indicators
from data.dhis2.named import DEFAULT, Exported, item, ref
from data.dhis2.units import UNITS, organisation_units, unit_levels
from indicators.flows import Flow

SETS = "dataSets"


def dhis2_metadata(flows: Iterable[Flow], geometry: Mapping[str, Any] | None = None) -> bytes:
    """Return the JSON of all that DHIS2 needs to collect the figures of some flows.

    The same flows give the same bytes; each object has the identifier that its code gives.

    Parameters
    ----------
    flows : iterable of Flow
        Each is a data set, filled in once a year.
    geometry : mapping, optional
        As for ``organisation_units``.
    """
    asked = [*flows]
    every = dict.fromkeys(one for flow in asked for one in elements_of(flow))
    found: dict[str, list[Exported]] = {
        "organisationUnitLevels": unit_levels(),
        UNITS: organisation_units(geometry),
        **divisions((one.dimensions for one in every), groups_asked(asked)),
        ELEMENTS: data_elements(every),
        **shown_indicators(every),
        SETS: [_data_set(flow) for flow in asked],
    }
    return f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode()


def _data_set(flow: Flow) -> Exported:
    own = ref(SETS, flow.flow)
    return item(
        SETS,
        flow.flow,
        flow.title,
        description=flow.reason,
        periodType="Yearly",  # a school year is named by the year in which it begins
        categoryCombo={"id": DEFAULT["categoryCombo"]},
        dataSetElements=[
            {"dataSet": own, "dataElement": ref(ELEMENTS, one.code)} for one in elements_of(flow)
        ],
        organisationUnits=[ref(UNITS, code) for code in flow.areas],
        openFuturePeriods=0,
        mobile=False,
    )
