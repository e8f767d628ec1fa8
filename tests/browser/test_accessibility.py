"""axe-core: no serious violation in what we draw.

Every page is looked at in ``test_every_page``.
The framework's own violations are listed by rule in ``axe_allowed.toml``, each with its reason.
"""

import tomllib
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

ALLOWED = tomllib.loads(Path(__file__).with_name("axe_allowed.toml").read_text())
SERIOUS = ("serious", "critical")


def violations(page) -> list[str]:
    found = []
    for rule in Axe().run(page).response["violations"]:
        allowed = ALLOWED.get(rule["id"], {}).get("selectors", [])
        for node in rule["nodes"]:
            target = " ".join(map(str, node["target"]))
            if rule["impact"] in SERIOUS and not any(part in target for part in allowed):
                found.append(f"{rule['id']}: {target}: {node['html'][:160]}")
    return found


def test_the_illustrative_edition_is_no_less_accessible(visit):
    assert violations(visit("out_of_school?lang=az&edition=illustrative&ref_area=ER09")) == []


def test_every_rule_let_pass_has_its_reason():
    assert all(rule["reason"] and rule["selectors"] for rule in ALLOWED.values())
