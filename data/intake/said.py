"""What was found in an answer, line by line in the reader's language."""

from collections.abc import Iterator, Mapping
from typing import Any

from data.intake.accept import Seen
from data.intake.flags import Flag
from data.packet import Packet
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, codelist
from indicators.model import Language
from indicators.plain_rows import plain_rows
from indicators.words import area_name, group_name, words

_NAMED = 10  # areas named one by one
_SHOWN = 20  # changes shown one by one


def said_of(seen: Seen, language: Language) -> Iterator[str]:
    """Yield the lines that tell of the difference and of each question."""
    for change in ("new", "revised", "withdrawn"):
        rows = seen.difference.of(change)
        yield sentence(f"change_{change}", language, count=words(language).number(len(rows), 0))
        if change != "new":
            for row in plain_rows(rows.head(_SHOWN)):
                yield f"  {_figure(row, language)}: {_values(row, language)}"
            if len(rows) > _SHOWN:
                more = words(language).number(len(rows) - _SHOWN, 0)
                yield f"  {sentence('and_more', language, count=more)}"
    if not seen.flags:
        yield sentence("no_flags", language)
        return
    yield sentence("flags", language, count=words(language).number(len(seen.flags), 0))
    for flag in seen.flags:
        yield f"  {flag_said(flag, language)}"


def sentence(key: str, language: Language, **places: str) -> str:
    """Return a sentence of ``codes/intake.toml``."""
    return words(language).of(codelist("intake")[key]).format(**places)


def packet_said(packet: Packet, language: Language) -> str:
    """Return whose packet it is, of what, and how much of it is withheld."""
    said, told = words(language), packet.manifest
    withheld = int(packet.counts["obs_value"].isna().sum())
    return sentence(
        "packet_whose",
        language,
        agency=said.of(codelist("agency")[told.agency]),
        kind=told.kind,
        period=told.period,
        counts=said.number(len(packet.counts), 0),
        withheld=said.number(withheld, 0),
        left_out=said.number(told.left_out, 0),
    )


def flag_said(flag: Flag, language: Language) -> str:
    """Return one question as a sentence: which figure, and what about it."""
    item = catalog()[flag.indicator]
    said = words(language)
    places = {name: said.exact(value) for name, value in flag.said}
    names = [area_name(code, said) for code in flag.areas[:_NAMED]]
    more = len(flag.areas) - len(names)
    names += [sentence("and_more", language, count=said.number(more, 0))] if more > 0 else []
    about = {
        "indicator": flag.indicator,
        "time_period": flag.time_period,
        "ref_area": flag.ref_area,
        **dict(zip(DIMENSIONS, flag.groups, strict=False)),
    }
    told = sentence(f"flag_{flag.kind}", language, areas=", ".join(names), **places)
    return f"{_figure(about, language, item.population)}: {told}"


def _figure(row: Mapping[Any, Any], language: Language, population: str = "") -> str:
    """Return which figure it is: indicator, area, period, groups."""
    said, item = words(language), catalog()[row["indicator"]]
    parts = [said.of(item.name)]
    parts += [area_name(row["ref_area"], said)] if row["ref_area"] else []
    parts.append(said.period(row["time_period"], item.period))
    people = population or item.population
    chosen = [(name, row.get(name, TOTAL)) for name in DIMENSIONS]
    parts += [group_name(code, name, people, said) for name, code in chosen if code != TOTAL]
    return ", ".join(parts)


def _values(row: Mapping[Any, Any], language: Language) -> str:
    said, none = words(language), sentence("no_value", language)
    told = [
        none if value is None or value != value else said.exact(value)  # noqa: PLR0124 - NaN
        for value in (row["before"], row["after"])
    ]
    return " → ".join(told)
