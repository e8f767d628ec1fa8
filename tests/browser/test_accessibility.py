"""axe-core: no serious violation in what we draw.

Every page is looked at in ``test_every_page``.
The framework's own violations are listed by rule in ``axe_allowed.toml``, each with its reason.
"""

import re
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
# How axe, translated for browsers of old, keeps what is private to an object: in a map beside it.
HELPERS = {
    "init": r"function (\w+)\(e,t,n\){\w+\(e,t\),t\.set\(e,n\)}",
    "mark": r"function (\w+)\(e,t\){\w+\(e,t\),t\.add\(e\)}",
    "read": r"function (\w+)\(e,t\){return e\.get\(\w+\(e,t\)\)}",
    "write": r"function (\w+)\(e,t,n\){e\.set\(\w+\(e,t\),n\)}",
    "check": r'function (\w+)\(e,t,n\){if\("function"==typeof e',
}
OF_A_COLOUR = r"=\(((?:\w+=new WeakMap,){6})(\w+)=new WeakSet,"
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


def _with_plain_colours(script: str) -> str:
    """Return axe with what is private to a colour as properties of it.

    Seven entries in maps for each of the many colours that are mixed are most of axe's work.
    """
    name = {what: re.search(helper, script)[1] for what, helper in HELPERS.items()}
    maps, marked = re.search(OF_A_COLOUR, script).groups()
    for kept in re.findall(r"\w+(?==)", maps):
        script = script.replace(f"{name['init']}(this,{kept},", f"this.${kept}=(")
        script = script.replace(f"{name['write']}({kept},this,", f"this.${kept}=(")
        script = script.replace(f"{name['read']}({kept},this)", f"this.${kept}")
    script = script.replace(f"{name['mark']}(this,{marked})", "0")
    return script.replace(f"{name['check']}({marked},this,", "(")


AXE = _with_plain_colours(AXE_SCRIPT)


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
        page.evaluate(AXE)
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


# All that axe says of a page, what it found right or could not tell included.
EVERYTHING = """async () => {
    const found = await axe.run();
    return ["violations", "incomplete", "passes"].map((kind) => found[kind].map(({id, nodes}) =>
        [id, nodes.map(({target, any, all, none}) =>
            [target, [...any, ...all, ...none].map(({id, data}) => [id, JSON.stringify(data)])])]));
}"""


def test_axe_says_the_same_with_its_colours_kept_otherwise(visit):
    page = visit("equity?lang=az")
    page.locator(".crm-heat").first.wait_for()  # the last that comes: what is looked at is whole
    page.evaluate(AXE_SCRIPT)
    said = page.evaluate(EVERYTHING)
    page.evaluate("delete window.axe")
    violations(page)
    assert page.evaluate("Object.keys(new axe.commons.color.Color(0, 0, 0)).length") == 7
    assert page.evaluate(EVERYTHING) == said
    assert any(id_ == "color-contrast" for id_, _ in said[2])


def test_every_rule_let_pass_has_its_reason():
    assert all(rule["reason"] and rule["selectors"] for rule in ALLOWED.values())
