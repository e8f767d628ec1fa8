"""Answers: what a request is told, from its address to the message."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from indicators.model import Language
from passports import sdmx
from service import formats, structures
from service.asked import (
    Asked,
    Reference,
    data_asked,
    flow_edition,
    key_codes,
    parameters,
    unicef_key,
)
from service.data import SMALL, Streamed, counted, pieces
from service.figures import Current, Figures
from service.not_there import RESOURCES
from service.refused import NO_RESULTS, NOT_IMPLEMENTED, SYNTAX, Refused, quoted
from service.replies import kept, unchanged
from service.settings import Settings

_OF_DATA = (
    *("startPeriod", "endPeriod", "firstNObservations", "lastNObservations"),
    *("dimensionAtObservation", "detail", "format", "labels"),
)
_OF_STRUCTURE = ("references", "detail", "format")
_OF_AVAILABILITY = ("startPeriod", "endPeriod", "mode", "references", "format")
_OF_UNICEF = "UNICEF,"


class Question(NamedTuple):
    """A request, taken apart.

    Attributes
    ----------
    kind : str
        The resource that is asked for.
    rest : sequence of str
        The parts of the address behind it.
    given : sequence
        The parameters, as they stand there.
    accept, languages, held : str
        The headers Accept, Accept-Language and If-None-Match.
    asks_for_headers : bool
        Whether nothing but headers is to be sent.
    """

    kind: str
    rest: Sequence[str]
    given: Sequence[tuple[str, str]]
    accept: str
    languages: str
    held: str
    asks_for_headers: bool

    @classmethod
    def of(cls, request: Request) -> "Question":
        """Return the question that a request is."""
        kind, *rest = request.path_params["path"].split("/")
        return cls(
            kind=kind,
            rest=rest[:-1] if rest and not rest[-1] else rest,
            given=request.query_params.multi_items(),
            accept=request.headers.get("accept", ""),
            languages=request.headers.get("accept-language", ""),
            held=request.headers.get("if-none-match", ""),
            asks_for_headers=request.method == "HEAD",
        )

    def parts(self, most: int) -> list[str]:
        """Return so many parts of the address, those that are left out as nothing.

        Raises
        ------
        Refused
            If there are more.
        """
        if len(self.rest) > most:
            raise Refused(SYNTAX, f"The address has too many parts for {self.kind}.")
        return [*self.rest, *[""] * (most - len(self.rest))]

    def has(self, etag: str) -> bool:
        """Return whether who asks has an answer of this mark."""
        return _strong(etag) in (_strong(one) for one in self.held.split(","))

    def mark(self, figures: Figures, *laid_out: str) -> str:
        """Return the mark of its answer: another release, question or form has another one."""
        asked = repr((self.kind, self.rest, self.given, laid_out, figures.editions))
        return f'W/"{figures.content}-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"'


def _strong(etag: str) -> str:
    return etag.strip().removeprefix("W/")


@dataclass(frozen=True)
class Answers:
    """What the service answers.

    Attributes
    ----------
    settings : Settings
        Its limits.
    current : Current
        The figures that it gives.
    turns : Semaphore
        The turns of large answers.
    """

    settings: Settings
    current: Current
    turns: asyncio.Semaphore

    def answer(self, asked: Question) -> Response:
        """Return the answer to a question below ``/rest``.

        Raises
        ------
        Refused
            If there is none.
        """
        if asked.kind == "data":
            return self._data(asked, *asked.parts(3))
        if asked.kind == "availableconstraint":
            return self._availability(asked, *asked.parts(4))
        if asked.kind in (*structures.KINDS, structures.ANY):
            return self._structure(asked)
        if asked.kind in RESOURCES:
            text = f"{asked.kind} is not there. {RESOURCES[asked.kind]}"
            raise Refused(NOT_IMPLEMENTED, text)
        raise Refused(SYNTAX, f"There is no resource {quoted(asked.kind)}.")

    def answer_as_unicef(self, asked: Question) -> Response:
        """Return the answer to a question below ``/unicef/rest``: data of one indicator.

        Raises
        ------
        Refused
            If there is none.
        """
        if asked.kind != "data":
            text = "At this address data are given; structures are at /rest."
            raise Refused(NOT_IMPLEMENTED, text)
        flow, key, provider = asked.parts(3)
        if not flow.startswith(_OF_UNICEF):
            raise Refused(NO_RESULTS, f"{quoted(flow)} is no dataflow of UNICEF's.")
        return self._data(asked, sdmx.FLOW, unicef_key(key), provider)

    def _data(self, asked: Question, flow: str, key: str, provider: str) -> Response:
        given = parameters(asked.given, _OF_DATA)
        _see_provider(provider)
        if given.get("labels", "id") not in ("id", "none"):
            text = "Cells hold codes (labels=id); names are in the code lists."
            raise Refused(NOT_IMPLEMENTED, text)
        form = formats.data_format(given.get("format", ""), asked.accept)
        language = formats.language_of(asked.languages)
        figures = self.current.figures()
        wanted = _wanted(flow, key, given, figures)
        etag = asked.mark(figures, form.media, language)
        if asked.has(etag):
            return unchanged(etag)
        found = counted(wanted, figures, self.settings.rows)
        headers = {**kept(etag), "Content-Type": form.media}
        if asked.asks_for_headers:
            return Response(headers=headers)
        told, limits = _told(wanted, figures, language), self.settings
        is_large = sum(found.values()) > SMALL
        share = limits.share / limits.large_at_once if is_large else 1.0
        given_of = (sorted(found), figures.store, limits.bytes_of_answer, share)
        body = pieces(form.write, told, wanted, *given_of)
        return Streamed(body, headers, self.turns if is_large else None)

    def _structure(self, asked: Question) -> Response:
        given = parameters(asked.given, _OF_STRUCTURE)
        formats.see_structure(given.get("format", ""), asked.accept)
        if len(asked.rest) > len(Reference._fields):
            raise Refused(NOT_IMPLEMENTED, "Lists are given whole, not item by item.")
        figures = self.current.figures()
        etag = asked.mark(figures)
        if asked.has(etag):
            return unchanged(etag)
        body = structures.structure(asked.kind, Reference(*asked.rest), given, figures)
        return Response(body, headers=kept(etag), media_type=formats.STRUCTURE)

    def _availability(
        self, asked: Question, flow: str, key: str, provider: str, component: str
    ) -> Response:
        given = parameters(asked.given, _OF_AVAILABILITY)
        formats.see_structure(given.get("format", ""), asked.accept)
        _see_provider(provider)
        if given.get("references", "none") != "none":
            raise Refused(NOT_IMPLEMENTED, "What is there is told alone: references=none.")
        if given.get("mode", "exact") not in ("exact", "available"):
            raise Refused(SYNTAX, f"There is no mode {quoted(given['mode'])}.")
        figures = self.current.figures()
        wanted = _wanted(flow, key, given, figures)
        etag = asked.mark(figures)
        if asked.has(etag):
            return unchanged(etag)
        number = sum(counted(wanted, figures).values())
        body = structures.availability(wanted, component, figures, number)
        return Response(body, headers=kept(etag), media_type=formats.STRUCTURE)


def _see_provider(provider: str) -> None:
    """Look whether a provider may be us.

    Raises
    ------
    Refused
        If it is somebody else.
    """
    if provider not in ("", "all", sdmx.AGENCY):
        raise Refused(NO_RESULTS, f"There is no provider {quoted(provider)}.")


def _told(wanted: Asked, figures: Figures, language: Language) -> sdmx.Told:
    return sdmx.Told(
        edition=wanted.edition,
        release=figures.release,
        made=figures.made,
        language=language,
        sources=figures.store.sources(),
        attributes=wanted.attributes,
        observations=wanted.observations,
        flat=wanted.flat,
    )


def _wanted(flow: str, key: str, given: dict[str, str], figures: Figures) -> Asked:
    edition = flow_edition(flow, figures)
    return data_asked(edition, key_codes(key, edition, figures), given)
