"""A request as a form for those who collect in the field (XLSForm), in the three languages.

One sending is of one area and one set of groups; a question of an indicator has its code as name,
which is the column of the answers (``data.intake``).
"""

from collections.abc import Iterator
from io import BytesIO

from data.request.asked import Request, template_hash
from data.request.labels import cell_label, column_label
from indicators.catalog import catalog
from indicators.codelists import codelist, has_value
from indicators.disclosure import THRESHOLD
from indicators.model import LANGUAGES, Language, Text
from indicators.observations import limits
from indicators.words import NATIVE_NAMES, words

STATUS, NOTE = "__status", "__note"  # after the code of an indicator: its other two questions
GIVEN = ("request", "template", "time_period")  # what the form itself fills in
_TOLD = ("label", "hint", "constraint_message")
_SURVEY = ("type", "name", "required", "calculation", "relevant", "constraint", "appearance")
Cells = dict[str, str]


def form(request: Request) -> bytes:
    """Return the bytes of the form."""
    from openpyxl import Workbook  # pages do not load it

    book = Workbook()
    survey, choices, settings = book.active, book.create_sheet("choices"), book.create_sheet()
    survey.title, settings.title = "survey", "settings"
    told = [f"{kind}::{_language(code)}" for kind in _TOLD for code in LANGUAGES]
    for sheet, head, rows in (
        (survey, [*_SURVEY, *told], _questions(request)),
        (choices, ["list_name", "name", *told[: len(LANGUAGES)]], _choices(request)),
        (settings, ["form_title", "form_id", "version", "default_language"], [_about(request)]),
    ):
        sheet.append(head)
        for row in rows:
            sheet.append([row.get(name, "") for name in head])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _about(request: Request) -> Cells:
    return {
        "form_title": f"{_said('letter_title', request.language)} {request.number}",
        "form_id": request.number,
        "version": template_hash(request)[:12],
        "default_language": _language(request.language),
    }


def _questions(request: Request) -> Iterator[Cells]:
    fixed = (request.number, template_hash(request), request.time_period)
    for name, value in zip(GIVEN, fixed, strict=True):
        yield {"type": "calculate", "name": name, "calculation": f"'{value}'"}
    for name in ("ref_area", *request.dimensions):
        chosen = {"type": f"select_one {name}", "name": name, "required": "yes"}
        label: Text = {code: column_label(name, code) for code in LANGUAGES}
        yield chosen | {"appearance": "minimal"} | _told("label", label)
    for code in request.flow.indicators:
        yield from _of_indicator(request, code)


def _of_indicator(request: Request, code: str) -> Iterator[Cells]:
    """Yield the figure, why there is none, and the note to it."""
    item = catalog()[code]
    least, most, whole = limits(item)
    low, high = f"{least:.15g}", f"{most:.15g}"
    allowed = f". >= {low} and . <= {high}"
    if request.flow.protected and item.is_count:
        allowed += f" and (. = 0 or . >= {THRESHOLD})"
    unit = codelist("unit_measure")[item.unit_measure]
    label: Text = {one: f"{item.name[one]} ({unit[one]})" for one in LANGUAGES}
    refused: Text = {one: _said("sheet_number", one, least=low, most=high) for one in LANGUAGES}
    yield (
        {"type": "integer" if whole else "decimal", "name": code, "constraint": allowed}
        | _told("label", label)
        | _told("hint", item.definition)
        | _told("constraint_message", refused)
    )
    why: Text = {one: _said("column_obs_status", one) for one in LANGUAGES}
    yield {
        "type": "select_one obs_status",
        "name": f"{code}{STATUS}",
        "relevant": f"${{{code}}} = ''",
        "appearance": "minimal",
    } | _told("label", why)
    note: Text = {one: _said("column_footnotes", one) for one in LANGUAGES}
    yield {"type": "text", "name": f"{code}{NOTE}"} | _told("label", note)


def _choices(request: Request) -> Iterator[Cells]:
    first = request.flow.indicators[0]
    lists = {
        "ref_area": request.flow.areas,
        **{name: tuple(request.flow.groups[name]) for name in request.dimensions},
        "obs_status": tuple(code for code in codelist("obs_status") if not has_value(code)),
    }
    for name, every in lists.items():
        for code in every:
            label: Text = {one: cell_label(name, code, first, one) for one in LANGUAGES}
            yield {"list_name": name, "name": code} | _told("label", label)


def _told(kind: str, text: Text) -> Cells:
    """Return a text in a column for each language."""
    return {f"{kind}::{_language(code)}": text[code] for code in LANGUAGES}


def _language(code: Language) -> str:
    return f"{NATIVE_NAMES[code]} ({code})"


def _said(key: str, language: Language, **places: str) -> str:
    return words(language).of(codelist("intake")[key]).format(**places)
