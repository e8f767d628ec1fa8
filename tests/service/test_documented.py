"""What the document tells programmers to type works as it stands there, but for the address."""

import io
import re
import runpy
import shutil
import subprocess

import pandas as pd
import pytest

from data.settings import ROOT
from tests.conftest import absent

PAGE = (ROOT / "docs" / "interoperability.md").read_text(encoding="utf-8")
SITE = "https://child-rights.example/sdmx"
SNIPPETS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
NAMES = [re.match(r"(?:from|import) (\w+)", snippet).group(1) for snippet in SNIPPETS]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=NAMES)
def test_a_snippet_reads_figures(address, snippet, tmp_path, capsys):
    if "unicefdata" in snippet:
        try:
            import unicefdata  # noqa: F401
        except ImportError:
            absent("unicefdata", "pip install -r requirements-dev.txt")
    assert SITE in snippet
    script = tmp_path / "snippet.py"
    script.write_text(snippet.replace(SITE, address), encoding="utf-8")
    runpy.run_path(str(script), run_name="__main__")
    assert capsys.readouterr().out.strip()


def test_each_program_that_is_named_has_a_snippet():
    assert set(NAMES) == {"unicefdata", "sdmx", "pysdmx", "pandas"}


# Every figure that R was given, printed at the end of the script of the document.
TOLD = """
columns <- c("REF_AREA", "SEX", "DATA_SOURCE", "obsTime", "obsValue", "OBS_STATUS")
write.csv(rates[, columns], row.names = FALSE, quote = FALSE)
"""
ORDER = ["ref_area", "sex", "data_source", "time_period"]


def by_r(script):
    wanted = "quit(status = !requireNamespace('rsdmx', quietly = TRUE))"
    if (
        not shutil.which("Rscript")
        or subprocess.run(["Rscript", "-e", wanted], check=False).returncode
    ):
        absent("R with its package rsdmx", "apt-get install r-cran-rsdmx")
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_order(figures):
    return figures[[*ORDER, "obs_value", "obs_status"]].sort_values(ORDER, ignore_index=True)


@pytest.mark.parametrize(
    ("key", "narrowed", "number", "withheld"),
    [
        ("AZE.CME_MRY0", {"ref_area": ["AZE"]}, 207, 0),
        (".AZE_ED_UNABLE_READ_G9", {}, 58, 55),
    ],
)
def test_r_reads_every_figure_as_it_stands_and_none_that_is_withheld(
    address, store, key, narrowed, number, withheld
):
    (snippet,) = re.findall(r"^```r\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    read = snippet.replace(SITE, address).replace("AZE.CME_MRY0", key)
    shown, columns, told = by_r(read + TOLD).partition("REF_AREA,SEX,")
    assert "source" in shown
    names = {"obsTime": "time_period", "obsValue": "obs_value"}
    found = pd.read_csv(io.StringIO(columns + told), dtype=str).rename(columns=names)
    found = in_order(found.rename(columns=str.lower).astype({"obs_value": float}))
    stored = in_order(store.observations(key.partition(".")[2], "published", **narrowed))
    pd.testing.assert_frame_equal(
        found, stored, check_dtype=False, check_column_type=False, rtol=1e-12
    )
    missing = found["obs_value"].isna()
    assert (len(found), missing.sum(), {*found["obs_status"][missing]}) == (
        number,
        withheld,
        {"Q"} if withheld else set(),
    )
