"""What other publishers answer: parsed, mapped by a declared table, written as a submission."""

from data.connectors.given import Given
from data.connectors.mapped import Mapped, in_our_codes
from data.connectors.mapping import Mapping, addresses_of, mapping_of
from data.connectors.providers import PROVIDERS, read_answers
from data.connectors.written import submission

__all__ = [
    "PROVIDERS",
    "Given",
    "Mapped",
    "Mapping",
    "addresses_of",
    "in_our_codes",
    "mapping_of",
    "read_answers",
    "submission",
]
