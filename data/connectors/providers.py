"""The providers that are known: how the answers of each are read."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table

from data.connectors import state_statistics, uis, unicef, who_gho, world_bank
from data.connectors.given import Given
from data.connectors.mapped import Mapped, in_our_codes
from data.connectors.mapping import mapping_of

PROVIDERS: Table[str, Callable[[bytes, str], list[Given]]] = {
    "state_statistics": state_statistics.parse,
    "uis": uis.parse,
    "unicef": unicef.parse,
    "who_gho": who_gho.parse,
    "world_bank": world_bank.parse,
}


def read_answers(provider: str, answers: Iterable[tuple[str, bytes]]) -> Mapped:
    """Return what the answers of a provider have for us.

    Parameters
    ----------
    answers : iterable
        The name and the bytes of each.

    Raises
    ------
    ReaderMistake
        If there is no such provider.
    DataFaults
        With everything that is wrong in the first answer that is no answer, or in all of them.
    """
    mapping = mapping_of(provider)
    parse = PROVIDERS[provider]
    given = [one for name, content in answers for one in parse(content, f"{provider}/{name}")]
    return in_our_codes(mapping, given)
