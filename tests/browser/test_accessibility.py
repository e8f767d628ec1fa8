"""axe-core: no serious violation in what we draw.

Every page is looked at in ``test_every_page``.
The framework's own violations are listed by rule in ``axe_allowed.toml``, each with its reason.
"""

import tomllib
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ALLOWED = tomllib.loads(Path(__file__).with_name("axe_allowed.toml").read_text())
SERIOUS = ("serious", "critical")
# The rules of axe whose verdict a theme can turn while the page stays as it is.
COLOURS = ("color-contrast", "link-in-text-block")
# A colour is read once: axe reads the same few anew for every text and whatever stands behind it,
# which is half of its work on a long page.
ONCE = """(() => {
    const { Color } = axe.commons.color, read = Color.prototype.parseString, known = new Map();
    Color.prototype.parseString = function (text) {
        if (!known.has(text)) {
            read.call(this, text);
            known.set(text, new Color(this));
        }
        const { r, g, b, alpha } = known.get(text);
        return Object.assign(this, { r, g, b, alpha });
    };
})()"""
# The rules that can find nothing serious: all that their checks find has less weight.
LESSER = """() => {
    const {rules, data} = axe._audit;
    const weight = (check) => data.checks[check.id ?? check]?.impact;
    const weights = ({impact, any, all, none}) =>
        impact ? [impact] : [...any, ...all, ...none].map(weight);
    const light = (rule) => weights(rule).every((one) => ["minor", "moderate"].includes(one));
    return Object.fromEntries(rules.filter(light).map(({id}) => [id, {enabled: false}]));
}"""
RUN = "async (options) => (await axe.run(options)).violations"
# All of a page that axe looks at, but its colours and how often its map was painted.
SHAPE = """() => {
    const UNSEEN = ["class", "style", "fill", "stroke", "data-painted"];
    const shape = (node) => [
        node.localName,
        node.checkVisibility({visibilityProperty: true}),
        node.scrollWidth > node.clientWidth,
        node.scrollHeight > node.clientHeight,
        ...[...node.attributes]
            .filter(({name}) => !UNSEEN.includes(name))
            .map(({name, value}) => `${name}=${value}`),
    ].join(" ");
    const nodes = [...document.querySelectorAll("body, body *")];
    return [document.title, document.body.textContent, ...nodes.map(shape)].join("\\n");
}"""


def shape(page: Page) -> str:
    """Return what there is on a page, by what names, and what of it is seen."""
    return page.evaluate(SHAPE)


def violations_of_another_theme(page: Page, before: str) -> list[str]:
    """Return what axe finds serious after a turn of the theme alone.

    Only the rules of colour are asked where the page is else what it was before, when all were.
    """
    return violations(page, *(COLOURS if shape(page) == before else ()))


def violations(page: Page, *only: str) -> list[str]:
    """Return what axe finds serious by all rules that can find it, or by some.

    A document that was looked at before holds axe still, read and compiled.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(ONCE)
    rules = {"runOnly": list(only)} if only else {"rules": page.evaluate(LESSER)}
    found = []
    for rule in page.evaluate(RUN, {"resultTypes": ["violations"]} | rules):
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
