"""What pages keep is made once for each build, and by no build for another."""

import pytest
import streamlit as st

from pages.parts.kept import kept_for_build


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
