"""What this figure is: definition, what it does not say, sources, editions, related indicators."""

from html import escape

import streamlit as st

from indicators.codelists import codelist
from indicators.summary import sources_in_order
from indicators.words import holders
from pages.parts.drawing import headed
from pages.parts.finished import finished
from pages.parts.page import Page
from passports.headers import cite


def notes(page: Page) -> None:
    """Draw the definition, the caveat and the sources of the indicator shown."""
    st.html(_notes(page))


@finished
def _notes(page: Page) -> str:
    words = page.words
    item = page.headline.indicator
    lines = [
        (words("Definition"), words.of(item.definition)),
        (page.edition.unsaid(words), "" if page.is_gap else words.of(item.caveat)),
        (words("Unit"), words.of(codelist("unit_measure")[item.unit_measure])),
        (words("Confidentiality"), _confidentiality(page)),
        (words("Method"), item.reference or ""),
        (words("Rights and goals"), _rights(page)),
        (words("Framework"), _framework(page)),
        (words("Data holder"), holders(words, item)),
    ]
    body = "".join(
        f"<p><strong>{escape(label)}.</strong> {escape(text)}</p>" for label, text in lines if text
    )
    title = headed(words("What this figure is"))
    return f"{title}<div class='crm-note'>{body}{_sources(page)}</div>"


def _confidentiality(page: Page) -> str:
    """Return what is withheld of figures that the monitor makes from records."""
    n = page.headline.indicator.disclosure_threshold
    if n is None or page.selection.edition == "published":
        return ""
    return page.words(
        "A number below {n} is withheld, and so are further figures from which it could be worked "
        "out. Zero is shown. In the published edition figures stand as the agency released them.",
        n=n,
    )


def _rights(page: Page) -> str:
    item = page.headline.indicator
    articles = ", ".join(str(number) for number in item.crc_articles)
    parts = [page.words("Convention on the Rights of the Child, article {n}", n=articles)] * bool(
        articles
    )
    if item.sdg_indicator:
        parts.append(page.words("SDG indicator {code}", code=item.sdg_indicator))
    return "; ".join(parts)


def _framework(page: Page) -> str:
    """Return the subdomains of the regional monitoring framework that list the indicator."""
    item = page.headline.indicator
    known = codelist("framework")
    return "; ".join(page.words.of(known[code]["name"]) for code in item.framework)


def _sources(page: Page) -> str:
    """Return the sources of the indicator; the first is the headline, the others stand apart."""
    item = page.headline.indicator
    if page.is_gap:
        return ""
    known = page.store.sources()
    present = {*page.coverage(item.indicator)["data_source"]}
    declared = {*item.sources} if page.selection.edition == "published" else set()
    codes = sources_in_order(present | declared, item)
    cited = [known[code] for code in codes if code in known]
    items = "".join(f"<li>{_source(source, page)}</li>" for source in cited)
    title = page.words("Sources (the first gives the headline; no line joins two)")
    return f"<p><strong>{escape(title)}.</strong></p><ul>{items}</ul>"


def _source(source: dict[str, str], page: Page) -> str:
    text = escape(cite(source, page.words))
    if source["url"]:
        text += f" <a href='{escape(source['url'])}' rel='noreferrer'>{escape(source['url'])}</a>"
    note = source[f"note_{page.words.language}"]
    return f"{text}<br>{escape(note)}" if note else text
