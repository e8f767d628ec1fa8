// A long list that is chosen from with keys or a mouse opens as a field to type into: it finds an
// entry by its letters, in whatever way they are written, as the search does. Nothing is told before
// an entry is chosen. A short list, and one that a finger opens, stay the browser's own.
const LONG = 8, PAGE = 8;
const OPENING = ["ArrowDown", "ArrowUp", "Enter", " ", "F4"];

function type_into_lists(page, { areas, rules, texts }) {
  page.crmLists?.abort();
  const { signal } = (page.crmLists = new page.defaultView.AbortController());
  const fine = page.defaultView.matchMedia("(pointer: fine)");
  const finds = finding(rules, areas);
  const none = texts["No results"] ?? "No results";
  const long = ({ target }) => {
    const list = fine.matches && target.closest?.(".crm-own select");
    return list && list.options.length >= LONG && list;
  };
  page.addEventListener("mousedown", (event) => {
    const list = event.button === 0 && long(event);
    if (!list) return;
    event.preventDefault();
    open_list(list, finds, none);
  }, { signal });
  page.addEventListener("keydown", (event) => {
    const list = !event.ctrlKey && !event.metaKey && long(event);
    if (!list || (event.key.length > 1 && !OPENING.includes(event.key))) return;
    if (OPENING.includes(event.key)) event.preventDefault();
    open_list(list, finds, none); // a letter goes on into the field that has the focus by now
  }, { signal });
}

// Every word typed begins a word of the name; what begins the name itself comes first.
function finding(rules, areas) {
  const { sounded, begins } = spelling(rules);
  const words = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const known = new Map();
  const spelled = (name) =>
    known.get(name) ?? known.set(name, [name, ...(areas[name] ?? [])].map((one) => words(one).map(sounded))).get(name);
  return (typed, names) => {
    const asked = words(typed).map(sounded);
    const fits = (own) => asked.every((word) => own.some((one) => begins(word, one)));
    const found = names.filter((name) => spelled(name).some(fits));
    const first = (name) => spelled(name).some(([one]) => asked.length && begins(asked[0], one));
    return [...found.filter(first), ...found.filter((name) => !first(name))];
  };
}

function open_list(list, finds, none) {
  const page = list.ownerDocument;
  const make = (tag, given, inside = []) => {
    const made = page.createElement(tag);
    for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  const named = { "aria-label": list.getAttribute("aria-label") };
  const entries = [...list.options].map(({ text, value, selected }, at) =>
    make("li", { role: "option", id: `crm-entry-${at}`, "data-value": value, "aria-selected": selected }, [text]));
  const shown = make("ul", { role: "listbox", id: "crm-entries", ...named }, entries);
  const field = make("input", {
    role: "combobox", "aria-expanded": "true", "aria-controls": "crm-entries", "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", name: list.name, ...named,
  });
  const told = make("p", { role: "status" });
  const panel = make("div", { class: "crm-typed", popover: "manual" }, [field, shown, told]);
  const text = (entry) => entry.textContent;
  let active = entries[list.selectedIndex];

  const point = (entry) => {
    active?.classList.remove("crm-pointed");
    active = entry;
    active?.classList.add("crm-pointed");
    active?.scrollIntoView({ block: "nearest" });
    if (active) field.setAttribute("aria-activedescendant", active.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const step = (by) => {
    const offered = [...shown.children];
    point(offered[Math.min(Math.max(offered.indexOf(active) + by, 0), offered.length - 1)]);
  };
  const filter = () => {
    const found = new Set(finds(field.value, entries.map(text)));
    const by_name = new Map(entries.map((entry) => [text(entry), entry]));
    shown.replaceChildren(...(field.value.trim() ? [...found].map((name) => by_name.get(name)) : entries));
    told.textContent = shown.children.length ? "" : none;
    point(field.value.trim() ? shown.firstElementChild : entries[list.selectedIndex]);
  };
  const close = (again) => {
    away.abort();
    if (again) list.focus({ preventScroll: true });
    panel.remove();
  };
  const take = (entry) => {
    const other = entry && entry.dataset.value !== list.value;
    close(true);
    if (!other) return;
    list.value = entry.dataset.value;
    list.dispatchEvent(new page.defaultView.Event("change", { bubbles: true }));
  };

  const away = new page.defaultView.AbortController();
  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
  field.oninput = filter;
  field.onkeydown = (event) => {
    const { key } = event;
    if (event.isComposing) return;
    if (key in moves) step(moves[key]);
    else if (key === "Enter") take(active);
    else if (key === "Escape") close(true);
    else return void (key === "Tab" && close(true)); // goes on from the list
    event.preventDefault();
  };
  panel.onmousedown = (event) => event.target === field || event.preventDefault();
  shown.onclick = ({ target }) => take(target.closest("li"));
  field.onblur = () => panel.isConnected && close(false);
  page.addEventListener("scroll", ({ target }) => panel.contains(target) || close(false), { capture: true, signal: away.signal });
  page.defaultView.addEventListener("resize", () => close(false), { signal: away.signal });
  page.addEventListener("mousedown", ({ target }) => panel.contains(target) || close(false), { capture: true, signal: away.signal });

  list.closest(".crm-own").append(panel);
  panel.showPopover();
  place(panel, list);
  field.focus({ preventScroll: true });
  point(active);
}

// Below the list, or above it where there is more room.
function place(panel, list) {
  const { left, top, bottom, width } = list.getBoundingClientRect();
  const { innerWidth, innerHeight } = list.ownerDocument.defaultView;
  const below = innerHeight - bottom >= Math.min(top, 340);
  Object.assign(panel.style, {
    minWidth: `${width}px`,
    maxHeight: `${Math.min((below ? innerHeight - bottom : top) - 12, 420)}px`,
    ...(below ? { top: `${bottom + 4}px` } : { bottom: `${innerHeight - top + 4}px`, top: "auto" }),
  });
  panel.style.left = `${Math.max(8, Math.min(left, innerWidth - panel.offsetWidth - 8))}px`;
}
