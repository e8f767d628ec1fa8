"""Pictures for print: drawn and written, after the libraries are loaded."""

import statistics
import time
from collections.abc import Callable, Iterator

from data.print_shapes import print_shapes
from data.store import open_store
from figures.print import Caption, DimensionGroups, Kind, area_map, bars, ranking, save, trend
from indicators.catalog import indicator
from indicators.codelists import ALL, areas_of
from indicators.words import words

_CAPTION = Caption("Title", "per cent, 2023", "Source: one; release 1.", watermark="ILLUSTRATIVE")
_TURNS = 9


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the median time to draw and write each kind of picture, as PNG and as SVG."""
    item, az, store = indicator("PT_CHLD_Y0T4_REG"), words("az"), open_store()
    areas = store.observations(item.indicator, "illustrative", ref_area=areas_of("district"))
    plain = areas[(areas[[*ALL]] == "_T").all(axis=1)]
    latest = plain[plain["time_period"] == plain["time_period"].max()]
    national = store.observations(item.indicator, "illustrative", ref_area=["AZE"], dimensions=ALL)
    groups = store.observations(item.indicator, "illustrative", ref_area=["AZE"])
    sexes = groups[(groups["sex"] != "_T") & (groups["time_period"] == "2023")]
    shapes = print_shapes(store, "district")

    def map_() -> object:
        return area_map(shapes, latest, item, az, breaks=[98.0, 99.0, 99.5], caption=_CAPTION)

    pictures: dict[str, tuple[Callable[[], object], float]] = {
        "map of 74 districts": (map_, 0.25),
        "trend": (lambda: trend([("A", national)], item, az, caption=_CAPTION), 0.15),
        "groups": (lambda: bars([DimensionGroups("sex", sexes)], item, az, caption=_CAPTION), 0.15),
        "ranking of 74": (lambda: ranking(latest, item, az, caption=_CAPTION), 0.15),
    }
    for name, (draw, most) in pictures.items():
        for kind in ("png", "svg"):
            yield _row(name, draw, kind, most)
    yield _row("map of 74 districts", map_, "pdf", 0.25)


def _row(
    name: str, draw: Callable[[], object], kind: Kind, most: float
) -> tuple[str, str, str, str]:
    found = []
    for _ in range(_TURNS):
        started = time.perf_counter()
        save(draw(), kind, {"Title": name})  # type: ignore[arg-type]
        found.append(time.perf_counter() - started)
    median = statistics.median(found)
    return f"Print, {name}, {kind}", f"{median:.2f} s", f"≤ {most} s", f"median of {_TURNS}"
