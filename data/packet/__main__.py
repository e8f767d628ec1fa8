"""Make a packet of a register: ``python -m data.packet REGISTER MAPPING --key FILE --out FOLDER``.

REGISTER is a CSV, or the folder of the files that MAPPING names. Offline: nothing is sent, and only
protected counts are written. ``python -m data.packet key NAME --agency CODE`` makes a pair of keys.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from getpass import getpass
from pathlib import Path

from data.packet.keys import is_locked, make_pair, read_signer
from data.packet.made import make_packet
from indicators.codelists import codelist
from indicators.errors import DashboardError, ReaderMistake


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a packet, or a pair of keys; return the exit status."""
    given = [*(sys.argv[1:] if arguments is None else arguments)]
    try:
        return _make_key(given[1:]) if given[:1] == ["key"] else _make_packet(given)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code


def _make_packet(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.packet", description=__doc__)
    parser.add_argument("register", type=Path)
    parser.add_argument("mapping", type=Path)
    parser.add_argument("--key", type=Path, required=True, help="the agency's private key")
    parser.add_argument("--out", type=Path, default=Path(), help="folder of the packet")
    parser.add_argument(
        "--leave-out", action="store_true", help="count without the rows that have a fault"
    )
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="of the day")
    asked = parser.parse_args(given)
    passphrase = getpass("Passphrase: ") if is_locked(asked.key) else None
    signer = read_signer(asked.key, passphrase)
    made = make_packet(
        asked.register, asked.mapping, signer, asked.out, asked.date, leave_out=asked.leave_out
    )
    for line in made.report.lines():
        sys.stderr.write(f"{line}\n")
    if made.packet is None:
        sys.stderr.write("No packet was written. Correct the rows, or say --leave-out.\n")
        return 1
    withheld = int(made.counts["obs_status"].eq("Q").sum())
    sys.stdout.write(f"{made.packet}: {len(made.counts)} counts, {withheld} of them withheld\n")
    return 0


def _make_key(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.packet key")
    parser.add_argument("name", type=Path, help="of the files, without an ending")
    parser.add_argument("--agency", required=True, help="its code")
    parser.add_argument("--passphrase", action="store_true", help="ask for a word that locks it")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="of the day")
    asked = parser.parse_args(given)
    if asked.agency not in codelist("agency"):
        raise ReaderMistake(f"There is no agency {asked.agency[:80]!r}.")
    passphrase = _chosen() if asked.passphrase else None
    key, lines = make_pair(asked.name, asked.agency, asked.date, passphrase)
    sys.stdout.write(f"{key}: private, for this machine alone\n{lines}: to be registered\n")
    return 0


def _chosen() -> str:
    first, again = getpass("Passphrase: "), getpass("Again: ")
    if not first or first != again:
        raise ReaderMistake("The two are not the same, or empty.")
    return first


if __name__ == "__main__":
    sys.exit(main())
