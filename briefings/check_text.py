"""What the numbers of a text are: ``python -m briefings.check_text FILE`` (``-`` reads the input).

Each number that looks like one of ours is printed with its verdict and what is held. Nothing is
stored or sent. The exit status is 0 if every such number is confirmed or rounded (or there is
none), 1 if one is not, 2 if the text cannot be read, 3 if there is no database.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from briefings.statements import AGREE, MOST_LETTERS, Answer, Checker, Finding, Held, answer
from data.store import open_store
from indicators.editions import Edition
from indicators.errors import DashboardError, TextRefused
from indicators.model import LANGUAGES
from indicators.observations import EDITIONS
from indicators.words import Words
from indicators.words import words as words_in
from passports.links import figure_link

_INPUT = "-"
_MOST_BYTES = 4 * MOST_LETTERS + 3  # of a text in UTF-8, with its mark


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what each number of a text is; return the exit status."""
    asked = _parser().parse_args(arguments)
    told = words_in(asked.language or "en")
    try:
        text = _read(asked.file)
        store = open_store()
        checker = Checker(store, date.today(), asked.edition)
        found = checker.check(text, asked.language)
        answers = [answer(one, store, told, date.today().year) for one in found]
    except DashboardError as error:
        print(error.message, error.hint or "", file=sys.stderr)
        return error.exit_code
    write = _as_json if asked.json else _as_text
    print(write(list(zip(found, answers, strict=True)), asked.edition, told))
    return int(any(one.verdict not in AGREE for one in answers))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings.check_text", description=__doc__)
    parser.add_argument("file", help=f"a text in UTF-8, or {_INPUT} for the standard input")
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help="of the text and the answers; without it each sentence is read in its own",
    )
    parser.add_argument("--edition", choices=EDITIONS, default="published")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    return parser


def _read(name: str) -> str:
    """Return the text of a file or of the standard input.

    Raises
    ------
    TextRefused
        If it is not there, no text in UTF-8, empty or too long.
    """
    try:
        held = _bytes(name)
        text = held[:_MOST_BYTES].decode("utf-8-sig", "strict" if _is_whole(held) else "ignore")
    except OSError as error:
        raise TextRefused(f"{name}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise TextRefused(
            f"{name}: is no text in UTF-8 (byte {error.start + 1}).",
            "Save it as plain text in UTF-8; a Word or PDF file must be copied as text.",
        ) from error
    if not text.strip():
        raise TextRefused(f"{name}: is empty.")
    if len(text) > MOST_LETTERS or not _is_whole(held):
        raise TextRefused(
            f"{name}: is too long: at most {MOST_LETTERS:,} letters are read.", "Check it in parts."
        )
    return text


def _bytes(name: str) -> bytes:
    """Return the bytes of a text, no more of them than a text can have, and one."""
    if name == _INPUT:
        return sys.stdin.buffer.read(_MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(_MOST_BYTES + 1)


def _is_whole(held: bytes) -> bool:
    return len(held) <= _MOST_BYTES


def _as_text(found: Sequence[tuple[Finding, Answer]], edition: str, told: Words) -> str:
    mark = Edition(edition).watermark(told)
    lines = [mark] if mark else []
    for one, said in found:
        lines += [f"{said.number}: {said.word}", f"  “{one.claim.sentence.text.strip()}”"]
        lines += [f"  {text}" for text in (said.reason, *said.caveats)]
        lines += [line for held in (said.held, said.newer) if held for line in _lines(held, told)]
    return "\n".join(lines) if found else told("No number looks like one of ours.")


def _lines(held: Held, told: Words) -> list[str]:
    where = f"{held.area}, {held.period}"
    return [
        f"  {held.name}: {held.value}, {where} ({held.source}; {held.grade})",
        f"  {figure_link(held.key, '', told.language)}",
    ]


def _as_json(found: Sequence[tuple[Finding, Answer]], edition: str, told: Words) -> str:
    rows = [
        {
            "number": said.number,
            "start": one.claim.sentence.start + one.claim.number.start,
            "sentence": one.claim.sentence.text.strip(),
            "verdict": said.verdict,
            "said": said.reason,
            "caveats": list(one.caveats),
            "indicator": one.item.indicator,
            "edition": edition,
            "held": _object(said.held, told),
            "newer": _object(said.newer, told),
        }
        for one, said in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _object(held: Held | None, told: Words) -> dict[str, Any] | None:
    if held is None:
        return None
    named = {name: value for name, value in asdict(held).items() if name != "key"}
    return {**named, "passport": figure_link(held.key, "", told.language)}


if __name__ == "__main__":
    sys.exit(main())
