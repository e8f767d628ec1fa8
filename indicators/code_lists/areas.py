"""The list of areas: a row each, within an area of the scheme above, with a point inside it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from indicators.errors import Fault
from indicators.files import (
    LANGUAGES,
    Refusal,
    Table,
    check_code,
    check_line,
    check_number,
    check_period,
)

NATION = "AZE"
FILE = "codes/ref_area.csv"
AREA_COLUMNS = (
    "ref_area", "scheme", "parent", "valid_from", "valid_to", "az", "en", "ru",
    "longitude", "latitude",
)  # fmt: skip
_MEND = "correct the list, or bring it back from where it was whole"
_CHECKS = {
    "ref_area": check_code,
    "valid_from": lambda text: check_period(text) if text else text,
    "valid_to": lambda text: check_period(text) if text else text,
    "az": check_line,
    "en": check_line,
    "ru": check_line,
}
_COUNTRY = {"longitude": (44.5, 50.7), "latitude": (38.3, 42.0)}  # Natural Earth, and a margin


def area_faults(table: Table, schemes: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield everything wrong with the rows of the list of areas."""
    scheme_of = {row["ref_area"]: row["scheme"] for _, row in table.rows}
    times = Counter(row["ref_area"] for _, row in table.rows)
    named = Counter((n, row["scheme"], row[n]) for _, row in table.rows for n in LANGUAGES)
    for number, row in table.rows:
        wrong = [*_cell_faults(row), *_place_faults(row, scheme_of, schemes)]
        if times[row["ref_area"]] > 1:
            wrong.append(("ref_area", f"{row['ref_area']!r} is there more than once"))
        for name in LANGUAGES:
            if named[name, row["scheme"], row[name]] > 1:
                wrong.append((name, f"{row[name]!r} names two areas of the scheme"))
        if row["valid_to"] and row["valid_to"] < row["valid_from"]:
            wrong.append(("valid_to", f"{row['valid_to']!r} is before it began"))
        yield from (Fault(FILE, number, column, reason, _MEND) for column, reason in wrong)
    counted = Counter(scheme_of.values())
    for scheme, entry in schemes.items():
        if counted[scheme] != entry["areas"]:
            reason = f"{counted[scheme]} areas of {scheme}, codes/scheme.toml says {entry['areas']}"
            yield Fault(FILE, None, "scheme", reason, _MEND)
        if entry.get("capital") and scheme_of.get(entry["capital"]) != scheme:
            reason = f"{entry['capital']!r} is no area of {scheme}, codes/scheme.toml says capital"
            yield Fault(FILE, None, "scheme", reason, _MEND)


def _cell_faults(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, check in _CHECKS.items():
        try:
            check(row[name])
        except Refusal as error:
            yield name, error.reason
    for name, (least, most) in _COUNTRY.items():
        try:
            value = check_number(row[name])
        except Refusal as error:
            yield name, error.reason
            continue
        if value is None or not least <= value <= most:
            yield name, f"{row[name]!r} is not in the country"


def _place_faults(
    row: Mapping[str, str], scheme_of: Mapping[str, str], schemes: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    scheme, parent = row["scheme"], row["parent"]
    if scheme not in schemes:
        yield "scheme", f"{scheme!r} is not in its code list"
        return
    if schemes[scheme]["tier"] == 0:
        if parent:
            yield "parent", "the nation lies within nothing"
    elif parent not in scheme_of:
        yield "parent", f"{parent!r} is not in the code list of areas"
    elif _tier(scheme_of[parent], schemes) != schemes[scheme]["tier"] - 1:
        yield "parent", f"{parent!r} is not of the scheme above"


def _tier(scheme: str, schemes: Mapping[str, Any]) -> int | None:
    tier: int | None = schemes.get(scheme, {}).get("tier")
    return tier
