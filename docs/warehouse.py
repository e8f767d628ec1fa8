"""The page on UNICEF's data warehouse: what is the same here, older, or other, and why."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.connectors import (
    Answered,
    Beside,
    Listed,
    catalogue,
    compared,
    mapping_of,
    warehouse,
)
from data.inputs import Inputs
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.gaps import gaps
from indicators.summary import sources_in_order

_KINDS = {
    "edition": "other edition",
    "definition": "other definition",
    "method": "other method",
}


@dataclass(frozen=True)
class _Leading:
    """The source of ours that leads: its code, the year of its edition, its latest period."""

    code: str
    year: int
    latest: str


def page(inputs: Inputs) -> str:
    """Return the comparison as Markdown.

    Parameters
    ----------
    inputs : Inputs
        Every source and observation of ours, as the build reads them.
    """
    parts = [
        "# UNICEF's data warehouse and what is carried here",
        "",
        "Written from `data/warehouse/` (what is kept of the warehouse),",
        "`data/connectors/mappings/` (which series are which) and `data/observations/`. What",
        "stands here says nothing of today's warehouse: it is compared with the answers and",
        "the list of series that are kept. `python -m data.connectors unicef --dry-run` asks it.",
        *_answers(inputs),
        *_series(inputs),
    ]
    return "\n".join(parts) + "\n"


def _answers(inputs: Inputs) -> Iterator[str]:
    """Yield every kept answer, figure by figure beside each source."""
    for one in warehouse().answer:
        found = compared(one, inputs.observations)
        yield from ["", f"## Figures: {one.edition}", "", f"`{one.file}`: {one.origin}.", ""]
        yield _summary(found)
        yield from ["", "| Indicator | Source here | Figures | Latest there, here | Why |"]
        yield "|---|---|---|---|---|"
        yield from (_beside(b) for b in found)
        yield from _left_out(one)


def _summary(found: Iterable[Beside]) -> str:
    """Return how many indicators have a source with the same figures, and how many have none."""
    verdicts: dict[str, set[str]] = {}
    for one in found:
        verdicts.setdefault(one.indicator, set()).add(one.verdict)
    agree = [code for code, told in verdicts.items() if told & {"same", "rounded"}]
    return (
        f"Indicators: {len(verdicts)}; those of which a source here has the same figures "
        f"wherever both have one: {len(agree)}."
    )


def _beside(one: Beside) -> str:
    latest = f"{one.theirs}, {one.ours}" if one.ours else one.theirs
    cells = [f"`{one.indicator}`", f"`{one.source}`" if one.source else "", one.said, latest]
    return "| " + " | ".join([*cells, _why(one)]) + " |"


def _why(one: Beside) -> str:
    if one.verdict == "rounded":
        return "rounding"
    if one.verdict != "other":
        return ""
    reason = warehouse().why(one)
    return f"{_KINDS[reason.kind]}: {reason.says}" if reason else "no reason is known"


def _left_out(one: Answered) -> Iterator[str]:
    """Yield the series of a kept answer that are not compared, with the reason."""
    if one.provider == "transmonee":
        told = mapping_of(one.provider).left_out
        yield from ["", "Not compared:", ""]
        yield from (f"- `{code}`: {reason}" for code, reason in sorted(told.items()))


def _series(inputs: Inputs) -> Iterator[str]:
    """Yield every series that the warehouse has of Azerbaijan, and what it is here."""
    sources = {row["data_source"]: row for row in inputs.sources}
    leads = _leads(inputs.observations, sources)
    known = {row["indicator"] for row in inputs.observations if row["obs_value"] is not None}
    absent = {item.indicator for item in gaps(catalog().values(), known)}
    listed = [*catalogue()]
    told = {one.code: _standing(one, leads, absent) for one in listed}
    keys = sum(one.keys for one in listed)
    yield from ["", "## Series of Azerbaijan in the warehouse", ""]
    yield f"{len(listed)} series under {keys} keys; the list has no figures. Their editions:"
    yield ""
    yield from (f"- {one.code}: {one.edition} ({one.origin})" for one in warehouse().dataflow)
    yield "- others: not known"
    yield ""
    yield from (f"- {what}: {count}" for what, count in Counter(told.values()).most_common())
    yield from [
        "",
        "| Dataflow | Series | Keys | Here | Leads here | Standing |",
        "|---" * 6 + "|",
    ]
    for one in listed:
        ours = one.series.indicator if one.series else ""
        source = leads.get(ours)
        cells = [one.dataflow, f"`{one.code}`", str(one.keys), f"`{ours}`" if ours else ""]
        cells += [f"`{source.code}`, to {source.latest}" if source else ""]
        cells += [_said(one, told[one.code])]
        yield "| " + " | ".join(cells) + " |"


def _said(one: Listed, standing: str) -> str:
    return f"{standing}: {one.left_out}" if one.left_out else standing


def _leads(
    observations: Iterable[Mapping[str, Any]], sources: Mapping[str, Mapping[str, Any]]
) -> dict[str, _Leading]:
    """Return of each indicator the source of the headline: the latest figure of the country."""
    latest: dict[str, dict[str, str]] = {}
    for row in observations:
        if row["obs_value"] is not None and row["ref_area"] == NATION:
            own = latest.setdefault(row["indicator"], {})
            period = own.get(row["data_source"], "")
            own[row["data_source"]] = max(period, row["time_period"])
    found = {}
    for indicator, own in latest.items():
        newest = [code for code, period in own.items() if period == max(own.values())]
        first = sources_in_order(newest, catalog()[indicator])[0]
        found[indicator] = _Leading(first, int(sources[first]["year"] or 0), own[first])
    return found


def _standing(one: Listed, leads: Mapping[str, _Leading], absent: Container[str]) -> str:
    """Return what a series of the warehouse is here, in a few words."""
    if one.left_out:
        return "known and left out"
    if one.series is None:
        return "no indicator here"
    if one.series.indicator in absent:
        return "a gap here, which the warehouse could close"
    if one.edition is None:
        return "carried here; the edition there is not known"
    if leads[one.series.indicator].year < one.edition.year:
        return "older here"
    return "a source of the same year or later leads here"
