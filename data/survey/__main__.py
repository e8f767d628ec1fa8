"""Every indicator that a survey's files give: ``python -m data.survey FOLDER --out DIR``.

FOLDER holds the files of one DHS or MICS survey as they are handed out (.sav, .dta, .csv, .zip).
DIR then holds figures.csv, inequality.csv, submission.csv, guesses.csv, left_out.csv and report.md:
all or nothing.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from data.survey.declarations import families
from data.survey.figures import Asked
from data.survey.mapping import read_mapped
from data.survey.progress import Progress
from data.survey.whole import survey
from indicators.errors import DashboardError
from indicators.model import LANGUAGES

# A woman has education of her own, a child its mother's: a file has the one or the other.
_SHORT = {
    "wealth": ("wealth_quintile",),
    "education": ("mother_education", "education"),
    "age": ("age_group",),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a survey and write what it gives; return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        asked = Asked(tuple(_crossed(given.by)), tuple(given.only), withhold=not given.unwithheld)
        mapped, progress = read_mapped(given.mapping), Progress(sys.stderr)
        made = survey(given.folder, mapped, given.out, asked, progress, given.lang)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    for guess in made.account.guesses:
        sys.stdout.write(f"guessed: {guess}\n")
    for one in made.account.not_computed:
        sys.stdout.write(f"not computed: {one.indicator}: {one.reason}\n")
    sys.stdout.write(f"{len(made.table)} figures are in {given.out}\n")
    return 0


def _crossed(given: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the groups to be crossed, each short name as every group that it stands for."""
    for by in given:
        yield from product(*(_SHORT.get(name, (name,)) for name in by.split(",")))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.survey", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="the folder that is written")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="of the report")
    parser.add_argument("--mapping", type=Path, help="what the files do not say themselves")
    parser.add_argument(
        "--by",
        action="append",
        default=[],
        metavar="GROUP,GROUP",
        help="cross groups, as region,wealth; may be said again",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="INDICATOR",
        help=f"of {', '.join(families())}; may be said again",
    )
    parser.add_argument(
        "--unwithheld",
        action="store_true",
        help="show what rests on fewer than 25 records: to check, not to publish",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
