"""What the table that an agency fills in has: its columns, and what it says of itself."""

from data.request.asked import Request, template_hash
from indicators.codelists import codelist
from indicators.words import words

ANSWERED = ("obs_value", "obs_status", "footnotes")  # what is left to fill in


def columns_of(request: Request) -> tuple[str, ...]:
    """Return the columns of the template, in order."""
    return ("indicator", "ref_area", "time_period", *request.dimensions, *ANSWERED)


def properties(request: Request) -> dict[str, str]:
    """Return what the template says of itself in its document properties."""
    return {
        "flow": request.flow.flow,
        "request": request.number,
        "due": request.due.isoformat(),
        "language": request.language,
        "sheet": said_in(request, "sheet_figures"),
        "template": template_hash(request),
    }


def said_in(request: Request, key: str, **places: str) -> str:
    """Return a sentence of ``codes/intake.toml`` in the language of the request."""
    return words(request.language).of(codelist("intake")[key]).format(**places)
