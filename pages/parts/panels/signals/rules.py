"""The rules: what each watches and how often it errs; and what is not published for them."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from indicators.codelists import codelist
from indicators.signals import SETS, Rule, limit_said, method_said, needs_said, rules
from indicators.words import Words
from pages.parts.drawing import headed, listed_table
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.signals.kept import told_of


def signals_rules(page: Page) -> None:
    """Draw every rule that watches something, with its record in trials."""
    st.html(_rules(page))


@finished
def _rules(page: Page) -> str:
    words, told = page.words, told_of(page)
    title = headed(words("The rules, and how often they err"), limit_said(words))
    columns = (
        words("What is watched"),
        words("How"),
        words("Series watched"),
        words("Where nothing has changed"),
        words("Where one series in ten has changed"),
    )
    rows = [_row(rules()[code], own, words) for code, own in told.items() if own["watched"]]
    note = words(
        "Tried out on {sets} sets of series drawn at random, as large and as unsteady as those "
        "watched. The same numbers are drawn at every build.",
        sets=words.number(SETS, 0),
    )
    return f"{title}{listed_table(columns, rows)}<p class='crm-sub'>{escape(note)}</p>"


def _row(rule: Rule, told: Mapping[str, float], words: Words) -> list[str]:
    of = words(
        "{n} of {all}", n=words.number(told["watched"], 0), all=words.number(told["wanted"], 0)
    )
    named = f"{escape(words.of(rule.title))}<p class='crm-sub'>{escape(words.of(rule.reason))}</p>"
    cells = (method_said(rule, words), of, _quiet(told, words), _changed(told, words))
    return [named, *map(escape, cells)]


def _quiet(told: Mapping[str, float], words: Words) -> str:
    return words(
        "{n} questions in a hundred years, of all series together",
        n=words.number(100 * told["false_alarms"], 0),
    )


def _changed(told: Mapping[str, float], words: Words) -> str:
    """Return how many of the changed series are noticed, how soon, and how many questions err."""
    wrong = words(
        "of the questions, {share} had no cause",
        share=words.percent(words.number(100 * told["false_discovery"], 0)),
    )
    noticed = words.percent(words.number(100 * told["noticed"], 0))
    if told["years"] == 1:
        return words("{noticed} noticed in the year itself; {wrong}", noticed=noticed, wrong=wrong)
    return words(
        "{noticed} noticed within {years} years, after {delay} on average; {wrong}",
        noticed=noticed,
        years=words.number(told["years"], 0),
        delay=words.number(told.get("delay", 0.0), 1),
        wrong=wrong,
    )


def signals_missing(page: Page) -> None:
    """Draw what is not published that a rule would watch, and who holds it."""
    st.html(_missing(page))


@finished
def _missing(page: Page) -> str:
    words, told = page.words, told_of(page)
    short = {code: own for code, own in told.items() if own["watched"] < own["wanted"]}
    if not short:
        return ""
    columns = (
        words("What would be watched"),
        words("Not watched"),
        words("What it needs"),
        words("Data holder"),
    )
    rows = [_short(page, rules()[code], own) for code, own in short.items()]
    note = words("Without figures a rule is silent; that it asks nothing says nothing of them.")
    return headed(words("What is missing for watching"), note) + listed_table(columns, rows)


def _short(page: Page, rule: Rule, told: Mapping[str, float]) -> list[str]:
    words = page.words
    missing = words(
        "{n} of {all}",
        n=words.number(told["wanted"] - told["watched"], 0),
        all=words.number(told["wanted"], 0),
    )
    ask = link_to(page, path="data_gaps", agency=rule.holder)
    holder = escape(words.of(codelist("agency")[rule.holder]))
    cells = (words.of(rule.title), missing, needs_said(rule, words))
    return [*map(escape, cells), f"<a href='{ask}#ask' target='_self'>{holder}</a>"]
