"""A survey from its folder to the folder of what it gives."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from data.survey.figures import Asked, Figures, compute
from data.survey.files import Folder, open_folder
from data.survey.mapping import Mapped
from data.survey.places import areas_of_regions
from data.survey.progress import Progress
from data.survey.told import (
    FIGURES,
    GUESSES,
    INEQUALITY,
    LEFT_OUT,
    REPORT,
    SUBMISSION,
    check_out,
    csv_of,
    figure_rows,
    inequality_rows,
    report_of,
    submission_of,
    write_folder,
)
from indicators.model import Language
from indicators.words import Words, words


def survey(
    folder: Path,
    mapped: Mapped,
    out: Path,
    asked: Asked,
    progress: Progress,
    language: Language = "en",
) -> Figures:
    """Write everything that the survey in a folder gives into another; return it.

    Parameters
    ----------
    language : str
        Of the report; tables are in English.

    Raises
    ------
    DataFaults
        If the folder holds no survey, two, or a file that cannot be used.
    CannotWrite
        If the other folder cannot be written, or is not empty.
    """
    check_out(out)
    with TemporaryDirectory() as scratch:
        opened = open_folder(folder, Path(scratch), mapped)
        _say_absent(opened, progress)
        made = compute(opened, mapped, asked, progress)
    regions = made.table["region"].dropna().unique() if "region" in made.table else ()
    places, guesses = areas_of_regions(regions, made.about.period, mapped)
    made.account.guesses += guesses if made.about.country else []
    known = places if made.about.country else {}
    write_folder(out, _files(opened, made, known, words(language)))
    return made


def _say_absent(opened: Folder, progress: Progress) -> None:
    progress.say(opened.declared.family.title["en"])
    for kind in opened.absent:
        of = sum(item.file == kind for item in opened.declared.indicators.values())
        title = opened.declared.family.files[kind].title
        progress.say(f"no file of {title}: {of} indicators are not computed")


def _files(
    opened: Folder, made: Figures, places: dict[str, str], spoken: Words
) -> dict[str, bytes]:
    table = figure_rows(made, opened.declared, places)
    submission = submission_of(made, table, opened.declared)
    unequal = inequality_rows(made, opened.declared)
    mark = {"mark": made.about.mark}
    return {
        FIGURES: csv_of(table),
        SUBMISSION: csv_of(submission),
        INEQUALITY: csv_of(unequal),
        GUESSES: csv_of(pd.DataFrame(made.account.guesses, columns=_GUESS).assign(**mark)),
        LEFT_OUT: csv_of(pd.DataFrame(made.account.left_out, columns=_LEFT_OUT).assign(**mark)),
        REPORT: report_of(opened, made, table, unequal, len(submission), spoken),
    }


_GUESS = ["about", "taken", "why", "otherwise"]
_LEFT_OUT = ["indicator", "file", "by", "reason", "records"]
