"""A text held against the figures: the text with its numbers marked, and a table of them.

What is pasted lives in the reader's session alone, as long as the page is open. It is in no
address, no file, no log, and in nothing that is kept from one run to the next.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from briefings.statements import (
    MOST_LETTERS,
    MOST_NUMBERS,
    VERDICTS,
    Answer,
    Checker,
    Finding,
    Held,
    answer,
    legible,
)
from pages.parts.drawing import empty, heading
from pages.parts.messages import message
from pages.parts.page import Page
from pages.parts.panels.picture import badge
from pages.parts.passports import passport_path

_AROUND = 220  # letters of a sentence on either side of its number

Checked = Sequence[tuple[Finding, Answer]]


def checking_headline(page: Page) -> None:
    """Draw the title, what the reader gets, and what becomes of the text."""
    words = page.words
    title = escape(words("Check a text"))
    lede = escape(
        words(
            "Paste an article, a speech or a report. Each number that looks like one of ours is "
            "marked: what it agrees with, or what we hold instead. It says “not found” rather than "
            "guess, and it passes over what is no figure of children's rights."
        )
    )
    kept = escape(
        words("The text is read by rules on this server. It is not stored and not passed on.")
    )
    st.html(
        f"<h1 class='crm-title'>{title}</h1><p class='crm-lede'>{lede}</p>"
        f"<p class='crm-sub'>{kept}</p>"
    )


def checked_text(page: Page) -> None:
    """Draw where a text is pasted and, once it is sent, what its numbers are."""
    words = page.words
    with st.form("crm-check", border=False):
        text = st.text_area(
            words("Text in Azerbaijani, English or Russian"), height=240, key="crm-check-text"
        )
        sent = st.form_submit_button(words("Check the text"))
    if not sent or not text.strip():
        empty(words("Paste a text above and press the button."))
        return
    if len(text) > MOST_LETTERS:
        message("error", _too_long(page, len(text)))
        return
    with st.spinner(words("Reading the text…")):
        found = _check(page, text)
    if not found:
        empty(words("No number in this text looks like one of ours."))
        return
    _result(page, text, found)


def _too_long(page: Page, letters: int) -> str:
    words = page.words
    return words(
        "The text has {n} letters; at most {most} are read at once. Check it in parts.",
        n=words.number(letters, 0),
        most=words.number(MOST_LETTERS, 0),
    )


def _check(page: Page, text: str) -> Checked:
    """Return what the numbers of a text are; nothing of it is kept."""
    found = Checker(page.store, page.today, page.selection.edition).check(text)
    year = page.today.year
    return [(one, answer(one, page.store, page.words, year)) for one in found]


def _result(page: Page, text: str, found: Checked) -> None:
    words = page.words
    heading(words("The text, with its numbers marked"), _counted(page, found))
    if page.watermark:
        message("info", words("Held against synthetic figures: {mark}", mark=page.watermark))
    label, marked = (
        escape(words("The text, with its numbers marked")),
        _marked(legible(text), found),
    )
    st.html(
        f"<div class='crm-checked' tabindex='0' role='region' aria-label='{label}'>"
        f"{''.join(marked)}</div>"
    )
    heading(words("Number by number"), words("What we hold, from which source, and how good."))
    head = [words("Number in the text"), words("Sentence"), words("What we hold")]
    cells = "".join(f"<th scope='col'>{escape(name)}</th>" for name in head)
    rows = "".join(_row(page, *one, head) for one in found)
    st.html(
        f"<table class='crm-answers'><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _counted(page: Page, found: Checked) -> str:
    """Return how many numbers there are of each verdict."""
    words = page.words
    count = Counter(said.word for _, said in sorted(found, key=_order))
    every = words.plural(
        "{n} number looks like one of ours", "{n} numbers look like ours", len(found)
    )
    full = words("no more are read")
    most = f" ({full})" if len(found) == MOST_NUMBERS else ""
    return f"{every}{most}: " + ", ".join(f"{n} {word}" for word, n in count.items())


def _order(one: tuple[Finding, Answer]) -> int:
    return VERDICTS.index(one[1].verdict)


def _marked(text: str, found: Checked) -> Iterator[str]:
    """Yield a text as markup, its numbers marked by colour and by word."""
    end = 0
    for one, said in found:
        sentence, number = one.claim.sentence, one.claim.number
        start = sentence.start + number.start
        yield escape(text[end:start])
        end = sentence.start + number.end
        yield _mark(text[start:end], said)
    yield escape(text[end:])


def _mark(number: str, said: Answer) -> str:
    word = f"<small>{escape(said.word)}</small>"
    return f"<mark class='crm-mark crm-{said.verdict}'>{escape(number)} {word}</mark>"


def _row(page: Page, one: Finding, said: Answer, head: Sequence[str]) -> str:
    number, sentence, held = (f" data-label='{escape(name)}'" for name in head)
    reasons = "".join(f"<p>{escape(text)}</p>" for text in (said.reason, *said.caveats))
    figures = "".join(_figure(page, each) for each in (said.held, said.newer) if each)
    return (
        f"<tr><th scope='row'{number}>{_mark(said.number, said)}</th>"
        f"<td{sentence}>{_sentence(one)}</td><td{held}>{reasons}{figures}</td></tr>"
    )


def _sentence(one: Finding) -> str:
    """Return the sentence around a number as markup, shortened at both ends if it is long."""
    text, number = one.claim.sentence.text, one.claim.number
    start, end = max(0, number.start - _AROUND), min(len(text), number.end + _AROUND)
    before = ("…" if start else "") + text[start : number.start].lstrip()
    after = text[number.end : end].rstrip() + ("…" if end < len(text) else "")
    return f"{escape(before)}<b>{escape(number.text)}</b>{escape(after)}"


def _figure(page: Page, held: Held) -> str:
    path = escape(passport_path(page, held.key))
    passport = escape(page.words("Passport"))
    label = escape(f"{passport}: {held.name}, {held.area}, {held.period}")
    where = escape(f"{held.area}, {held.period}")
    return (
        f"<p class='crm-held'><span>{escape(held.name)}</span> "
        f"<strong>{escape(held.value)}</strong> <span>{where}</span> "
        f"{badge(held.grade, page.words)} <small>{escape(held.source)}</small> "
        f"<a href='{path}' target='_blank' rel='noopener' aria-label='{label}'>{passport}</a></p>"
    )
