"""What a reader asks a briefing for, checked before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from indicators.codelists import areas, codelist
from indicators.editions import Edition
from indicators.errors import ReaderMistake
from indicators.model import LANGUAGES, Language
from indicators.observations import EDITIONS
from indicators.words import Words
from indicators.words import words as words_in

Length = Literal["page", "two", "brief", "long"]
LENGTHS: tuple[Length, ...] = get_args(Length)
# Links of before: slides were a length of their own, now every length is also written as slides.
FORMER: Mapping[str, str] = {"slides": "brief"}
_YEAR = 4


class RequestError(ReaderMistake):
    """A briefing of something that does not exist, or of nothing.

    Parameters
    ----------
    refusal : str
        Code of ``codes/refusals.toml``; its places are given by name.
    """

    exit_code = 1  # commands have always ended so

    def __init__(self, refusal: str, **places: object) -> None:
        self.refusal, self.places = refusal, places
        super().__init__(self.said(words_in("en")))

    def said(self, told: Words) -> str:
        """Return what does not exist, in the reader's language."""
        return told.of(codelist("refusals")[self.refusal]).format(**self.places)


@dataclass(frozen=True)
class Request:
    """One briefing.

    Attributes
    ----------
    areas : tuple of str
        Codes of REF_AREA, one or more.
    topics : tuple of str
        Domains, one or more, in the order of the menu.
    period : str
        The last year that counts; empty for the latest figures there are.
    """

    areas: tuple[str, ...]
    topics: tuple[str, ...]
    language: Language = "az"
    edition: str = "published"
    length: Length = "brief"
    period: str = ""

    @property
    def illustrative(self) -> bool:
        """Whether its figures are synthetic."""
        return Edition(self.edition).is_illustrative


def read_request(
    given: Mapping[str, Iterable[str] | str], editions: tuple[str, ...] = EDITIONS
) -> Request:
    """Return the request that texts ask for, each under the name of its attribute.

    Raises
    ------
    RequestError
        Naming what does not exist, or that nothing was asked for.
    """
    chosen = tuple(dict.fromkeys(given.get("areas", ())))
    topics = tuple(dict.fromkeys(given.get("topics", ())))
    _known("area", chosen, areas())
    _known("topic", topics, codelist("domain"))
    text = {"language": "az", "edition": "published", "length": "brief", "period": ""}
    text |= {name: str(value) for name, value in given.items() if name in text and value}
    text["length"] = FORMER.get(text["length"], text["length"])
    _known("language", (text["language"],), LANGUAGES)
    _known("edition", (text["edition"],), editions)
    _known("length", (text["length"],), LENGTHS)
    if text["period"] and not (len(text["period"]) == _YEAR and text["period"].isdigit()):
        raise RequestError("year", given=text["period"])
    order = list(codelist("domain"))
    return Request(
        chosen,
        tuple(sorted(topics, key=order.index)),
        cast(Language, text["language"]),
        text["edition"],
        cast(Length, text["length"]),
        text["period"],
    )


def _known(what: str, wanted: tuple[str, ...], known: Iterable[str]) -> None:
    if not wanted:
        raise RequestError(f"no_{what}")
    unknown = [code for code in wanted if code not in known]
    if unknown:
        raise RequestError(what, given=", ".join(unknown))


def file_name(request: Request, kind: str) -> str:
    """Return the name of a briefing's file; an illustrative one says so."""
    topics = request.topics[0] if len(request.topics) == 1 else f"{len(request.topics)}_topics"
    areas = request.areas[0] if len(request.areas) == 1 else f"{len(request.areas)}_areas"
    parts = (areas, topics, request.length, request.language, request.period)
    return f"{Edition(request.edition).stem(*parts)}.{kind}"
