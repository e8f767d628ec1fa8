"""What a connector writes: a submission for each flow, and the answers as they came."""

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.beside import written_beside
from data.connectors.mapped import Row
from data.locked import held
from indicators.errors import CannotWrite, DamagedStore

_KEPT = "kept.toml"


@dataclass(frozen=True)
class Answer:
    """What a provider answered: under which name, to which question, which bytes."""

    name: str
    url: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


def submission(rows: Sequence[Row]) -> bytes:
    """Return the rows of a flow as a table that ``data.intake`` reads.

    The same rows give the same bytes, so that sending them again is the same submission.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, [*rows[0]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def is_unchanged(folder: Path, answers: Sequence[Answer]) -> bool:
    """Return whether a provider answers what was kept of it last."""
    last = {one["name"]: one["sha256"] for one in _record(folder)}
    return bool(answers) and all(last.get(one.name) == one.sha256 for one in answers)


def keep(folder: Path, answers: Sequence[Answer], flows: Mapping[str, bytes]) -> list[Path]:
    """Keep the answers by their hash, and write the submissions; return these.

    Raises
    ------
    CannotWrite
        If the folder cannot be written.
    """
    written = []
    try:
        (folder / "answers").mkdir(parents=True, exist_ok=True)
        with held(folder / _KEPT):
            for one in answers:
                with written_beside(_raw(folder, one)) as path:
                    path.write_bytes(one.content)
            for flow, content in flows.items():
                with written_beside(folder / f"{flow}.csv") as path:
                    path.write_bytes(content)
                written.append(folder / f"{flow}.csv")
    except OSError as error:
        raise _refused(folder, error) from error
    return written


def note(folder: Path, answers: Sequence[Answer], moment: datetime) -> None:
    """Note which answers were kept and when: what is not noted is done again.

    Raises
    ------
    CannotWrite
        If the folder cannot be written.
    """
    kept = folder / _KEPT
    try:
        with held(kept), written_beside(kept) as path:
            before = kept.read_text(encoding="utf-8") if kept.exists() else ""
            told = "".join(_told(one, moment) for one in answers)
            path.write_text(before + told, encoding="utf-8")
    except OSError as error:
        raise _refused(folder, error) from error


def _raw(folder: Path, one: Answer) -> Path:
    return folder / "answers" / f"{one.sha256}{Path(one.name).suffix}"


def _refused(folder: Path, error: OSError) -> CannotWrite:
    return CannotWrite(f"{folder} cannot be written: {error.strerror or error}.")


def _told(one: Answer, moment: datetime) -> str:
    told: dict[str, str | int] = {
        "name": one.name,
        "url": one.url,
        "sha256": one.sha256,
        "bytes": len(one.content),
        "fetched": moment.isoformat(timespec="seconds"),
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    return "\n".join(["[[answer]]", *lines, "", ""])


def _record(folder: Path) -> list[dict[str, str]]:
    try:
        content = (folder / _KEPT).read_bytes()
    except FileNotFoundError:
        return []
    try:
        return list(tomllib.loads(content.decode())["answer"])
    except (ValueError, KeyError, TypeError):
        message = f"{folder / _KEPT} is not what was written."
        raise DamagedStore(message, "Move it away: everything is fetched anew.") from None
