"""Areas side by side: who they are, dots on one scale a family of measures, the same as a table."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from figures.panels.marks import Link
from indicators.codelists import NATION
from indicators.portrait import (
    Beside,
    Measure,
    by_family,
    family_top,
    nation_left_out,
    with_years,
    written,
)
from indicators.words import Words, area_name, capital, full_name, in_part, unit

_SIZE = 6.5  # half of a mark, in pixels
_SHAPES = (  # a shape of its own for each area, so that colour is not all that tells them apart
    "M0 -{s}L{s} 0 0 {s} -{s} 0z",
    "M0 -{s}L{s} {s}H-{s}z",
    "M-{s} -{s}H{s}V{s}H-{s}z",
    "M-{s} 0a{s} {s} 0 1 0 {d} 0a{s} {s} 0 1 0 -{d} 0z",
)


def beside_title(rows: Sequence[Beside], words: Words) -> str:
    """Return which area is clearly best on most measures, and which clearly worst."""
    if not rows:
        return words("Compare areas")
    best = Counter(one.best for one in rows if one.best)
    worst = Counter(one.worst for one in rows if one.worst)
    measured = [one.measure for one in rows]
    if not best or not worst:
        return with_years(words("No clear difference between these areas"), measured, words)
    (first, most), (last, least) = best.most_common(1)[0], worst.most_common(1)[0]
    places = {"first": area_name(first, words), "last": area_name(last, words)}
    places |= {"k": words.number(most, 0), "j": words.number(least, 0)}
    said = words.plural(
        "{first}: best on {k} of {n} measure; {last}: worst on {j}",
        "{first}: best on {k} of {n} measures; {last}: worst on {j}",
        len(rows),
        **places,
    )
    return with_years(said, measured, words)


def beside_cards(kept: Sequence[str], rows: Sequence[Beside], words: Words, link: Link) -> str:
    """Return each area with its mark, and on how many measures it is best and worst."""
    items = []
    for place, code in enumerate(kept):
        best, worst = (sum(getattr(one, end) == code for one in rows) for end in ("best", "worst"))
        counted = words("best on {best}, worst on {worst}", best=best, worst=worst)
        items.append(
            f"<li class='c-{place}'><i class='c-mark c-{place}'></i>"
            f"<a href='{link(path='area_profile', ref_area=code)}' target='_self'>"
            f"{escape(area_name(code, words))}</a><small>{escape(counted)}</small></li>"
        )
    return f"<ul class='crm-cards'>{''.join(items)}</ul>"


def beside_dots(kept: Sequence[str], rows: Sequence[Beside], words: Words, link: Link) -> str:
    """Return each measure with a mark for each area, on one scale a family of measures."""
    return "".join(_family(kept, *each, words, link) for each in by_family(rows).items())


def _family(
    kept: Sequence[str], unit_measure: str, rows: Sequence[Beside], words: Words, link: Link
) -> str:
    top, first = family_top(unit_measure, rows), rows[0].measure
    ends = "".join(f"<span>{escape(written(first, end, words))}</span>" for end in (0.0, top))
    drawn = "".join(_row(kept, one, top, words, link) for one in rows)
    return (
        "<section class='crm-dots'><p class='crm-dots-head'>"
        f"<strong>{escape(unit(first.item, words))}</strong>"
        f"<span class='c-scale'>{ends}</span></p>{drawn}</section>"
    )


def _row(kept: Sequence[str], one: Beside, top: float, words: Words, link: Link) -> str:
    measure = one.measure
    name = full_name(measure.item, measure.point.key.codes(), words)
    arrow = "↑" if measure.sign > 0 else "↓"
    said = "; ".join(
        f"{area_name(code, words)} {written(measure, value, words)}"
        for code, value in one.values.items()
    )
    when = escape(words.period(measure.point.key.time_period, measure.item.period))
    return (
        f"<a class='crm-dots-row' href='{link(measure.item.indicator, ref_area=kept[0])}' "
        f"target='_self'><span>{escape(name)} {arrow} <small>{when}</small></span>"
        f"{_track(kept, one, top, f'{name}: {said}')}</a>"
    )


def _track(kept: Sequence[str], one: Beside, top: float, said: str) -> str:
    """Return the marks of the areas between nought and the end of the scale, as SVG."""
    at = {code: 100 * value / top for code, value in one.values.items()}
    low, high = min(at.values()), max(at.values())
    inner = f"<rect class='c-span' x='{low:.1f}%' y='13' width='{high - low:.1f}%' height='4'/>"
    if one.measure.nation is not None:
        place = 100 * one.measure.nation.value / top
        inner += f"<rect class='c-nation' x='{place:.1f}%' y='5' width='2' height='20'/>"
    inner += "".join(_mark(n, at[code]) for n, code in enumerate(kept) if code in at)
    text = escape(said, quote=True)
    return (
        f"<svg class='c-track' height='30' role='img' aria-label='{text}'><title>{escape(said)}"
        f"</title><rect class='c-line' y='14.3' width='100%' height='1.4'/>{inner}</svg>"
    )


def _mark(place: int, at: float) -> str:
    shape = _SHAPES[place].format(s=_SIZE, d=2 * _SIZE)
    return f"<svg class='c-at' x='{at:.1f}%' y='15'><path class='c-{place}' d='{shape}'/></svg>"


def beside_table(kept: Sequence[str], rows: Sequence[Beside], words: Words) -> str:
    """Return the same figures as a table; what is clearly best or worst of a row is marked."""
    names = [area_name(code, words) for code in (*kept, NATION)]
    marks = [f"<i class='c-mark c-{place}'></i>" for place in range(len(kept))] + [""]
    head = "".join(
        f"<th scope='col'>{mark}<span>{escape(name)}</span></th>"
        for mark, name in zip(marks, names, strict=True)
    )
    body = "".join(_line(kept, names, one, words) for one in rows)
    caption = escape(words("The same figures"))
    return (
        f"<table class='crm-beside'><caption class='crm-unseen'>{caption}</caption><thead><tr>"
        f"<th scope='col'>{escape(words('Measure'))}</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _line(kept: Sequence[str], names: Sequence[str], one: Beside, words: Words) -> str:
    measure = one.measure
    cells = []
    for code, name in zip(kept, names, strict=False):
        value = one.values.get(code)
        text = words("missing") if value is None else written(measure, value, words)
        kind = {one.best: "c-best", one.worst: "c-worst"}.get(code, "")
        cells.append(f"<td class='{kind}' data-label='{escape(name)}'>{escape(text)}</td>")
    nation = _of_nation(measure, words) if measure.nation else words("missing")
    cells.append(f"<td data-label='{escape(names[-1])}'>{escape(nation)}</td>")
    label = escape(full_name(measure.item, measure.point.key.codes(), words))
    when = escape(words.period(measure.point.key.time_period, measure.item.period))
    return (
        f"<tr><th scope='row'>{label}<small>{when}; {measure.grade}</small></th>"
        f"{''.join(cells)}</tr>"
    )


def _of_nation(measure: Measure, words: Words) -> str:
    """Return the nation's figure, with what it is of where that is a part."""
    key = measure.point.key
    row = {**vars(key), "ref_area": NATION}
    value = written(measure, measure.nation.value, words) if measure.nation else ""
    return in_part(value, measure.item, row, words)


def beside_key(rows: Sequence[Beside], words: Words) -> str:
    """Return what the upright line and the arrows mean, and which areas the line leaves out."""
    said = words("Upright line: the nation. ↑ more is better, ↓ less is better.")
    held = [one.measure for one in rows if one.measure.nation]
    left_out = nation_left_out(held, words)
    return f"{said} {capital(left_out, words.language)}." if left_out else said


def beside_caution(rows: Sequence[Beside], words: Words) -> str:
    """Return for how many rows nobody can tell whether a difference is more than chance."""
    unsure = sum(one.measure.ranked is None for one in rows)
    if not unsure:
        return ""
    text = words.plural(
        "{k} of {n} row is of a survey or a model without a published interval: small differences "
        "may be chance.",
        "{k} of {n} rows are of a survey or a model without a published interval: small "
        "differences may be chance.",
        len(rows),
        k=words.number(unsure, 0),
    )
    return f"<p class='crm-strip'>{escape(text)}</p>"
