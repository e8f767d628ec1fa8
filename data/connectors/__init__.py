"""What other publishers answer: parsed, mapped by a declared table, written as a submission."""

from data.connectors.compared import Beside, beside
from data.connectors.given import Given
from data.connectors.mapped import Mapped, in_our_codes
from data.connectors.mapping import Mapping, addresses_of, mapping_of
from data.connectors.providers import PROVIDERS, read_answers
from data.connectors.series_here import SeriesHere, series_here, series_rows, warehouse_rows
from data.connectors.warehouse import Answered, Listed, catalogue, compared, warehouse
from data.connectors.written import submission

__all__ = [
    "PROVIDERS",
    "Answered",
    "Beside",
    "Given",
    "Listed",
    "Mapped",
    "Mapping",
    "SeriesHere",
    "addresses_of",
    "beside",
    "catalogue",
    "compared",
    "in_our_codes",
    "mapping_of",
    "read_answers",
    "series_here",
    "series_rows",
    "submission",
    "warehouse",
    "warehouse_rows",
]
