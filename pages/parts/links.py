"""Addresses within the monitor: a view is a link that keeps the language and the edition."""

from urllib.parse import urlencode

from indicators.catalog import catalog
from indicators.codelists import codelist
from pages.parts.shell import Page


def link_to(page: Page, indicator: str = "", *, path: str = "", **more: str) -> str:
    """Return the address of an indicator's page (or of ``path``), escaped for markup."""
    where = path or codelist("domain")[catalog()[indicator].domain]["page"]
    query = {"lang": page.selection.lang}
    if page.selection.edition != "published":
        query["edition"] = page.selection.edition
    if indicator:
        query["indicator"] = indicator
    return f"{where}?{urlencode({**query, **more})}".replace("&", "&amp;")
