// The framework has texts of its own, in English alone, and its lists compare letters as they are.
// This says its texts in the reader's language, and turns what is typed into a list of areas into
// the letters that the names are written in.
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const AREA_LISTS = ["ref_area", "district", "compare", "brief-areas"].map((key) => `.st-key-crm-${key}`).join();

function say_framework_words(page, { texts, forms, areas, rules }) {
  page.crmWords?.disconnect();
  page.removeEventListener("input", page.crmLetters, true);

  const patterns = Object.entries(forms).map(([form, said]) =>
    [new RegExp(`^${form.replace("{}", "(.+)")}$`), said]);
  const translated = (text) => {
    const known = texts[text.trim()];
    if (known) return known;
    const [form, said] = patterns.find(([pattern]) => pattern.test(text)) ?? [];
    return form && said.replace("{}", text.match(form)[1]);
  };
  // What a text was before it was said in another language, so that the language can change again.
  const before = (page.crmSaid ??= new WeakMap());
  const replace = (node, name, now, write) => {
    const kept = before.get(node)?.[name];
    const english = kept?.said === now ? kept.english : now;
    const said = translated(english) ?? english;
    if (said === now) return;
    before.set(node, { ...before.get(node), [name]: { english, said } });
    write(said);
  };
  const say = (node) => {
    if (node.nodeType === 3 && node.data.length < 90) {
      replace(node, "text", node.data, (said) => { node.data = said; });
    } else if (node.nodeType === 1) {
      for (const name of ATTRIBUTES)
        if (node.hasAttribute(name)) replace(node, name, node.getAttribute(name), (said) => node.setAttribute(name, said));
      node.childNodes.forEach(say);
    }
  };
  page.crmWords = new page.defaultView.MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) type === "childList" ? addedNodes.forEach(say) : say(target);
  });
  if (Object.keys(texts).length)
    page.crmWords.observe(page.body, { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES });
  say(page.body);

  const { sounded, begins } = spelling(rules);
  const lower = (text) => text.replaceAll("İ", "i").replaceAll("I", "ı").toLowerCase();
  const meant = (typed) => {
    const found = Object.entries(areas).filter(([, spelled]) => spelled.some((one) => begins(sounded(typed), one)));
    const names = found.map(([name]) => name);
    const shared = (a, b) => a.slice(0, [...a].findIndex((sign, at) => lower(sign) !== lower(b[at] ?? "")) >>> 0);
    const name = names.length ? names.reduce(shared) : "", heard = sounded(typed).length;
    const ends = [...name].findIndex((_, at) => sounded(name.slice(0, at + 1)).length >= heard);
    return name.slice(0, ends + 1);
  };
  page.crmLetters = ({ target, isTrusted }) => {
    if (!isTrusted || target.getAttribute("role") !== "combobox") return;
    if (!target.closest(AREA_LISTS)) return;
    const typed = target.value, literal = lower(typed);
    if (!typed || Object.keys(areas).some((name) => lower(name).includes(literal))) return;
    const name = meant(typed);
    if (!name) return;
    const prototype = page.defaultView.HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(target, name);
    target.dispatchEvent(new page.defaultView.InputEvent("input", { bubbles: true }));
  };
  page.addEventListener("input", page.crmLetters, true);
}
