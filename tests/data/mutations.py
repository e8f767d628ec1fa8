"""Ways in which a careless colleague, a spreadsheet or a disk changes a file.

A mutation is a change with a name. *Named* changes must always be refused; *blind* ones (a byte,
a line, a cell, whatever it holds) may leave a file that is as plausible as it was before.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

NUL, BELL, TURNED = "\x00", "\x07", "\u202e"

# What no cell of a column may hold.
CELLS: dict[str, tuple[str, ...]] = {
    "indicator": ("", "ED_NOBODY", "DM_POP_TOT ,", "=1+1"),
    "ref_area": ("", "AZ-ZZZ", "Baku", "AZE AZE", "ЕR01"),
    "time_period": (
        "", "0000", "2020-13", "2020-00", "2020-02-30", "2021-02-29", "P999M", "2020/P999M",
        "2020-01-01/P0M", "２０２０", "٢٠٢٠", "2020-1", "20200", "2999", "1066", "in 2020",
        "2020-W01", "2020.0", "+2020", "2020-06-31",
    ),
    "obs_value": (
        "250000000000000", "1e300", "-1e99", "1_0", "１２", "١٢", "inf", "-inf", "nan", "NaN",
        "1,5", "1 000", "0x10", "--1", "1e", "12 %", "true", "TRUE", "<5", "#REF!", "9" * 400,
        "-99999999999", "1e+400", "1.2.3", "½",
    ),
    "lower_bound": ("nan", "1_0", "１", "9e14", "high", "99999999"),
    "upper_bound": ("nan", "1_0", "１", "-9e14", "low", "-99999999"),
    "obs_status": ("Z", "a", "normal", "AA"),
    "obs_conf": ("X", "C", "f", "free"),
    "sex": ("girls", "f", "1", "T"),
    "age": ("Y0-4", "0", "under five"),
    "unit_measure": ("percent", "%", "XX"),
    "source_link": (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://unicef.org/x",
        "//unicef.org", "http://", "https://a b.org", "https://unicef.org@evil.org/", "file:///etc",
        "www.unicef.org", "vbscript:x", "https://unicef", 'https://a.org/"><b>',
    ),
    "footnotes": (
        f"a{NUL}b", f"a{BELL}", f"{TURNED}b", "a\x1b[31m", "\ufeffx", "x" * 140_000, "a\nb",
    ),
    "source_cell": (f"{NUL}", "x\x85", "\x7f", "y" * 200_000, "\u2028x"),
}  # fmt: skip


@dataclass(frozen=True)
class Mutation:
    """A changed file: what was done, its bytes, and whether it must be refused."""

    name: str
    content: bytes
    named: bool


def rows_of(content: bytes) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) if row]


def written(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


def bad_cell(content: bytes, random: Random) -> Mutation:
    """Put what its column may not hold into one cell; the column is added where it is absent."""
    rows = rows_of(content)
    column = random.choice([*CELLS])
    if column in ("lower_bound", "upper_bound") or column not in rows[0]:
        rows = _with_column(rows, column)
    bad = random.choice(CELLS[column])
    row = random.choice(rows[1:])
    row[rows[0].index(column)] = bad
    return Mutation(f"cell {column}: {bad[:20]!r}", written(rows), named=True)


def _with_column(rows: list[list[str]], column: str) -> list[list[str]]:
    if column in rows[0]:
        return rows
    return [[*rows[0], column], *([*row, ""] for row in rows[1:])]


def bad_table(content: bytes, random: Random) -> Mutation:
    """Break the table itself."""
    name = random.choice([*_TABLES])
    return Mutation(f"table: {name}", _TABLES[name](content, random), named=True)


def _line(content: bytes, random: Random) -> tuple[list[bytes], int]:
    lines = content.rstrip(b"\n").split(b"\n")
    return lines, random.randrange(1, len(lines))


def _at_line(change: Callable[[bytes], bytes]) -> Callable[[bytes, Random], bytes]:
    def changed(content: bytes, random: Random) -> bytes:
        lines, at = _line(content, random)
        lines[at] = change(lines[at])
        return b"\n".join(lines) + b"\n"

    return changed


def _insert(piece: bytes) -> Callable[[bytes, Random], bytes]:
    def inserted(content: bytes, random: Random) -> bytes:
        at = random.randrange(content.index(b"\n") + 1, len(content))
        return content[:at] + piece + content[at:]

    return inserted


def _header(change: Callable[[list[str]], list[str]]) -> Callable[[bytes, Random], bytes]:
    def changed(content: bytes, random: Random) -> bytes:
        rows = rows_of(content)
        return written([change(rows[0]), *rows[1:]])

    return changed


def _repeat(content: bytes, random: Random) -> bytes:
    lines, at = _line(content, random)
    return b"\n".join([*lines, lines[at]]) + b"\n"


_TABLES: dict[str, Callable[[bytes, Random], bytes]] = {
    "a quote is opened": _at_line(lambda line: b'"' + line),
    "a quote in the last cell": _at_line(lambda line: line + b',"'),
    "a cell more": _at_line(lambda line: line + b",9"),
    "a cell fewer": _at_line(lambda line: line.rpartition(b",")[0]),
    "semicolons": lambda content, random: content.replace(b",", b";"),
    "a row twice": _repeat,
    "header alone": lambda content, random: content[: content.index(b"\n") + 1],
    "no header": lambda content, random: content[content.index(b"\n") + 1 :],
    "empty": lambda content, random: b"",
    "only zeros": lambda content, random: bytes(len(content)),
    "UTF-16": lambda content, random: content.decode().encode("utf-16"),
    "a byte of another encoding": _insert(b"\xfe"),
    "a NUL": _insert(b"\x00"),
    "an unknown column": _header(lambda header: [*header[:-1], f"{header[-1]}2"]),
    "a column twice": _header(lambda header: [*header[:-1], header[0]]),
    "a column in capitals": _header(lambda header: [header[0].upper(), *header[1:]]),
    "a file of a spreadsheet": lambda content, random: b"PK\x03\x04" + content[:50],
}

# What may stand for a value in TOML: whether it can is for the key to say.
VALUES = (
    "5", "-1", "true", "false", '"x"', '""', '" "', "[]", '["a"]', "[1]", "{}", '{ en = "x" }',
    "1979-05-27", "07:32:00", "nan", "inf", "1e400", "99999999999999999999999", '"\\u0000"',
    '"a\\u0007b"', '"\\u202Ex"', "'javascript:alert(1)'", '"１２"', "1_000", "0.5", "[[1, 2], [3]]",
)  # fmt: skip


def other_value(content: bytes, random: Random) -> Mutation:
    """Put another value behind a key."""
    lines = content.decode().split("\n")
    keys = [at for at, line in enumerate(lines) if re.match(r'\s*("[^"]*"|[\w.-]+)\s*=', line)]
    at = random.choice(keys)
    value = random.choice(VALUES)
    lines[at] = f"{lines[at].partition('=')[0]}= {value}"
    return Mutation(f"value {value}", "\n".join(lines).encode(), named=False)


def bad_toml(content: bytes, random: Random) -> Mutation:
    """Break a file of TOML itself, or say something no declaration knows."""
    name = random.choice([*_TOMLS])
    return Mutation(f"TOML: {name}", _TOMLS[name](content, random), named=True)


def _first(text: str) -> Callable[[bytes, Random], bytes]:
    return lambda content, random: text.encode() + b"\n" + content


_TOMLS: dict[str, Callable[[bytes, Random], bytes]] = {
    "an unknown key": _first("unheard_of = 1"),
    "an unknown table": lambda content, random: content + b"\n[unheard_of]\nx = 1\n",
    "a key twice": lambda content, random: content + b"\n[twice]\nx = 1\nx = 2\n",
    "an unclosed text": _first('kind = "'),
    "an unclosed list": _first("kind = ["),
    "a date": _first("kind = 1979-05-27"),
    "deep": _first("deep = " + "[" * 3000 + "]" * 3000),
    "a number of 5,000 digits": _first("long = " + "9" * 5000),
    "a control character": _insert(b"\x01"),
    "a NUL": _insert(b"\x00"),
    "a byte of another encoding": _insert(b"\xff"),
    "UTF-16": lambda content, random: content.decode().encode("utf-16"),
    "a mark of bytes": lambda content, random: b"\xef\xbb\xbf" + content,
    "empty": lambda content, random: b"",
    "not TOML": lambda content, random: b'{"kind": "survey"}',
}


def blind(content: bytes, random: Random) -> Mutation:
    """Change bytes or lines, whatever they hold."""
    name = random.choice([*_BLIND])
    return Mutation(name, _BLIND[name](content, random), named=False)


def _flip(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << random.randrange(8))]) + content[at + 1 :]


def _delete(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content))
    return content[:at] + content[at + random.choice((1, 1, 5)) :]


def _drop_line(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def _swap_lines(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


_BLIND: dict[str, Callable[[bytes, Random], bytes]] = {
    "a bit flipped": _flip,
    "bytes deleted": _delete,
    "a line deleted": _drop_line,
    "lines swapped": _swap_lines,
    "cut": _cut,
}


def swapped_cells(content: bytes, random: Random) -> Mutation:
    """Swap two cells of a row, as when a column is pasted one place off."""
    rows = rows_of(content)
    row = random.choice(rows[1:])
    one, other = random.sample(range(len(row)), 2)
    row[one], row[other] = row[other], row[one]
    return Mutation("cells swapped", written(rows), named=False)


def mutations(
    originals: list[tuple[str, bytes]],
    ways: list[Callable[[bytes, Random], Mutation]],
    count: int,
    seed: int,
) -> Iterator[tuple[str, bytes, Mutation]]:
    """Yield changed files: the name of each, its bytes before, and the change.

    Each change has a lot of its own: what is written into one file changes nothing for another.
    """
    drawn = Random(seed)
    for number in range(count):
        name, content = drawn.choice(originals)
        yield name, content, ways[number % len(ways)](content, Random(f"{seed} {number}"))
