"""What the edition says to machines: CSVW, DCAT and schema.org."""

from public_edition.web_of_data.csvw import beside_file
from public_edition.web_of_data.described import Described, indicator_described, release_described
from public_edition.web_of_data.schema_org import catalogue, dataset, term

__all__ = [
    "Described",
    "beside_file",
    "catalogue",
    "dataset",
    "indicator_described",
    "release_described",
    "term",
]
