"""What the document tells programmers to type works as it stands there, but for the address."""

import re

import pytest

from data.settings import ROOT
from tests.conftest import absent

PAGE = (ROOT / "docs" / "interoperability.md").read_text(encoding="utf-8")
SITE = "https://child-rights.example/sdmx"
SNIPPETS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
NAMES = [re.match(r"(?:from|import) (\w+)", snippet).group(1) for snippet in SNIPPETS]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=NAMES)
def test_a_snippet_reads_figures(address, snippet, capsys):
    if "unicefdata" in snippet:
        try:
            import unicefdata  # noqa: F401
        except ImportError:
            absent("unicefdata", "pip install -r requirements-dev.txt")
    assert SITE in snippet
    exec(snippet.replace(SITE, address), {"__name__": "__main__"})  # noqa: S102 - our own text
    assert capsys.readouterr().out.strip()


def test_each_program_that_is_named_has_a_snippet():
    assert set(NAMES) == {"unicefdata", "sdmx", "pysdmx", "pandas"}
