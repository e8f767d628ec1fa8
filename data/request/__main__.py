"""Ask an agency for figures: ``python -m data.request --agency MSE --out DIR [--record]``.

For each flow of the agency (``indicators/flows``) a letter (DOCX) and a table to fill in (XLSX).
``--form`` adds a form for those who collect in the field. ``--record``, when they are sent, writes
down what was asked of whom by when; every reader sees it beside the gap. ``--refused NUMBER
--reason az=… en=… ru=…`` writes down that a request was refused.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data import settings
from data.inputs import read_inputs
from data.request.asked import requests_of
from data.request.record import record, refuse
from data.request.write import write_requests
from indicators.errors import DashboardError, DataFaults, ReaderMistake
from indicators.model import LANGUAGES, Text


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what is asked for; return the exit status."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if not asked.refused and not (asked.agency and (asked.out or asked.record)):
        parser.error("name --agency with --out or --record, or --refused with --reason")
    try:
        for path in _refused(asked) if asked.refused else _asked(asked):
            sys.stdout.write(f"{path}\n")
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    return 0


def _refused(asked: argparse.Namespace) -> list[Path]:
    return [refuse(asked.refused, asked.date, _reason(asked.reason), settings.REQUESTS)]


def _asked(asked: argparse.Namespace) -> list[Path]:
    requests = requests_of(asked.agency, asked.date, asked.lang, asked.indicator)
    written: list[Path] = []
    if asked.out:
        inputs = read_inputs(*settings.inputs())
        if inputs.faults:
            raise DataFaults(inputs.faults)
        written += write_requests(requests, inputs.observations, asked.out, in_the_field=asked.form)
    return [*written, record(requests, settings.REQUESTS)] if asked.record else written


def _reason(given: Sequence[str]) -> Text:
    """Return a reason in every language, each given as ``az=…``."""
    parts = [text.partition("=") for text in given]
    said = {language: text.strip() for language, _, text in parts}
    if {*said} != {*LANGUAGES} or not all(said.values()):
        hint = "--reason az=… en=… ru=…: every reader reads it in the language chosen."
        raise ReaderMistake("The reason is wanted in three languages.", hint)
    return {language: said[language] for language in LANGUAGES}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.request", description=__doc__)
    parser.add_argument("--agency", help="code of indicators/codes/agency.toml")
    parser.add_argument("--indicator", default="", help="this one alone, not all of the agency's")
    parser.add_argument("--lang", choices=LANGUAGES, default="az", help="of letter and table")
    parser.add_argument("--out", type=Path, help="the folder to write into")
    parser.add_argument("--form", action="store_true", help="and a form for the field (XLSForm)")
    parser.add_argument("--record", action="store_true", help="it is sent: write that down")
    parser.add_argument("--refused", metavar="NUMBER", help="a request on record that was refused")
    parser.add_argument("--reason", nargs="+", default=(), help="why: az=… en=… ru=…")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="of the day")
    return parser


if __name__ == "__main__":
    sys.exit(main())
