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
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader

from data.print_shapes import print_shapes
from data.store import Store, open_store
from data.survey import FIGURES, SUBMISSION
from figures.print import Caption, alt_text, area_map, file_metadata, save
from geo.classes import breaks
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas
from indicators.editions import Edition
from indicators.errors import CannotWrite, DashboardError, ReaderMistake
from indicators.model import LANGUAGES, Indicator
from indicators.observations import COLUMNS
from indicators.words import Words, unit, words

_TEMPLATES = Path(__file__).parent / "formats" / "templates"
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
        page = preview_page(read_preview(asked.folder), open_store(), words(asked.lang))
        out = asked.out or asked.folder.with_name(f"{asked.folder.resolve().name}.html")
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


def read_preview(folder: Path) -> Preview:
    """Return the figures of a survey that are of our catalogue, areas and groups.

    Raises
    ------
    ReaderMistake
        If the folder was not written by ``python -m data.survey``, or none of its figures is ours.
    """
    try:
        sent = pd.read_csv(folder / SUBMISSION, dtype=str, keep_default_na=False)
        every = pd.read_csv(folder / FIGURES, dtype=str, keep_default_na=False, nrows=1)
    except OSError as error:
        hint = "Name the folder that python -m data.survey wrote."
        raise ReaderMistake(f"{error.filename} cannot be read.", hint) from error
    if sent.empty:
        raise ReaderMistake(
            f"{folder / SUBMISSION} has no figure.",
            'Say in a mapping whose survey it is: [survey] country = "AZE".',
        )
    edition = every["edition"].iloc[0]
    told = {name: pd.to_numeric(sent[name]) for name in _NUMBERS}
    sent = sent.assign(**told, edition=edition, data_source=folder.name)
    return Preview(sent.reindex(columns=[*COLUMNS]), every["survey"].iloc[0], Edition(edition))


def preview_page(preview: Preview, store: Store, words: Words) -> bytes:
    """Return the page: a map and a ranking with intervals of each indicator that has regions."""
    shown = [*_shown(preview, store, words)]
    loader = FileSystemLoader(_TEMPLATES)
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = made.get_template("survey_preview.html")
    return template.render(
        language=words.language,
        title=words("{survey}: preview", survey=preview.title),
        mark=preview.edition.warning(words),
        warning=not_released(words),
        contents=words("Indicators with figures of regions"),
        none=words("No indicator has figures of regions."),
        shown=shown,
    ).encode()


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
            yield _drawn(item, regions, nation, str(scheme), preview, store, words)


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
    except OSError as error:
        raise CannotWrite(f"{out} cannot be written: {error.strerror or error}.") from error


if __name__ == "__main__":
    sys.exit(main())
