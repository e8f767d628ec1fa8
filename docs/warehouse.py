"""The page on UNICEF's data warehouse: what is the same here, older, or other, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator

from data.connectors import (
    Answered,
    Beside,
    SeriesHere,
    compared,
    mapping_of,
    series_here,
    warehouse,
)
from data.inputs import Inputs

_KINDS = {
    "edition": "other edition",
    "definition": "other definition",
    "method": "other method",
}


_STANDINGS: dict[str, str] = {
    "left_out": "known and left out",
    "none": "no indicator here",
    "gap": "a gap here, which the warehouse could close",
    "unknown": "carried here; the edition there is not known",
    "older": "older here",
    "current": "a source of the same year or later leads here",
}


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
    reason = warehouse().why(one.indicator, one.source)
    return f"{_KINDS[reason.kind]}: {reason.says['en']}" if reason else "no reason is known"


def _left_out(one: Answered) -> Iterator[str]:
    """Yield the series of a kept answer that are not compared, with the reason."""
    if one.provider == "transmonee":
        told = mapping_of(one.provider).left_out
        yield from ["", "Not compared:", ""]
        yield from (f"- `{code}`: {reason}" for code, reason in sorted(told.items()))


def _series(inputs: Inputs) -> Iterator[str]:
    """Yield every series that the warehouse has of Azerbaijan, and what it is here."""
    every = [*series_here(inputs)]
    told = Counter(_STANDINGS[one.code] for one in every)
    listed = [one.listed for one in every]
    keys = sum(one.keys for one in listed)
    yield from ["", "## Series of Azerbaijan in the warehouse", ""]
    yield f"{len(listed)} series under {keys} keys; the list has no figures. Their editions:"
    yield ""
    yield from (f"- {one.code}: {one.edition} ({one.origin})" for one in warehouse().dataflow)
    yield "- others: not known"
    yield ""
    yield from (f"- {what}: {count}" for what, count in told.most_common())
    yield from [
        "",
        "| Dataflow | Series | Keys | Here | Leads here | Standing |",
        "|---" * 6 + "|",
    ]
    for one in every:
        ours = one.listed.series.indicator if one.listed.series else ""
        cells = [one.listed.dataflow, f"`{one.listed.code}`", str(one.listed.keys)]
        cells += [f"`{ours}`" if ours else ""]
        cells += [f"`{one.leads.code}`, to {one.leads.latest}" if one.leads else ""]
        yield "| " + " | ".join([*cells, _said(one)]) + " |"


def _said(one: SeriesHere) -> str:
    said = _STANDINGS[one.code]
    return f"{said}: {one.listed.left_out}" if one.listed.left_out else said
