"""What pages keep is made once for each build, and by no build for another."""

import gc

import pytest
import streamlit as st

from pages.parts import kept
from pages.parts.kept import Shelf, kept_for_build, kept_recent
from pages.parts.metrics import FOUND, NOT_FOUND


class Built:
    """A store of which only the build is asked."""

    def __init__(self, fingerprint: str) -> None:
        self.fingerprint = fingerprint

    def build(self):
        return {"fingerprint": self.fingerprint}


@pytest.fixture(autouse=True)
def _nothing_kept():
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def test_what_is_kept_is_made_once_and_shared():
    first = kept_for_build(Built("a"), "key", list)
    assert kept_for_build(Built("a"), "key", list) is first
    assert kept_for_build(Built("a"), "other", list) is not first


def test_another_build_keeps_its_own():
    first = kept_for_build(Built("a"), "key", list)
    assert kept_for_build(Built("b"), "key", list) is not first


def test_what_could_not_be_made_is_tried_again():
    with pytest.raises(ZeroDivisionError):
        kept_for_build(Built("a"), "key", lambda: 1 / 0)
    assert kept_for_build(Built("a"), "key", lambda: 1) == 1


def test_what_readers_of_one_store_ask_for_is_made_once_and_never_for_another_store():
    one, other = Built("a"), Built("a")
    first = kept_recent(one, "key", list)
    assert kept_recent(one, "key", list) is first
    assert kept_recent(other, "key", list) is not first


def test_with_a_store_goes_what_was_kept_of_it(monkeypatch):
    shelf = Shelf(10_000)
    monkeypatch.setattr(kept, "_RECENT", shelf)
    one, other = Built("a"), Built("a")
    kept_recent(one, "key", list)
    kept_recent(other, "key", list)
    del one
    gc.collect()
    assert len(shelf) == 1


def test_what_is_kept_is_counted():
    before = [counter._value.get() for counter in (FOUND, NOT_FOUND)]
    store = Built("a")
    for _ in range(3):
        kept_recent(store, "key", list)
    after = [counter._value.get() for counter in (FOUND, NOT_FOUND)]
    assert [later - earlier for earlier, later in zip(before, after, strict=True)] == [2, 1]
    assert kept._RECENT.held > 0
