"""A reader's text is shown back as text: no picture, no link, no markup, and not much of it."""

import ast
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from data.settings import ROOT
from indicators.address import LONGEST, LONGEST_OF, MOST_COMPARED
from indicators.search import finding, search
from indicators.selection import Selection, read_query
from pages.parts.messages import MOST_REPEATED, repeated
from tests.pages.opening import opened

HOST = "other.host"
HOSTILE = (
    f"![x](http://{HOST}/a.png) [Log in](http://{HOST}/) <img src=//{HOST}/b.png> http://{HOST} "
    f"www.{HOST} me@{HOST} $x$ :red[x] '\"><script>document.title='x'</script>"
)
MARKDOWN_CALLS = {
    "badge", "caption", "code", "error", "exception", "header", "info", "json", "latex", "markdown",
    "metric", "subheader", "success", "text", "title", "toast", "warning", "write",
}  # fmt: skip
UNSAFE = {"unsafe_allow_html", "unsafe_allow_javascript"}
OWN = {
    "area_profile": ("against",),
    "compare": ("areas",),
    "briefing": ("areas", "topics", "length", "until"),
    "data_gaps": ("theme", "agency", "wanted", "letter"),
    "needs_a_look": ("holder",),
    "search": ("q",),
    "deprivations": ("combination",),
    "equity": ("theme", "by"),
    "explorer": ("versus",),
    "figure": ("id", "release"),
    "releases": ("theme", "release"),
    "planner": ("plan",),
    "most_deprived": ("weights",),
    "story": ("story", "step"),
    "present": ("story", "figures"),
}
COMMON = tuple(name for name in Selection.__dataclass_fields__ if name != "own")
SCRIPTS = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))]


# What has a method of such a name and is no element of a page.
NO_ELEMENTS = {"_LOG", "page.edition"}


def element_calls(script: str) -> Iterator[ast.Call]:
    """Yield the calls of what may be elements: of the framework itself, of columns, of a place."""
    for node in ast.walk(ast.parse(script)):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if called and ast.unparse(node.func.value) not in NO_ELEMENTS:
            yield node


def markdown_calls(script: str) -> set[str]:
    """Return the calls and the options of a script that take their text for Markdown or HTML."""
    calls = [*element_calls(script)]
    called = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
    of_framework = [c for c in calls if ast.unparse(c.func).startswith(("st.", "_st."))]
    named = {str(keyword.arg) for call in of_framework for keyword in call.keywords}
    unsafe = {keyword.arg for call in calls for keyword in call.keywords} & UNSAFE
    return (called & MARKDOWN_CALLS) | (named & {"help", "caption"}) | {str(one) for one in unsafe}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_speaks_in_markdown(script):
    assert markdown_calls(script.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "script",
    [
        "st.info(asked)",
        "left, right = st.columns(2)\nright.markdown(asked)",
        "st.empty().write(asked)",
        "with st.container() as place:\n    place.error(asked)",
        "st.columns(2)[0].html(asked, unsafe_allow_javascript=True)",
    ],
)
def test_a_text_given_to_a_container_is_found_as_well(script):
    assert markdown_calls(script)


class Markup(HTMLParser):
    """What a browser would make of a piece of markup."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.made: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element with its attributes."""
        self.made.append((tag, dict(attrs)))


def texts(part: Message) -> Iterator[str]:
    """Yield every text of a message to the browser."""
    for _, value in part.ListFields():
        several = not isinstance(value, str | bytes | Message) and hasattr(value, "__iter__")
        for one in value if several else [value]:
            if isinstance(one, Message):
                yield from texts(one)
            elif isinstance(one, str):
                yield one


def elements(test: AppTest) -> Iterator[Any]:
    """Yield everything a page has drawn."""
    waiting: list[Any] = [test._tree]
    while waiting:
        node = waiting.pop()
        waiting.extend(getattr(node, "children", {}).values())
        if getattr(node, "proto", None) is not None:
            yield node


def markup_of(element: Any) -> str | None:
    """Return the markup of a piece of HTML, or of our own component that writes some."""
    if element.type == "html":
        return str(element.proto.body)
    if getattr(element.proto, "component_name", "") != "choices":
        return None
    return str(json.loads(element.proto.json)["html"])


def is_harmless(element: Any) -> bool:
    """Return whether something drawn fetches nothing from another host and leads to none.

    What stands in a field leads nowhere.
    """
    markup = markup_of(element)
    if markup is None:
        return not any(HOST in text for text in texts(element.proto))
    made = Markup(markup).made
    values = [
        value or ""
        for tag, attributes in made
        for name, value in attributes.items()
        if (tag, name) != ("input", "value")
    ]
    leads = [value for value in values if re.match(rf"[^?]*{re.escape(HOST)}", value)]
    return not leads and "script" not in {tag for tag, _ in made}


@pytest.mark.parametrize(
    ("markup", "harmless"),
    [
        (f"<input value='{HOST}'>", True),
        (f"<input value='' formaction='//{HOST}'>", False),
        (f"<input value=''><img src='//{HOST}/a.png'>", False),
        ("<input value=''><script>x</script>", False),
    ],
)
def test_a_field_may_say_what_it_may_not_lead_to(markup, harmless):
    field = SimpleNamespace(component_name="choices", json=json.dumps({"html": markup}))
    assert is_harmless(SimpleNamespace(type="bidi_component", proto=field)) is harmless


@pytest.mark.parametrize(("page", "names"), [("out_of_school", COMMON), *OWN.items()])
def test_no_parameter_of_a_link_makes_markup(page, names):
    drawn = list(elements(opened(page, **dict.fromkeys(names, HOSTILE))))
    assert len(drawn) > 2
    assert [element.proto for element in drawn if not is_harmless(element)] == []


def test_what_was_asked_for_is_named_but_not_at_length():
    said = [part.proto.body for part in opened("out_of_school", compare=HOSTILE).get("html")]
    (note,) = [text for text in said if "does not exist here" in text]
    assert "![x](http://other.host/a.png)" in note
    assert len(note) < MOST_REPEATED + 120


def test_what_is_repeated_is_one_short_line():
    assert repeated("a\r\n\tb\x00\u202ec") == "a b c"
    assert len(repeated("x" * 1000)) == MOST_REPEATED


@pytest.mark.parametrize(
    "name", sorted({*COMMON, *(own for names in OWN.values() for own in names)})
)
def test_every_parameter_is_bounded(name):
    own = [] if name in COMMON else [name]
    chosen, notes = read_query({name: "x," * 50_000}, "CME_MRM0", ("published",), own)
    kept = dict(chosen.own).get(name) or getattr(chosen, name, "")
    bound = LONGEST_OF.get(name, LONGEST)
    assert len(kept) <= bound
    assert all(len(note.wanted) <= bound for note in notes)


def test_no_more_areas_are_compared_than_a_picture_tells_apart():
    query = {"compare": "ER01,ER01,AZ-SAK,AZ-AST,AZ-TOV,AZ-ISM,AZ-BA"}
    chosen, _ = read_query(query, "CME_MRM0", ("published",))
    assert chosen.compare == "ER01,AZ-SAK,AZ-AST,AZ-TOV"
    assert MOST_COMPARED == 4


def test_a_search_reads_no_more_than_a_query_and_each_word_once(monkeypatch):
    looked_for: list[str] = []

    def counted(word: str, token: str) -> float:
        looked_for.append(word)
        return 1.0

    monkeypatch.setattr(finding, "_likeness", counted)
    finding.matches.cache_clear()
    search("school " * 20_000)
    every = len(finding._vocabulary())
    assert 0 < len(looked_for) <= every
    looked_for.clear()
    search(" ".join(f"w{n}" for n in range(20_000)))
    assert len(looked_for) < 80 * every
    finding.matches.cache_clear()
