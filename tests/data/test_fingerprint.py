"""The build is stale when anything it is made of has changed: figures, declarations or code."""

from data.fingerprint import fingerprint, imported
from data.settings import ROOT


def test_the_code_of_the_build_is_what_it_imports_however_deep():
    found = {path.relative_to(ROOT).as_posix() for path in imported(ROOT, "data.build")}
    assert {
        "data/build.py",
        "data/analyses/vital.py",
        "data/illustrative/births.py",
        "geo/classes.py",
        "indicators/disclosure/pattern.py",
        "indicators/survey/variance.py",
        "indicators/out_of_school/attendance.py",
    } <= found
    assert not any(name.startswith(("pages/", "briefings/", "figures/")) for name in found)


def test_a_flow_that_changes_makes_the_build_stale(tmp_path, monkeypatch):
    monkeypatch.setattr("data.fingerprint.FLOWS", tmp_path)
    (tmp_path / "A.toml").write_text("lag = 0\n")
    before = fingerprint()
    (tmp_path / "A.toml").write_text("lag = 1\n")
    assert fingerprint() != before


def test_an_import_inside_a_function_counts_and_an_installed_package_does_not(tmp_path):
    (tmp_path / "rooms").mkdir()
    (tmp_path / "rooms" / "__init__.py").write_text("")
    (tmp_path / "start.py").write_text("import json\n\n\ndef f():\n    from rooms import deep\n")
    (tmp_path / "rooms" / "deep.py").write_text("from rooms.deeper import x\n")
    (tmp_path / "rooms" / "deeper.py").write_text("x = 1\n")
    found = {path.relative_to(tmp_path).as_posix() for path in imported(tmp_path, "start")}
    assert found == {"start.py", "rooms/__init__.py", "rooms/deep.py", "rooms/deeper.py"}
