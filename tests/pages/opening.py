"""A page opened by its link, as the tests of pages open it."""

from streamlit.testing.v1 import AppTest

from data.settings import ROOT


def opened(page: str, **query: str) -> AppTest:
    """Return a page, opened as a browser would by a link."""
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    test.switch_page(f"pages/{page}.py")
    for name, value in {"lang": "en", **query}.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test
