"""How a panel that the monitor shows too leads on within the public edition."""

from dataclasses import dataclass

from indicators.codelists import codelist

_PLAIN = {
    "children": "children.html",
    "data_gaps": "gaps.html",
    "interface": "api.html",
    "explorer": "indicators.html",
    "live_birth": "live_birth.html",
    "methodology": "methods.html",
    "overview": "index.html",
    "releases": "releases.html",
    "stories": "stories.html",
}


@dataclass(frozen=True)
class Links:
    """The addresses of plain pages, from a page so many folders below its language."""

    up: str = ""

    def __call__(self, indicator: str = "", /, *, path: str = "", **more: str) -> str:
        """Return the address of an indicator's page, of an area's, of a theme's or of a list."""
        if path == "area_profile":
            return f"{self.up}area/{more['ref_area']}.html"
        if path:
            return f"{self.up}{_PLAIN.get(path) or _theme(path)}"
        return f"{self.up}indicator/{indicator}.html"


def _theme(page: str) -> str:
    """Return the page of the theme that a page of the monitor shows."""
    domain = next(code for code, entry in codelist("domain").items() if entry["page"] == page)
    return f"domain/{domain}.html"
