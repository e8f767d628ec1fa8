"""Ask a provider, and write what it answers as submissions: ``python -m data.connectors PROVIDER``.

Nothing is taken as a figure: each submission is a table for ``python -m data.intake FILE --flow``
or, by its token, for the workflow. ``--dry-run`` says what would change and writes nothing. An
answer that was kept before does nothing.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from data import settings
from data.connectors.compared import beside
from data.connectors.fetched import fetched
from data.connectors.mapped import Mapped
from data.connectors.mapping import addresses_of, mapping_of
from data.connectors.providers import PROVIDERS, read_answers
from data.connectors.sent import read_tokens, send
from data.connectors.written import Answer, is_unchanged, keep, note, submission
from data.inputs import Inputs, read_inputs
from data.intake import look, read_answer, said_of
from indicators.errors import DashboardError, DataFaults, ReaderMistake
from indicators.model import LANGUAGES, Language

_NAMED = 20  # series named one by one


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask a provider, and say or write what came; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        return _done(asked)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror or error}\n")
        return 2


def _done(asked: argparse.Namespace) -> int:
    folder = (asked.out or settings.connectors_dir()) / asked.provider
    answers = _answers(asked.provider, asked.source)
    if is_unchanged(folder, answers) and not asked.dry_run:
        _say(f"{asked.provider}: unchanged since it was kept; nothing to do.")
        return 0
    mapped = read_answers(asked.provider, [(one.name, one.content) for one in answers])
    flows = {flow: submission(rows) for flow, rows in mapped.rows.items()}
    _say(*_told(asked.provider, mapped))
    if asked.dry_run:
        return _would_change(mapped, flows, asked.lang)
    for path in keep(folder, answers, flows):
        _say(f"Written: {path}; look at it: python -m data.intake {path} --flow {path.stem}")
    if asked.send:
        _send(flows, asked.send, asked.tokens)
    note(folder, answers, datetime.now(UTC))
    return 0


def _send(flows: Mapping[str, bytes], address: str, tokens: Path | None) -> None:
    """Send each submission by the token of its flow, which all of them must have."""
    if tokens is None:
        raise ReaderMistake("Nothing is sent without a token.", "Give their file with --tokens.")
    known = read_tokens(tokens)
    if missing := sorted(flows.keys() - known.keys()):
        raise ReaderMistake(f"{tokens} has no token of {', '.join(missing)}.", "Nothing was sent.")
    for flow, content in flows.items():
        number = send(address, known[flow], flow, content)
        _say(f"{flow}: received as submission {number}")


def _answers(provider: str, files: Sequence[Path]) -> list[Answer]:
    """Return the answers of a provider: from files, else fetched."""
    if files:
        return [Answer(path.name, "", path.read_bytes()) for path in files]
    addresses = addresses_of(mapping_of(provider))
    if not addresses:
        hint = f"Download its file from {mapping_of(provider).link} and give it with --from."
        raise ReaderMistake(f"{provider} has no address at which it can be asked.", hint)
    return [Answer(name, url, fetched(url)) for name, url in addresses]


def _told(provider: str, mapped: Mapped) -> Iterator[str]:
    """Yield what an answer has for us, and what in it is not taken, each by its name."""
    for flow, rows in mapped.rows.items():
        yield f"{flow}: {len(rows)} figures"
    yield from _counted("not declared here, not taken", mapped.unknown, {})
    yield from _counted("left out", mapped.left_out, mapping_of(provider).left_out)
    yield from _counted("of other groups or years than here, not taken", mapped.slices, {})
    if mapped.without:
        yield f"without a value: {mapped.without}"


def _counted(what: str, counts: Counter[str], reasons: Mapping[str, str]) -> Iterator[str]:
    if counts:
        yield f"{what}: {len(counts)} series, {counts.total()} figures"
        for name, count in sorted(counts.items())[:_NAMED]:
            yield f"  {name} ({count})" + (f": {reasons[name]}" if name in reasons else "")
        if len(counts) > _NAMED:
            yield f"  and {len(counts) - _NAMED} more"


def _would_change(mapped: Mapped, flows: Mapping[str, bytes], language: Language) -> int:
    """Say what each submission would change, and what the other sources here have of the same."""
    inputs = _inputs()
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        for flow, content in flows.items():
            path = Path(folder) / f"{flow}.csv"
            path.write_bytes(content)
            answer = read_answer(path, date.today(), flow)
            _say("", f"{flow}:")
            if answer.faults:
                _say(*(f"  {fault.said(language)}" for fault in answer.faults))
                status = 1
            else:
                lines = said_of(look(answer, inputs.observations), language)
                _say(*(f"  {line}" for line in lines), "  Beside what is carried here:")
                for one in beside(mapped.rows[flow], inputs.observations):
                    _say(f"    {one.indicator}, {one.source or 'no source'}: {one.said}")
    return status


def _inputs() -> Inputs:
    inputs = read_inputs(*settings.inputs())
    if inputs.faults:
        raise DataFaults(inputs.faults)
    return inputs


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.connectors", description=__doc__)
    parser.add_argument("provider", choices=sorted(PROVIDERS))
    parser.add_argument(
        "--from", dest="source", type=Path, nargs="+", default=[], help="files instead of fetching"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change")
    parser.add_argument("--out", type=Path, help="folder; else CONNECTORS_DIR")
    parser.add_argument("--send", metavar="ADDRESS", help="of the workflow, as https://host")
    parser.add_argument("--tokens", type=Path, help="file of the tokens: a line a flow")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="of what would change")
    return parser


if __name__ == "__main__":
    sys.exit(main())
