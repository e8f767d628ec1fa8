"""The four questions: what there is, one figure, several areas, why there is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd

from assistant.asked import Asked, NotKnown, asked, known_area, known_edition, spoken_in
from assistant.monitor import Monitor
from assistant.told import Answer, Compared, Found, Results, Told, Wanting
from data.settings import site_url
from indicators.catalog import catalog
from indicators.codelists import ALL, NATION, TOTAL, areas, codelist
from indicators.facts import Fact, Key, Latest, NoFigure, key_of
from indicators.narrative import fact_sentence
from indicators.plain_rows import plain_rows
from indicators.requested import by_indicator
from indicators.search import Hit, search
from indicators.selection import default_codes
from indicators.summary import same_slice, valued
from indicators.words import Words, area_name, full_name, holders, requests_said

MOST_FOUND = 10
MOST_AREAS = 20


def find(monitor: Monitor, text: str, language: str = "en", edition: str = "published") -> Results:
    """Return the indicators and areas that words of any of the three languages find."""
    said, edition = spoken_in(language), known_edition(edition)
    reader = monitor.reader(edition)
    hits = search(text, MOST_FOUND, reader.published_in)
    return Results(found=[_found(monitor, hit, said, edition) for hit in hits])


def figure(
    monitor: Monitor,
    code: str,
    ref_area: str = NATION,
    time_period: str = "",
    groups: Mapping[str, str] | None = None,
    language: str = "en",
    edition: str = "published",
) -> Answer:
    """Return the latest figure, or that of a period; where there is none, why.

    A figure of another period, area or group is never given in its place, only beside the reason.
    """
    question = asked(code, ref_area, language, edition, groups, time_period)
    stated = monitor.stated(question)
    latest = next((one for one in stated if isinstance(one, Latest)), None)
    if latest is None:
        return Answer(why_none=_wanting(monitor, question, stated))
    told = monitor.told(latest.key, question.words, stated)
    if question.time_period in ("", latest.key.time_period):
        return Answer(figure=told)
    return Answer(why_none=_wanting(monitor, question, []), instead=told)


def why_none(
    monitor: Monitor,
    code: str,
    ref_area: str = NATION,
    language: str = "en",
    edition: str = "published",
) -> Answer:
    """Return why an area has no figure of an indicator; where it has one, that figure."""
    return figure(monitor, code, ref_area, language=language, edition=edition)


def compare(
    monitor: Monitor,
    code: str,
    ref_areas: Sequence[str],
    groups: Mapping[str, str] | None = None,
    language: str = "en",
    edition: str = "published",
) -> Compared:
    """Return figures of several areas, of one period and source where they have one in common.

    Raises
    ------
    NotKnown
        If fewer than two areas are asked for, or more than twenty.
    """
    chosen = list(dict.fromkeys(known_area(one, language) for one in ref_areas))
    if not 2 <= len(chosen) <= MOST_AREAS:
        raise NotKnown(f"Two to {MOST_AREAS} areas are compared, not {len(chosen)}.")
    questions = [asked(code, one, language, edition, groups) for one in chosen]
    common = _in_common(monitor, questions)
    if common is None:
        return _apart(monitor, questions)
    told = [_told_with(monitor, question, common[question.ref_area]) for question in questions]
    return Compared(
        comparable=True,
        sentence=_ordered(told, questions[0]),
        must_be_said=_once(told),
        figures=told,
        without=[],
    )


def _told_with(monitor: Monitor, question: Asked, key: Key) -> Told:
    """Return a figure with what has to be said of it in its period."""
    stated = monitor.stated(replace(question, time_period=key.time_period))
    own = any(isinstance(one, Latest) and one.key == key for one in stated)
    return monitor.told(key, question.words, stated if own else [])


def _in_common(monitor: Monitor, questions: Sequence[Asked]) -> Mapping[str, Key] | None:
    """Return the figure of each area in the latest period and source that has them all, or None."""
    one = questions[0]
    for question in questions:
        monitor.stated(question)  # refuses a group that is not there
    every = monitor.reader(one.edition).observations(one.item.indicator)
    own = every[every["ref_area"].isin([each.ref_area for each in questions])]
    held = valued(same_slice(own, {**default_codes(every), **one.groups}))
    alike = held.groupby(["time_period", "data_source"])["ref_area"].transform("nunique")
    whole = held[alike == len(questions)]
    if whole.empty:
        return None
    newest = whole[whole["time_period"] == whole["time_period"].max()]
    order = {source: place for place, source in enumerate(one.item.sources)}
    source = min(newest["data_source"], key=lambda each: order.get(each, len(order)))
    rows = plain_rows(newest[newest["data_source"] == source])
    return {str(row["ref_area"]): key_of(row) for row in rows}


def _apart(monitor: Monitor, questions: Sequence[Asked]) -> Compared:
    """Return each area's own latest figure: they are of other periods or sources."""
    figures, without = [], []
    for question in questions:
        stated = monitor.stated(question)
        latest = next((one for one in stated if isinstance(one, Latest)), None)
        if latest is None:
            without.append(_wanting(monitor, question, stated))
        else:
            figures.append(monitor.told(latest.key, question.words, stated))
    said = questions[0].words(
        "No period and source has a figure for all of these areas: they are not compared."
    )
    return Compared(
        comparable=False,
        sentence=said,
        must_be_said=[said, *_once(figures)],
        figures=figures,
        without=without,
    )


def _ordered(told: Sequence[Told], question: Asked) -> str:
    """Return the figures in the order asked for: which differ by more than chance is not said."""
    said = question.words
    written = "; ".join(f"{one.area}: {one.written}" for one in told)
    period = said.period(told[0].time_period, question.item.period)
    marked = next((one.sentence.split(". ")[0] for one in told if one.edition != "published"), "")
    named = full_name(question.item, {**ALL, **told[0].groups}, said)
    text = f"{named}, {period}. {written}. {told[0].source}."
    return f"{marked}. {text}" if marked else text


def _once(told: Iterable[Told]) -> list[str]:
    """Return what must be said with several figures, each sentence once."""
    return list(dict.fromkeys(said for one in told for said in one.must_be_said))


def _wanting(monitor: Monitor, question: Asked, stated: Sequence[Fact]) -> Wanting:
    """Return why there is no figure: what was stated of it, else that the period has none."""
    item, said = question.item, question.words
    reader = monitor.reader(question.edition)
    absent = next((one for one in stated if isinstance(one, NoFigure)), None)
    requests = by_indicator(reader.store.requests())
    asked_for = None if requests is None else requests.get(item.indicator, ())
    return Wanting(
        sentence=fact_sentence(absent, said).text if absent else _other_period(question),
        reason=said.of(item.gap) if item.gap else "",
        holders=holders(said, item),
        asked=requests_said(asked_for, said, reader.today),
        areas_with_a_figure=sorted(reader.store.areas_with(question.edition, item.indicator)),
        link=_page(item.indicator, question.ref_area, said),
    )


def _other_period(question: Asked) -> str:
    words = question.words
    return words(
        "{area}: no figure of {period}. {name}",
        area=area_name(question.ref_area, words),
        period=question.time_period,
        name=words.of(question.item.name),
    )


def _found(monitor: Monitor, hit: Hit, said: Words, edition: str) -> Found:
    if hit.kind == "area":
        scheme = codelist("scheme")[areas()[hit.code].scheme]["name"]
        query = urlencode({"ref_area": hit.code, "lang": said.language})
        return Found(
            kind="area",
            code=hit.code,
            name=area_name(hit.code, said),
            definition=said.of(scheme),
            has_figures=bool(monitor.reader(edition).published_in(hit.code)),
            ref_area=hit.code,
            dimensions={},
            link=f"{site_url()}/area_profile?{query}",
        )
    item = catalog()[hit.code]
    rows = valued(monitor.reader(edition).observations(hit.code))
    return Found(
        kind="indicator",
        code=hit.code,
        name=said.of(item.name),
        definition=said.of(item.definition),
        has_figures=len(rows) > 0,
        ref_area=hit.ref_area or NATION,
        dimensions=_groups_in(rows, item.dimensions),
        link=_page(hit.code, hit.ref_area or NATION, said),
    )


def _groups_in(rows: pd.DataFrame, dimensions: Iterable[str]) -> dict[str, list[str]]:
    found = {name: sorted(set(rows[name]) - {TOTAL}) for name in dimensions}
    return {name: codes for name, codes in found.items() if codes}


def _page(code: str, ref_area: str, said: Words) -> str:
    """Return the address of the page that shows an indicator at an area."""
    page = codelist("domain")[catalog()[code].domain]["page"]
    query = {"indicator": code, "ref_area": ref_area, "lang": said.language}
    return f"{site_url()}/{page}?{urlencode(query)}"
