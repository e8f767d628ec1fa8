"""Addresses within the monitor: a view is a link that keeps the language and the edition."""

from urllib.parse import urlencode

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.flows import flows_with
from indicators.model import Indicator
from pages.parts.page import Page


def link_to(page: Page, indicator: str = "", *, path: str = "", **more: str) -> str:
    """Return the address of an indicator's page (or of ``path``), escaped for markup."""
    where = path or codelist("domain")[catalog()[indicator].domain]["page"]
    query = {"lang": page.selection.lang}
    if page.selection.edition != "published":
        query["edition"] = page.selection.edition
    if indicator:
        query["indicator"] = indicator
    return f"{where}?{urlencode({**query, **more})}".replace("&", "&amp;")


def asking(page: Page, item: Indicator) -> str:
    """Return the address at which a figure is asked for: its holder, its letter, its table."""
    agency = next((flow.agency for flow in flows_with(item.indicator)), "")
    named = {"agency": agency, "wanted": item.indicator} if agency else {}
    return f"{link_to(page, path='data_gaps', theme=item.domain, **named)}#ask"
