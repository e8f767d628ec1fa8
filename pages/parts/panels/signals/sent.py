"""The questions of one holder as files."""

from datetime import date

import streamlit as st

from data.frozen import release_name
from indicators.codelists import codelist
from indicators.signals import rules
from pages.parts.choices import offer, offered_list
from pages.parts.page import Page
from pages.parts.panels.signals.kept import holders_asked, questions_put
from pages.parts.shell import choose
from passports.files import Questions, questions_csv, questions_xlsx

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def signals_files(page: Page) -> None:
    """Offer the questions of the holder that is chosen as CSV and XLSX; nothing without any."""
    words, asked = page.words, holders_asked(page)
    if not asked:
        return
    chosen = page.selection.asked("holder")
    holder = chosen if chosen in asked else asked[0]
    names = {code: words.of(codelist("agency")[code]) for code in asked}
    offer([offered_list("holder", words("Data holder"), names, holder, _of_holder)], "crm-asked")
    stem = page.edition.stem("questions", holder)
    with st.container(horizontal=True):
        st.download_button(
            words("Download CSV"),
            lambda: questions_csv(_asked(page, holder), words),
            f"{stem}.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            words("Download XLSX"),
            lambda: questions_xlsx(_asked(page, holder), words),
            f"{stem}.xlsx",
            _XLSX,
            on_click="ignore",
        )


def _of_holder(code: str) -> None:
    choose(holder=code)


def _asked(page: Page, holder: str) -> Questions:
    own = [one for one in questions_put(page) if rules()[one.rule].holder == holder]
    release = release_name(page.store.build()["release"])
    today = date.today().isoformat()
    return Questions(holder, own, page.store.sources(), page.edition, release, today)
