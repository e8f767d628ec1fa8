"""What the cell of a row may be: each check gives the cell back, or says what is wrong with it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationInfo

from indicators.catalog import catalog
from indicators.codelists import areas, codelist, codes, has_value
from indicators.files import Refusal, check_line, check_number, check_period
from indicators.flows import flows
from indicators.observations import Limits, limits

# What the tables of the State Statistical Committee print in place of a figure, and the status that
# each stands for: did not occur, not available, below half the unit, not comparable.
_MARKS: Mapping[str, str] = {
    **dict.fromkeys(("-", "–", "—"), "AZE_NIL"),
    **dict.fromkeys(("...", "…"), "O"),
    "0,0": "N",
    **dict.fromkeys(("x", "х"), "M"),
}

_LISTED = "take a code of its code list (indicators/codes)"


def _given(info: ValidationInfo) -> Mapping[str, Any]:
    """Return what the source of a row says: ``data_source``, ``retrieved``; ``sources`` known."""
    context: Mapping[str, Any] = info.context or {}
    return context


def check_text(cell: str) -> str:
    """Return a text as it is: empty, or of one line."""
    return check_line(cell) if cell else cell


def check_group(code: str, info: ValidationInfo) -> str:
    """Return the code of a dimension, which is named as the field."""
    return check_listed(codes(info.field_name or ""), code)


def check_status(code: str) -> str:
    """Return the status of a figure."""
    return check_listed(codelist("obs_status"), code)


def check_listed(known: Mapping[str, Any], code: str) -> str:
    """Return a code that a list has."""
    if code not in known:
        raise Refusal(f"{code[:80]!r} is not in its code list", _LISTED)
    return code


def check_area(code: str) -> str:
    """Return the code of an area."""
    if code not in areas():
        raise Refusal(f"{code[:80]!r} is not in the code list of areas", _LISTED)
    return code


def check_country(code: str) -> str:
    """Return the code of a country."""
    if code not in codelist("country"):
        raise Refusal(f"unknown code {code[:80]!r}", _LISTED)
    return code


def check_indicator(code: str, info: ValidationInfo) -> str:
    """Return the code of an indicator that names the source."""
    declared = catalog().get(code)
    if declared is None:
        raise Refusal(f"{code[:80]!r} is not declared", "declare it in indicators/definitions")
    source = _given(info)["data_source"]
    if source is not None and source not in declared.sources and not _flows(code, source):
        reason = f"{code} does not name this source in its declaration"
        raise Refusal(reason, "add the source there, or take the row out")
    return code


def _flows(code: str, source: str) -> bool:
    """Return whether a source is a flow by which figures of an indicator come."""
    flow = flows().get(source)
    return flow is not None and code in flow.indicators


def check_unit(code: str, info: ValidationInfo) -> str:
    """Return a unit, if it is the declared one."""
    declared = catalog().get(info.data.get("indicator", ""))
    if declared is not None and code != declared.unit_measure:
        remedy = "leave the unit out, or bring the figure into the declared one"
        raise Refusal(f"{code[:80]!r}, declared {declared.unit_measure!r}", remedy)
    return code


def check_period_begun(text: str, info: ValidationInfo) -> str:
    """Return a period of the calendar that had begun when the source was read."""
    check_period(text)
    read = _given(info).get("retrieved") or ""
    if read and text[: len(read)] > read[: len(text)]:
        reason = f"{text!r} begins after the source was read ({read})"
        raise Refusal(reason, "correct the period, or `retrieved` in source.toml")
    return text


def check_event_period(text: str) -> str:
    """Return when an event was, however long ago, or the empty text where no source says."""
    return check_period(text, first=1) if text else text


def check_source(code: str, info: ValidationInfo) -> str:
    """Return the code of a source that is among those read."""
    if code not in _given(info)["sources"]:
        raise Refusal(f"unknown code {code[:80]!r}", "name a folder of data/observations")
    return code


def check_confidential(code: str, info: ValidationInfo) -> str:
    """Return the confidentiality of a figure: free, unless there is none."""
    check_listed(codelist("allowed")["obs_conf"], code)
    if code != "F" and has_value(info.data.get("obs_status", "Q")):
        reason = f"{code!r}, though the status carries a value"
        raise Refusal(reason, "a figure that is published is free (F); else withhold it (Q)")
    return code


def check_value(text: str, info: ValidationInfo) -> float | None:
    """Return a figure that fits its status and its indicator; None where there is none."""
    status = info.data.get("obs_status")
    if status is None:  # already named
        return None
    _refuse_mark(text)
    value = check_number(text)
    if has_value(status) and value is None:
        remedy = "give the figure, or the status that says why there is none"
        raise Refusal(f"empty, though the status {status} carries a value", remedy)
    if not has_value(status) and value is not None:
        reason = f"given, though the status {status} carries none"
        raise Refusal(reason, "take the figure out, or correct the status")
    return _within(value, text, info)


def _refuse_mark(text: str) -> None:
    """Refuse a mark that a table prints in place of a figure: it is a status, and never zero."""
    meant = _MARKS.get(text)
    if meant:
        reason = f"{text!r} is a mark in place of a figure"
        raise Refusal(reason, f"leave the value empty and write {meant} as obs_status")


def _within(value: float | None, text: str, info: ValidationInfo) -> float | None:
    """Return a figure as it is, if its indicator can have it."""
    declared = catalog().get(info.data.get("indicator", ""))
    if value is None or declared is None:
        return value
    allowed = _limits(declared.indicator)
    if not allowed.least <= value <= allowed.most:
        reason = f"{text} is not from {allowed.least:.15g} to {allowed.most:.15g}"
        remedy = f"correct it, or the unit {declared.unit_measure} (indicators/codes/allowed.toml)"
        raise Refusal(reason, remedy)
    if allowed.whole and not value.is_integer():
        raise Refusal(f"{text} is not a whole number", "correct it, or the declared unit")
    return value


@cache
def _limits(code: str) -> Limits:
    return limits(catalog()[code])


def check_figure(text: str, info: ValidationInfo) -> float:
    """Return a figure that must be there."""
    value = _within(check_number(text), text, info)
    if value is None:
        raise Refusal(f"{text!r} is not a number", "give the figure, or take the row out")
    return value


def check_bound(text: str, info: ValidationInfo) -> float | None:
    """Return a bound, if the figure lies on its side of it."""
    bound = _within(check_number(text), text, info)
    value = info.data.get("obs_value")
    if bound is None or "obs_value" not in info.data:
        return bound
    if value is None:
        raise Refusal("given, though there is no value", "take the bound out")
    lower = info.field_name == "lower_bound"
    if (lower and bound > value) or (not lower and bound < value):
        side = "above" if lower else "below"
        raise Refusal(f"{text} is {side} the value {value:g}", "correct the bound or the value")
    return bound
