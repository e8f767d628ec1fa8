"""The ledger of data gaps on the screen: a heat map one can open, by theme and by agency."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from indicators.catalog import catalog, of_domain
from indicators.codelists import codelist
from indicators.ledger import GROUPS, LEVELS, STATUSES, ledger
from indicators.model import Indicator
from indicators.requested import Requested
from indicators.words import Words, holders, requests_said
from pages.parts.drawing import MOST_OPEN, folded, heading, listed, show_listed
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.orientation.ledger_title import ledger_title
from pages.parts.shell import choose
from passports.cells import plain_table

_COLUMNS = (*LEVELS, *GROUPS)
_FRAMEWORK = "framework"


def ledger_headline(page: Page) -> None:
    """Draw how much of what should be known is known."""
    st.html(_headline(page))


@finished
def _headline(page: Page) -> str:
    words = page.words
    found = _ledger(page)
    nation = found[found["disaggregation"] == "nation"]
    counts = nation["status"].value_counts()
    district = found[(found["disaggregation"] == "district") & (found["status"] != "missing")]
    title = words("What must be collected next")
    lede = words(
        "Of {n} indicators, {have} have a national figure of the last five years, {old} only an "
        "older one, {missing} none. {district} have any figure by district.",
        n=len(nation),
        have=int(counts.get("have", 0)),
        old=int(counts.get("old", 0)),
        missing=int(counts.get("missing", 0)),
        district=len(district),
    )
    if page.edition.is_illustrative:
        counted = words("Counted from published figures alone: no synthetic figure fills a gap.")
        lede = f"{lede} {counted}"
    return f"<h1 class='crm-title'>{escape(title)}</h1><p class='crm-lede'>{escape(lede)}</p>"


def _ledger(page: Page) -> pd.DataFrame:
    """Return what is published and what is not: no synthetic figure fills a gap."""

    def make() -> pd.DataFrame:
        coverage = page.store.coverage("published")
        return ledger(coverage, catalog().values(), date.today().year)

    return page.remembered("ledger", make)


def column_names(words: Words) -> dict[str, str]:
    """Return the names of the ledger's columns."""
    names = {
        "nation": words("Nation"),
        "region": words("Regions"),
        "district": words("Districts"),
    }
    dimensions = codelist("dimension")
    return names | {name: words.of(dimensions[name]["name"]) for name in GROUPS}


def status_names(words: Words) -> dict[str, str]:
    """Return the names of the three states of the ledger."""
    return {
        "have": words("have (five years or newer)"),
        "old": words("old (over five years)"),
        "missing": words("missing"),
    }


def ledger_picture(page: Page) -> None:
    """Draw the heat map: every theme, or the indicators of the theme chosen."""
    words = page.words
    domains = codelist("domain")
    key = "crm-ledger-theme"
    names = {"": words("All themes"), _FRAMEWORK: words("The monitoring framework, 167 codes")}
    names |= {code: words.of(entry["name"]) for code, entry in domains.items()}
    chosen = page.selection.asked("theme") if page.selection.asked("theme") in names else ""
    st.session_state[key] = chosen
    st.selectbox(
        words("Theme"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=lambda: choose(theme=st.session_state[key]),
        width=460,
    )
    note = words("Large: indicators with any figure. Small: with one of the last five years.")
    title, table = _finished(page, chosen)
    heading(title, "" if chosen else note)
    st.html((_key(words) if chosen else "") + table)


@finished
def _finished(page: Page, theme: str) -> tuple[str, str]:
    """Return the title and the heat map as markup."""
    return ledger_title(_rows_of(page, theme), page.words), _table(page, theme)


def _rows_of(page: Page, theme: str) -> pd.DataFrame:
    """Return the rows of the ledger that the picture shows."""
    found = _ledger(page)
    if not theme:
        return found
    return found[found["indicator"].isin([item.indicator for item in _items(theme)])]


def _table(page: Page, theme: str) -> str:
    """Return the heat map; on a phone each name stands above its cells, the columns are turned."""
    words, columns = page.words, column_names(page.words)
    rows = _indicator_rows(page, theme) if theme else _theme_rows(page)
    head = "".join(
        f"<th scope='col' role='columnheader'>{escape(columns[name])}</th>" for name in _COLUMNS
    )
    first = escape(words("Indicator") if theme else words("Theme"))
    return (
        "<div class='crm-wide'><table class='crm-heat crm-ledger' role='table'>"
        f"<thead role='rowgroup'><tr role='row'><th scope='col' role='columnheader'>{first}</th>"
        f"{head}</tr></thead><tbody role='rowgroup'>{rows}</tbody></table></div>"
    )


def _key(words: Words) -> str:
    names = status_names(words)
    items = "".join(
        f"<li><i class='crm-{status}'></i>{escape(names[status])}</li>" for status in STATUSES
    )
    return f"<ul class='crm-heat-key'>{items}</ul>"


def _theme_rows(page: Page) -> str:
    """Return one row a theme: how many of its indicators have a figure, darker for more."""
    words, found = page.words, _ledger(page)
    rows = []
    for domain, entry in codelist("domain").items():
        codes = [item.indicator for item in of_domain(domain)]
        own = found[found["indicator"].isin(codes)]
        cells = "".join(_share(own[own["disaggregation"] == name]) for name in _COLUMNS)
        link = link_to(page, path="data_gaps", theme=domain)
        name = escape(words.of(entry["name"]))
        rows.append(_table_row(f"<a href='{link}' target='_self'>{name}</a>", cells))
    return "".join(rows)


def _share(rows: pd.DataFrame) -> str:
    have = int((rows["status"] == "have").sum())
    some = int((rows["status"] != "missing").sum())
    shade = round(some / len(rows), 2)
    return f"<td role='cell' style='--share:{shade}'>{some}/{len(rows)}<small>{have}</small></td>"


def _items(theme: str) -> list[Indicator]:
    """Return the indicators of a theme, or those the framework lists, by its subdomains."""
    if theme != _FRAMEWORK:
        return list(of_domain(theme))
    order = list(codelist("framework"))
    listed = [item for item in catalog().values() if item.framework]
    return sorted(listed, key=lambda item: order.index(item.framework[0]))


def _indicator_rows(page: Page, domain: str) -> str:
    words, found = page.words, _ledger(page)
    names = status_names(words)
    keys = zip(found["indicator"], found["disaggregation"], strict=True)
    cell = dict(zip(keys, zip(found["latest"], found["status"], strict=True), strict=True))
    rows = []
    for item in _items(domain):
        cells = []
        for name in _COLUMNS:
            latest, status = cell[(item.indicator, name)]
            text = "—" if latest is None else str(latest)
            said = escape(names[status], quote=True)
            cells.append(f"<td role='cell' class='crm-{status}' title='{said}'>{text}</td>")
        link = link_to(page, item.indicator)
        named = f"<a href='{link}' target='_self'>{escape(words.of(item.name))}</a>"
        rows.append(_table_row(named, "".join(cells)))
    return "".join(rows)


def _table_row(named: str, cells: str) -> str:
    return f"<tr role='row'><th scope='row' role='rowheader'>{named}</th>{cells}</tr>"


def ledger_agencies(page: Page) -> None:
    """Draw who holds, or should hold, what is missing or old at the national level."""
    words = page.words
    heading(words("By agency"), words("National figures that are missing or old, by data holder"))
    table = _agencies(page)
    numbers = [*table.columns[1:]]
    show_listed(table[:MOST_OPEN], words, numbers)
    others = len(table) - MOST_OPEN
    if others > 0:
        opens = words.plural("Show {n} other data holder", "Show {n} other data holders", others)
        st.html(folded(opens, listed(table[MOST_OPEN:], words, numbers)))


@finished
def _agencies(page: Page) -> pd.DataFrame:
    """Return how much is missing or old, a line a holder."""
    words, found = page.words, _ledger(page)
    nation = found[found["disaggregation"] == "nation"].set_index("indicator")["status"]
    agencies = codelist("agency")
    counts = [
        {
            words("Data holder"): words.of(name),
            words("Indicators"): len(codes),
            words("missing"): sum(nation[code] == "missing" for code in codes),
            words("old (over five years)"): sum(nation[code] == "old" for code in codes),
        }
        for agency, name in agencies.items()
        if (codes := [i.indicator for i in catalog().values() if agency in i.holders])
    ]
    return pd.DataFrame(counts).sort_values(words("missing"), ascending=False)


def ledger_download(page: Page) -> None:
    """Offer the whole ledger as a file."""
    st.download_button(
        page.words("Download CSV"),
        lambda: _file(page),
        f"{page.edition.stem('data_gaps')}.csv",
        "text/csv",
        on_click="ignore",
    )


def _file(page: Page) -> bytes:
    words, found = page.words, _ledger(page)
    columns, states = column_names(words), status_names(words)
    items = [catalog()[code] for code in found["indicator"]]
    gaps = {item.indicator for item in page.gaps_of(items)}
    table = pd.DataFrame(
        {
            words("Code"): found["indicator"],
            words("Indicator"): [words.of(item.name) for item in items],
            words("Theme"): [words.of(codelist("domain")[item.domain]["name"]) for item in items],
            words("Framework"): ["|".join(item.framework) for item in items],
            words("Level or group"): found["disaggregation"].map(columns),
            words("Latest"): found["latest"],
            words("Status"): found["status"].map(states),
            words("Data holder"): [holders(words, item) for item in items],
            words("Why there is none"): [
                words.of(item.gap) if item.gap and item.indicator in gaps else "" for item in items
            ],
            words("Request"): [
                requests_said(page.requested(item.indicator), words, page.today) for item in items
            ],
            **_days(page, items),
        }
    )
    if warning := page.edition.warning(words):
        table.insert(0, words("Edition"), warning)
    return b"\xef\xbb\xbf" + plain_table(table).to_csv(index=False, lineterminator="\n").encode()


def _days(page: Page, items: Sequence[Indicator]) -> dict[str, list[str]]:
    """Return, for each indicator, the days of its latest request, and its age."""
    words = page.words
    latest = [next(iter(page.requested(item.indicator) or ()), None) for item in items]

    def told(day: Callable[[Requested], date | int | None]) -> list[str]:
        found = [None if one is None else day(one) for one in latest]
        return ["" if one is None else str(one) for one in found]

    return {
        words("Asked on"): told(lambda one: one.asked),
        words("Due by"): told(lambda one: one.due),
        words("Answered on"): told(lambda one: one.answered),
        words("Refused on"): told(lambda one: one.refused),
        words("Age of the request, days"): told(lambda one: one.age(page.today)),
    }
