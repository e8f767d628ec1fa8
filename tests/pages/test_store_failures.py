"""Whatever is wrong with the database, the reader gets one sentence in the reader's language."""

import re
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine, event
from streamlit.testing.v1 import AppTest

from data.settings import DATABASE, ROOT
from data.store import open_store
from indicators.errors import OurFault, StoreUnavailable
from indicators.model import LANGUAGES
from indicators.words.language import words
from pages.parts.failures import general, say_unforeseen, store_sentence
from pages.parts.guarding import guards


def absent(path: Path) -> None:
    """Take the database away."""
    path.unlink()


def without_tables(path: Path) -> None:
    """Leave a database that nobody has built."""
    path.unlink()
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE other (name)")


def cut(path: Path) -> None:
    """Leave half of the file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def noise(path: Path) -> None:
    """Leave a file that was never a database."""
    path.write_bytes(b"\x93\x01noise" * 10_000)


def noise_within(path: Path) -> None:
    """Write over whole pages in the middle of the file."""
    with path.open("r+b") as file:
        for part in range(1, 20):
            file.seek(part * path.stat().st_size // 20)
            file.write(b"\xa5\x5a\x00\xff" * 1024)


DAMAGES = [
    (absent, "missing"),
    (without_tables, "missing"),
    (cut, "damaged"),
    (noise, "damaged"),
    (noise_within, "damaged"),
]


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of the database that the pages read, to be damaged."""
    path = tmp_path / "copy.sqlite"
    path.write_bytes(DATABASE.read_bytes())
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    st.cache_resource.clear()
    yield path
    st.cache_resource.clear()


def drawn(language: str, page: str = "out_of_school") -> str:
    """Return the text of a page, as markup; the framework has said nothing of its own."""
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    test.switch_page(f"pages/{page}.py")
    test.query_params["lang"] = language
    test.run()
    assert not test.exception
    assert not test.error
    return " ".join(part.proto.body for part in test.get("html"))


def sentence(reason: str, language: str) -> str:
    """Return what a reader is told of a database."""
    return store_sentence(StoreUnavailable("", None, reason), words(language))


@pytest.mark.parametrize(("damage", "reason"), DAMAGES)
def test_a_database_that_cannot_be_read_is_told_of(copied, damage, reason):
    damage(copied)
    text = drawn("ru")
    assert sentence(reason, "ru") in text
    assert "crm-title" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_the_language_of_the_reader(copied, language):
    noise(copied)
    assert sentence("damaged", language) in drawn(language)
    assert len({sentence("damaged", one) for one in LANGUAGES}) == 3


@pytest.fixture
def impatient():
    """Do not wait for whoever writes: SQLite asks again for five seconds before it says so."""

    def ask_once(connection, _record):
        connection.execute("PRAGMA busy_timeout = 0")

    event.listen(Engine, "connect", ask_once)
    yield
    event.remove(Engine, "connect", ask_once)


def test_a_database_that_is_written_is_told_of(copied, impatient):
    with closing(sqlite3.connect(copied, isolation_level=None)) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        assert sentence("locked", "az") in drawn("az")


def test_a_page_opens_again_once_the_database_is_back(copied):
    whole = copied.read_bytes()
    noise(copied)
    assert "crm-title" not in drawn("en")
    copied.write_bytes(whole)
    assert "crm-title" in drawn("en")


def test_a_server_that_does_not_answer_is_told_of(copied, monkeypatch):
    pytest.importorskip("psycopg")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("DATABASE_URL", f"postgresql+psycopg://a:b@127.0.0.1:{port}/c")
    assert sentence("gone", "en") in drawn("en")


def test_a_figure_that_is_no_number_is_damage(copied):
    with closing(sqlite3.connect(copied)) as writing, writing:
        writing.execute("UPDATE observation SET obs_value = 'x' WHERE indicator = 'CME_MRM0'")
    store = open_store(f"sqlite:///{copied}")
    with pytest.raises(StoreUnavailable) as raised:
        store.observations("CME_MRM0", "published")
    assert raised.value.reason == "damaged"


def test_a_store_without_a_build_is_no_store(copied):
    with closing(sqlite3.connect(copied)) as writing, writing:
        writing.execute("DELETE FROM build")
    with pytest.raises(StoreUnavailable, match="holds no build"):
        open_store(f"sqlite:///{copied}").build()


@pytest.mark.parametrize("error", [OurFault("Words that nobody translated."), KeyError("secret")])
def test_what_nobody_foresaw_is_told_without_its_own_words(monkeypatch, error):
    said: list[str] = []
    monkeypatch.setattr("pages.parts.failures.message", lambda kind, text: said.append(text))
    monkeypatch.setattr("pages.parts.failures.language", lambda: words("az"))
    assert say_unforeseen(error)
    assert [text for text in said if text] == [general(words("az"))]


def test_the_server_leaves_no_failure_to_the_framework():
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    assert re.search(r"st\.App\(.*on_script_error=say_unforeseen", source)
    assert guards()
