"""What is opened, and how a reader asks something of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Locator, Page

Point = tuple[float, float]
Target = Callable[[Page, int], Point | Callable[[], object]]


@dataclass(frozen=True)
class View:
    """A page of one server.

    Parameters
    ----------
    server : str
        Which of the servers has it.
    path : str
        Its address there.
    painted : str
        An expression in the browser: null until what the view is about is drawn, and another text
        with every other drawing.
    choice, area : callable, optional
        Return the point to press for the n-th choice of its filter, and for an area of its map; or
        what chooses, where the browser's own list opens outside the page.
    answer : str
        As ``painted``, for what answers the press on an area.
    """

    name: str
    server: str
    path: str
    painted: str
    choice: Target | None = None
    area: Target | None = None
    answer: str = ""


_FILLS = """(() => {
  const map = document.querySelector("[data-testid=area-map]");
  if (!map || map.dataset.painted === "0") return null;
  const areas = [...map.querySelectorAll(".crm-areas [data-ref-area]")];
  return areas.map((area) => area.style.fill).join() || null;
})()"""
_ANSWER = "document.querySelector('[data-testid=area-map] .crm-answer')?.textContent"
_DRAWN = """(() => {
  const main = document.querySelector("[data-testid=stMain]");
  return main.querySelector(".crm-own svg, .g-row")?.outerHTML ?? null;
})()"""
_STATIC = "document.querySelector('main svg') ? location.href : null"
_PLOTLY = """(() => {
  const areas = [...document.querySelectorAll("#map .choroplethlayer path")];
  return areas.map((area) => area.getAttribute("fill")).join() || null;
})()"""
# Three charts, two of them pictures made of points; while one waits for its figures it is away.
_CHARTS = """(() => {
  const within = (chart, part) => document.querySelector(`[data-test-viz-type=${chart}] ${part}`);
  const drawn = (canvas) => {
    const empty = Object.assign(document.createElement("canvas"), {
      width: canvas.width, height: canvas.height,
    });
    const picture = canvas.toDataURL();
    return picture === empty.toDataURL() ? null : picture;
  };
  const table = within("table", "tbody td"), line = within("echarts_timeseries_line", "canvas");
  const ranking = within("echarts_timeseries_bar", "canvas");
  return table && line && ranking && drawn(line) && drawn(ranking) ? drawn(CHOSEN) : null;
})()"""
# A point within the n-th area that no other element of the page covers.
_WITHIN = """([selector, turn]) => {
  const areas = [...document.querySelectorAll(selector)];
  const steps = [...Array(15).keys()].map((step) => (step + 1) / 16);
  areas[0]?.ownerSVGElement.scrollIntoView({ block: "center" });
  for (let place = turn; place < turn + areas.length; place += 1) {
    const area = areas[place % areas.length], box = area.getBoundingClientRect();
    const inverse = area.getScreenCTM().inverse();
    for (const [x, y] of steps.flatMap((across) => steps.map((down) => [across, down]))) {
      const at = [box.x + x * box.width, box.y + y * box.height];
      const inside = area.isPointInFill(new DOMPoint(...at).matrixTransform(inverse));
      const on_top = document.elementFromPoint(...at)?.closest("svg, .js-plotly-plot");
      if (inside && on_top?.parentElement.contains(area)) return at;
    }
  }
  throw new Error("no area can be pressed");
}"""


def _area(selector: str) -> Target:
    """Return the target within an area, another one at each turn; the first is open already."""
    return lambda page, turn: tuple(page.evaluate(_WITHIN, [selector, turn + 1]))


def _radio(within: str) -> Target:
    """Return the target on a choice of a row of choices, never the one that is on."""

    def target(page: Page, turn: int) -> Point:
        others = page.locator(f"{within} [role=radio][aria-checked=false]")
        others.first.wait_for()
        return _middle(others.nth(turn % others.count()))

    return target


def _listed(box: str) -> Target:
    """Return what chooses from a list of the browser's own, a further entry each turn."""

    def target(page: Page, turn: int) -> Callable[[], object]:
        return partial(page.locator(box).select_option, index=turn + 1)

    return target


def _option(box: str, options: str) -> Target:
    """Return the target on an option of a list that is opened for it, a further one each turn."""

    def target(page: Page, turn: int) -> Point:
        page.locator(box).click()
        option = page.locator(options).nth(turn + 1)
        option.wait_for()
        page.wait_for_timeout(400)  # until the list has unfolded
        return _middle(option)

    return target


def _applied(box: str) -> Target:
    """Return the target on the button that applies what is chosen from a list."""

    def target(page: Page, turn: int) -> Point:
        page.locator(box).click()
        others = page.locator(f"{_UNFOLDED}:not(.ant-select-item-option-selected)")
        others.first.wait_for()
        page.wait_for_timeout(400)  # until the list has unfolded
        others.nth(turn % others.count()).click()
        apply = page.locator("[data-test=filter-bar__apply-button]:enabled")
        apply.wait_for()
        return _middle(apply)

    return target


def _middle(of: Locator) -> Point:
    of.scroll_into_view_if_needed()
    box = of.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


OURS, PUBLIC, DASH, SUPERSET = "this project", "public edition", "Dash", "Superset"
_UNFOLDED = ".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option"
_DISTRICTS = "lang=en&edition=illustrative&indicator=ED_ROFST_L1_ADM&level=district"
_OUR_AREA = _area("[data-testid=area-map] .crm-areas [data-ref-area]")
_CHIPS = _radio(".st-key-crm-shown")
_PERIOD = _listed("select[name=time_period]")
_YEAR = _option("#year", "[role=option], .dash-dropdown-option")
VIEWS = (
    View("overview", OURS, "overview?lang=az", _FILLS, _CHIPS),
    View("out of school", OURS, "out_of_school?lang=az", _FILLS, None, _OUR_AREA, _ANSWER),
    View("74 districts", OURS, f"out_of_school?{_DISTRICTS}", _FILLS, _PERIOD, _OUR_AREA, _ANSWER),
    View("equity", OURS, "equity?lang=az", _DRAWN),
    View("area", OURS, "area_profile?lang=az&ref_area=AZ-LAN", _DRAWN),
    View("overview", PUBLIC, "az/index.html", _STATIC),
    View("theme", PUBLIC, "az/domain/education.html", _STATIC),
    View("out of school", PUBLIC, "az/indicator/ED_ROFST_L3_ADM.html", _STATIC),
    View("map of regions", PUBLIC, "az/indicator/AZE_WS_PIPED.html", _STATIC),
    View("area", PUBLIC, "az/area/AZEr105.html", _STATIC),
    View("story", PUBLIC, "az/story/lower_kura.html", _STATIC),
    View("children", PUBLIC, "az/children.html", _STATIC),
    View(
        "map, ranking, line",
        DASH,
        "",
        _PLOTLY,
        _YEAR,
        _area("#map .choroplethlayer path"),
        "document.querySelector('#answer')?.textContent",
    ),
    View(
        "ranking, line, table",
        SUPERSET,
        "superset/dashboard/out-of-school/",
        _CHARTS.replace("CHOSEN", "ranking"),
        _applied(".ant-select:has(#NATIVE_FILTER-year)"),
        _applied(".ant-select:has(#NATIVE_FILTER-region)"),
        _CHARTS.replace("CHOSEN", "line"),
    ),
)
