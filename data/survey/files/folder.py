"""The files of a survey in a folder: which family, which file is which, and what is missing."""

import filecmp
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from data.microdata import Described, describe, is_microdata, plain_name
from data.survey.declarations import Declared, KindOfFile, families
from data.survey.files.encodings import in_some_encoding
from data.survey.files.unpacked import unpacked
from data.survey.guesses import Guess, guessed_encoding
from data.survey.mapping import NOTHING_MAPPED, Mapped
from indicators.errors import DataFaults, Fault

_ORDER = (".dta", ".sav", ".parquet", ".csv", ".gz")  # of one file in several formats


@dataclass(frozen=True)
class Opened:
    """A file of the survey: of which kind it is, and what it says of itself."""

    kind: str
    path: Path
    described: Described


@dataclass(frozen=True)
class Folder:
    """A survey in a folder: its family, its files by kind, and what had to be guessed."""

    declared: Declared
    files: Mapping[str, Opened]
    guesses: tuple[Guess, ...]

    @property
    def absent(self) -> tuple[str, ...]:
        """The kinds of file of the family that are not there."""
        return tuple(kind for kind in self.declared.family.files if kind not in self.files)


def open_folder(folder: Path, scratch: Path, mapped: Mapped = NOTHING_MAPPED) -> Folder:
    """Return the survey in a folder, by the names of its files and by the variables within.

    Parameters
    ----------
    scratch : Path
        An empty folder, into which files in archives are unpacked.

    Raises
    ------
    DataFaults
        If there is no folder, no survey in it or more than one, or a file of it cannot be read.
    """
    paths = [*_files(folder), *unpacked(folder, scratch)]
    if not paths:
        raise DataFaults([Fault(str(folder), None, None, "has no file of microdata", _REMEDY)])
    _check_names(paths)
    guesses: list[Guess] = []
    seen = {path: one for path in paths if (one := _described(path, mapped, guesses))}
    declared = _family_of(folder, seen, mapped)
    if strange := mapped.strange([*declared.family.files], [path.name for path in seen]):
        raise DataFaults(strange)
    chosen = _chosen(declared, seen, mapped, guesses)
    _check_one_survey(folder, chosen)
    files = {kind: Opened(kind, path, seen[path]) for kind, path in chosen.items()}
    return Folder(declared, files, tuple(guesses))


_REMEDY = "put the files of one survey there: .dta, .sav, .csv, .csv.gz, .parquet, or their zips"
_APART = "put each survey into a folder of its own"


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise DataFaults([Fault(str(folder), None, None, "is no folder", _REMEDY)])
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and is_microdata(path)]


def _check_names(paths: Sequence[Path]) -> None:
    strange = [path.name for path in paths if not path.name.isprintable()]
    if strange:
        reason = "is a name with signs that cannot be shown"
        raise DataFaults(Fault(repr(name), None, None, reason, "rename it") for name in strange)


def _described(path: Path, mapped: Mapped, guesses: list[Guess]) -> Described | None:
    """Return what a file says of itself; a torn one is a fault only if its name is of a survey."""
    try:
        found, guessed = in_some_encoding(
            path, mapped, lambda encoding: describe(path, encoding, mapped.delimiter)
        )
    except DataFaults:
        if _named_kinds(path):
            raise
        guesses.append(Guess(path.name, "left aside", "it cannot be read, and is named as no file"))
        return None
    guesses += guessed_encoding(path, guessed)
    return found


def stem(path: Path) -> str:
    """Return the name of a file without its endings, in small letters.

    Examples
    --------
    >>> stem(Path("zz6_pr.csv.gz"))
    'zz6_pr'
    """
    return path.name.partition(".")[0].lower()


def _named(path: Path, kind: KindOfFile) -> bool:
    return re.search(kind.name, stem(path)) is not None


def _named_kinds(path: Path) -> list[tuple[str, str]]:
    return [
        (name, kind)
        for name, declared in families().items()
        for kind, file in declared.family.files.items()
        if _named(path, file)
    ]


def _has_marks(described: Described, kind: KindOfFile, mapped: Mapped) -> bool:
    there = {plain_name(name) for name in described.variables}
    strange = any(plain_name(mapped.own_name(name)) in there for name in kind.without)
    return not strange and all(plain_name(mapped.own_name(name)) in there for name in kind.marks)


def _kinds(path: Path, described: Described, declared: Declared, mapped: Mapped) -> list[str]:
    """Return the kinds that a file can be: by its variables, and by its name where it has one."""
    files = declared.family.files
    marked = [kind for kind, file in files.items() if _has_marks(described, file, mapped)]
    named = [kind for kind in marked if _named(path, files[kind])]
    return named or marked


def _family_of(folder: Path, seen: Mapping[Path, Described], mapped: Mapped) -> Declared:
    found = {
        name: {path for path, one in seen.items() if _kinds(path, one, declared, mapped)}
        for name, declared in families().items()
        if mapped.family in (None, name)
    }
    best = max(found, key=lambda name: len(found[name]))
    if not found[best]:
        told = "; ".join(f"{path.name}: {_lacking(path, one)}" for path, one in seen.items())
        reason = f"no file of a survey that we know: {told}"
        raise DataFaults([Fault(str(folder), None, None, reason, _REMEDY)])
    others = set().union(*found.values()) - found[best]
    if others:
        told = ", ".join(sorted(path.name for path in others))
        reason = f"files of {len([one for one in found.values() if one])} families: {told}"
        raise DataFaults([Fault(str(folder), None, None, reason, _APART)])
    return families()[best]


def _lacking(path: Path, described: Described) -> str:
    """Return which variables a file lacks of those that its name promises."""
    there = {plain_name(name) for name in described.variables}
    for name, kind in _named_kinds(path):
        marks = families()[name].family.files[kind].marks
        absent = ", ".join(mark for mark in marks if mark not in there)
        return f"named as {kind}, without {absent} (another name? write it under [variables])"
    return "its variables are of no file we know"


def _chosen(
    declared: Declared, seen: Mapping[Path, Described], mapped: Mapped, guesses: list[Guess]
) -> dict[str, Path]:
    """Return the file of every kind that is there."""
    claims: dict[str, list[Path]] = {}
    faults: list[Fault] = []
    for path, described in seen.items():
        kinds = mapped.kinds_of(path) or _kinds(path, described, declared, mapped)
        faults += _unclear(path, kinds)
        for kind in kinds:
            claims.setdefault(kind, []).append(path)
        if not kinds:
            guesses.append(Guess(path.name, "left aside", _lacking(path, described)))
    chosen = {}
    for kind, paths in claims.items():
        if _are_apart(paths):
            title = declared.family.files[kind].title
            reason = f"{len(paths)} files of {title}: {', '.join(p.name for p in paths)}"
            faults.append(Fault(paths[0].name, None, None, reason, _APART))
        chosen[kind] = min(paths, key=lambda path: _ORDER.index(path.suffix.lower()))
        if len(paths) > 1:
            guesses.append(Guess(kind, chosen[kind].name, "the same file is there in other forms"))
    if faults:
        raise DataFaults(faults)
    return chosen


def _unclear(path: Path, kinds: Sequence[str]) -> Iterator[Fault]:
    if len(kinds) > 1:
        remedy = f'rename it, or write [files] {kinds[0]} = "{path.name}" in a mapping'
        yield Fault(path.name, None, None, f"can be {' or '.join(kinds)}", remedy)


def _are_apart(paths: Sequence[Path]) -> bool:
    """Return whether files are of several surveys: by their names, or of one format and unlike."""
    if len({_fingerprint(path) for path in paths}) > 1:
        return True
    pairs = ((a, b) for a, b in combinations(paths, 2) if a.suffix.lower() == b.suffix.lower())
    return any(not filecmp.cmp(a, b, shallow=False) for a, b in pairs)


def _fingerprint(path: Path) -> str:
    """Return a name without what tells its format: ZZPR62FL and ZZPR62SV are one file."""
    return re.sub(r"(fl|dt|sv|sd)$", "", stem(path))


def _check_one_survey(folder: Path, chosen: Mapping[str, Path]) -> None:
    """Refuse files whose names are of two countries or rounds, as ZZPR62FL beside AZIR52FL."""
    signs = {kind: sign for kind, path in chosen.items() if (sign := survey_sign(path))}
    if len({*signs.values()}) > 1:
        told = ", ".join(chosen[kind].name for kind in signs)
        reason = f"files of {len({*signs.values()})} surveys: {told}"
        raise DataFaults([Fault(str(folder), None, None, reason, _APART)])


def survey_sign(path: Path) -> str:
    """Return country and phase as a name of the DHS Program has them, or nothing.

    Examples
    --------
    >>> survey_sign(Path("ZZPR62FL.DTA")), survey_sign(Path("zz6_pr.csv")), survey_sign(Path("hh"))
    ('ZZ6', 'ZZ6', '')
    """
    found = re.search(
        r"^([a-z]{2})[a-z]{2}([0-9])[0-9a-z](?:fl|dt|sv|sd)?$|(?:^|_)([a-z]{2})([0-9])_[a-z]{2}$",
        stem(path),
    )
    return "".join(part for part in found.groups() if part).upper() if found else ""
