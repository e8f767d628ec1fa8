"""The regions of a survey on maps, before a figure of it is released.

``python -m briefings.survey_preview DIR``: DIR is what ``python -m data.survey`` wrote; the page is
written beside it, as ``DIR.html``, with every picture within it. It says on every picture that
nobody has reviewed or released what is seen.
"""

import argparse
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from briefings.formats import html_template
from data.intake import read_answer
from data.print_shapes import print_shapes
from data.store import Store, open_store
from data.survey import FIGURES, SUBMISSION
from figures.print import Caption, alt_text, area_map, file_metadata, save
from geo.classes import breaks
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas
from indicators.editions import SYNTHETIC, Edition
from indicators.errors import CannotWrite, DashboardError, DataFaults, FaultyInput, ReaderMistake
from indicators.files import read_table
from indicators.model import LANGUAGES, Indicator
from indicators.observations import COLUMNS, EDITIONS
from indicators.words import Words, unit, words

_NUMBERS = ("obs_value", "lower_bound", "upper_bound")


@dataclass(frozen=True)
class Preview:
    """What is known of a survey before it is shown: its figures, its title and its edition."""

    figures: pd.DataFrame
    title: str
    edition: Edition


@dataclass(frozen=True)
class Shown:
    """One indicator on the page: its picture, and the national figure in words."""

    name: str
    national: str
    picture: str
    alternative: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        folder = asked.folder.resolve()
        page = preview_page(read_preview(folder, date.today()), open_store(), words(asked.lang))
        out = asked.out or folder.parent / f"{folder.name}.html"
        _write(out, page)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    sys.stdout.write(f"{out}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings.survey_preview", description=__doc__)
    parser.add_argument("folder", type=Path, help="what python -m data.survey wrote")
    parser.add_argument("--lang", choices=LANGUAGES, default="az")
    parser.add_argument("--out", type=Path, help="the page; beside the folder unless given")
    return parser


def read_preview(folder: Path, day: date) -> Preview:
    """Return the figures of a survey, as they would be taken in on a day.

    Raises
    ------
    ReaderMistake
        If the folder was not written by ``python -m data.survey``, or none of its figures is ours.
    FaultyInput
        With every fault by which they would not be taken, or if it is not one survey.
    """
    if not _content(folder / SUBMISSION).partition(b"\n")[2].strip():
        raise ReaderMistake(
            f"{folder / SUBMISSION} has no figure.",
            'Say in a mapping whose survey it is: [survey] country = "AZE".',
        )
    title, edition = _about(_content(folder / FIGURES))
    answer = read_answer(folder / SUBMISSION, day)
    if answer.faults:
        raise FaultyInput("\n".join(fault.said("en") for fault in answer.faults))
    figures = pd.DataFrame(answer.rows, columns=[*COLUMNS]).assign(edition=edition.code)
    numbers = {name: pd.to_numeric(figures[name]) for name in _NUMBERS}
    if figures["footnotes"].str.contains(SYNTHETIC).any() != edition.is_illustrative:
        raise FaultyInput(f"{SUBMISSION} and {FIGURES} do not agree whether they are synthetic.")
    return Preview(figures.assign(**numbers), title, edition)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        hint = "Name the folder that python -m data.survey wrote."
        raise ReaderMistake(f"{path} cannot be read.", hint) from error


def _about(content: bytes) -> tuple[str, Edition]:
    """Return the title and the edition of the one survey that a table of figures is of."""
    head = content.partition(b"\n")[0].decode("utf-8-sig", "replace")
    table = read_table(content, FIGURES, ("edition", "survey"), {*head.strip().split(",")})
    if table.faults:
        raise DataFaults(table.faults)
    found = sorted({(row["survey"], row["edition"]) for _, row in table.rows})
    if len(found) > 1 or found[0][1] not in EDITIONS:
        told = "; ".join(f"{title[:80]!r} ({edition[:80]!r})" for title, edition in found[:3])
        raise FaultyInput(f"{FIGURES} is not of one survey of an edition that we know: {told}.")
    return found[0][0], Edition(found[0][1])


def preview_page(preview: Preview, store: Store, words: Words) -> bytes:
    """Return the page: a map and a ranking with intervals of each indicator that has regions."""
    shown = [*_shown(preview, store, words)]
    return (
        html_template("survey_preview.html")
        .render(
            language=words.language,
            title=words("{survey}: preview", survey=preview.title),
            mark=preview.edition.warning(words),
            warning=not_released(words),
            contents=words("Indicators with figures of regions"),
            none=words("No indicator has figures of regions."),
            shown=shown,
        )
        .encode()
    )


def not_released(words: Words) -> str:
    """Return what every preview says of itself."""
    return words("Preview: nobody has reviewed or released these figures. Not to be quoted.")


def _shown(preview: Preview, store: Store, words: Words) -> Iterator[Shown]:
    totals = preview.figures[(preview.figures[[*DIMENSIONS]] == TOTAL).all(axis=1)]
    for code, own in totals.groupby("indicator", sort=True):
        item = catalog()[str(code)]
        nation = own[own["ref_area"] == NATION]
        below = own[own["ref_area"] != NATION]
        for scheme, regions in below.groupby(below["ref_area"].map(_scheme), sort=True):
            now = nation[nation["time_period"].isin(regions["time_period"])]
            yield _drawn(item, regions, now, str(scheme), preview, store, words)


def _scheme(ref_area: str) -> str:
    return areas()[ref_area].scheme


def _drawn(
    item: Indicator,
    regions: pd.DataFrame,
    nation: pd.DataFrame,
    scheme: str,
    preview: Preview,
    store: Store,
    words: Words,
) -> Shown:
    caption = Caption(
        title=words.of(item.name),
        subtitle=f"{unit(item, words)}, {words.period(regions['time_period'].iloc[0])}",
        source=preview.title,
        note=not_released(words),
        watermark=preview.edition.watermark(words),
    )
    found = breaks(regions["obs_value"].dropna().tolist(), decimals=item.decimals)
    shapes = print_shapes(store, scheme)
    figure = area_map(shapes, regions, item, words, breaks=found, caption=caption, size="slide")
    said = file_metadata(
        item, caption.title, words, source=preview.title, licence="", link="", release=""
    )
    picture = "data:image/svg+xml;base64," + b64encode(save(figure, "svg", said)).decode()
    alternative = alt_text(regions, item, words, caption=caption, kind="map")
    return Shown(caption.title, _national(item, nation, words), picture, alternative)


def _national(item: Indicator, nation: pd.DataFrame, words: Words) -> str:
    """Return the national figure with its interval; that there is none where it is withheld."""
    rows: Sequence[Mapping[Any, Any]] = nation.to_dict("records")
    if not rows or pd.isna(rows[0]["obs_value"]):
        return words("No national figure.")
    row = rows[0]
    value, low, high = (words.number(row[name], item.decimals) for name in _NUMBERS)
    given = {"unit": unit(item, words), "value": value}
    if pd.isna(row["lower_bound"]):
        return words("Azerbaijan ({unit}): {value}.", **given)
    return words("Azerbaijan ({unit}): {value} ({low}–{high}).", **given, low=low, high=high)


def _write(out: Path, page: bytes) -> None:
    try:
        out.write_bytes(page)
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{out} cannot be written: {error}.") from error


if __name__ == "__main__":
    sys.exit(main())
