// The bar. The links of its menu have real addresses, for a new window or a bookmark; a plain click
// is told to the server, which turns the page without loading the site anew. So are a search, the
// edition and the language that a reader chooses.
export default function navigation({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  dress(page, `app/static/${data.style}`);
  const said = JSON.stringify(data);
  const known = parentElement.crmMenu;
  if (known?.said === said) return void (known.tell = setTriggerValue);
  say_framework_words(page, data.framework);
  type_into_lists(page, data.framework);
  parentElement.crmMenu = drawn(data, parentElement, setTriggerValue, said, page);
}

// The page was opened with the style of its day; a build that came since may have another.
function dress(page, address) {
  const known = page.getElementById("crm-style");
  if (known?.getAttribute("href").endsWith(address)) return;
  const own = known ?? Object.assign(page.createElement("link"), { id: "crm-style" });
  Object.assign(own, { rel: "stylesheet", href: `./${address}` });
  if (!known) page.body.prepend(own);
}

function drawn(data, parent, tell, said, page) {
  const menu = { said, tell };
  const root = page.createElement("div");
  root.className = "crm-top";
  root.append(theme(page, data), brand(page, data), navigation_of(page, data));
  root.append(field(page, data.text, "crm-search"));
  if (data.edition) root.append(edition(page, data));
  root.append(languages(page, data.languages));
  root.addEventListener("click", (event) => clicked(event, menu, root));
  root.addEventListener("change", ({ target }) => chosen(target, menu));
  root.addEventListener("keydown", (event) => pressed(event, root, menu));
  close_elsewhere(page, root);
  page.crmSlash && page.removeEventListener("keydown", page.crmSlash);
  page.crmSlash = (event) => slash(event, page, root);
  page.addEventListener("keydown", page.crmSlash);
  parent.replaceChildren(root);
  return menu;
}

// What of the house style follows the theme: ground and links.
function theme(page, data) {
  return Object.assign(page.createElement("style"), { textContent: data.themed });
}

function brand(page, { brand: [name, place] }) {
  const made = Object.assign(page.createElement("p"), { className: "crm-brand" });
  made.append(`${name} `, Object.assign(page.createElement("span"), { textContent: place }));
  return made;
}

function navigation_of(page, data) {
  const root = page.createElement("nav");
  root.className = "crm-nav";
  root.setAttribute("aria-label", data.text.menu);
  const [first, ...rest] = data.groups;
  const tools = rest.pop();
  const [home, ...across] = first.pages;
  const groups = across.length ? [{ title: first.title, pages: across }, ...rest] : rest;
  root.append(
    link(page, data, home),
    opener(page, data, data.text.themes, groups, "crm-wide-menu"),
    opener(page, data, tools.title, [{ title: "", pages: tools.pages }], ""),
    opener(page, data, data.text.menu, [{ title: "", pages: [home] }, ...groups, tools], "crm-phone-menu", data.text),
  );
  return root;
}

// Three sliders, and behind them the switch to the other edition.
const SLIDERS = `<svg viewBox="0 0 20 16" width="20" height="16" aria-hidden="true">
<path d="M0 2h11m4 0h5M0 8h3m4 0h13M0 14h11m4 0h5" stroke="currentColor" stroke-width="1.6"/>
<path d="M13 0v4M5 6v4M13 12v4" stroke="currentColor" stroke-width="2.4"/></svg>`;

function edition(page, { edition: { label, name, on } }) {
  const box = Object.assign(page.createElement("div"), { className: "crm-menu crm-editions" });
  const button = Object.assign(page.createElement("button"), { type: "button", innerHTML: SLIDERS });
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-expanded", "false");
  const panel = Object.assign(page.createElement("div"), { className: "crm-menu-panel", hidden: true });
  const toggle = Object.assign(page.createElement("input"), { type: "checkbox", name: "edition", checked: on });
  toggle.setAttribute("role", "switch");
  const held = page.createElement("label");
  held.append(toggle, name);
  panel.append(held);
  box.append(button, panel);
  return box;
}

function link(page, { current, query, home }, { path, title }) {
  const made = page.createElement("a");
  made.href = `${path === home ? "./" : path}?${query}`;
  made.target = "_self";
  made.dataset.path = path;
  made.textContent = title;
  if (path === current) made.setAttribute("aria-current", "page");
  return made;
}

function opener(page, data, title, groups, kind, words) {
  const box = page.createElement("div");
  box.className = `crm-menu ${kind}`;
  const button = page.createElement("button");
  button.type = "button";
  button.textContent = title;
  button.setAttribute("aria-expanded", "false");
  const inside = groups.some(({ pages }) => pages.some(({ path }) => path === data.current));
  if (inside) button.classList.add("crm-here");
  const panel = page.createElement("div");
  panel.className = "crm-menu-panel";
  panel.hidden = true;
  if (words) panel.append(field(page, words, "crm-phone-search"));
  panel.append(...groups.map((group) => column(page, data, group)));
  box.append(button, panel);
  return box;
}

function column(page, data, { title, pages }) {
  const list = page.createElement("ul");
  if (title) list.setAttribute("aria-label", title);
  list.append(...pages.map((one) => {
    const item = page.createElement("li");
    item.append(link(page, data, one));
    return item;
  }));
  const box = page.createElement("div");
  if (title) box.append(Object.assign(page.createElement("p"), { textContent: title }));
  box.append(list);
  return box;
}

function field(page, words, kind) {
  const made = page.createElement("input");
  Object.assign(made, { type: "text", enterKeyHint: "search", placeholder: words.hint, maxLength: 200 });
  made.className = `crm-find ${kind}`;
  made.setAttribute("aria-label", words.search);
  return made;
}

function clicked(event, menu, root) {
  const button = event.target.closest("button");
  if (button?.value) return menu.tell("lang", button.value);
  if (button) return toggle(root, button);
  follow(event, root, menu);
}

function chosen(target, menu) {
  if (target.name === "edition") menu.tell("edition", target.checked ? "illustrative" : "published");
}

// Arrows go from entry to entry, Escape closes, Enter in the field searches.
function pressed(event, root, menu) {
  const { target, key } = event;
  if (escaped(event, root)) return;
  if (target.matches(".crm-find")) return void (key === "Enter" && search(target, root, menu));
  step(event, root);
}

function search(field, root, menu) {
  const wanted = field.value.trim();
  if (!wanted) return;
  close(root);
  field.value = "";
  menu.tell("wanted", wanted);
}

// A slash anywhere but in a field begins a search.
function slash(event, page, root) {
  const { target, key } = event;
  if (key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest?.("input,textarea,select,[contenteditable=true]")) return;
  const field = root.querySelector(".crm-search");
  event.preventDefault();
  if (field.offsetParent) return field.focus();
  const phone = root.querySelector(".crm-phone-menu button");
  if (phone.getAttribute("aria-expanded") !== "true") toggle(root, phone);
  root.querySelector(".crm-phone-search").focus();
}
