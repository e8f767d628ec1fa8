// The menu of the bar. Its links have real addresses, for a new window or a bookmark; a plain click
// is told to the server, which turns the page without loading the site anew.
export default function navigation({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  dress(page, `app/static/${data.style}`);
  const said = JSON.stringify(data);
  const known = parentElement.crmMenu;
  if (known?.said === said) return void (known.tell = setTriggerValue);
  say_framework_words(page, data.framework);
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
  root.addEventListener("click", (event) => clicked(event, menu, root));
  root.addEventListener("keydown", (event) => pressed(event, root, menu));
  page.crmMenuAway && page.removeEventListener("click", page.crmMenuAway);
  page.crmMenuAway = (event) => { if (!root.contains(event.target)) close(root); };
  page.addEventListener("click", page.crmMenuAway);
  page.crmSlash && page.removeEventListener("keydown", page.crmSlash);
  page.crmSlash = (event) => slash(event, page, root);
  page.addEventListener("keydown", page.crmSlash);
  parent.replaceChildren(root);
  return menu;
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
  if (words) panel.append(field(page, words));
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

function field(page, words) {
  const made = page.createElement("input");
  Object.assign(made, { type: "search", placeholder: words.hint, maxLength: 200 });
  made.setAttribute("aria-label", words.search);
  return made;
}

function clicked(event, menu, root) {
  const button = event.target.closest("button");
  if (button) return toggle(root, button);
  const chosen = event.target.closest("a");
  if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  close(root);
  menu.tell("path", chosen.dataset.path);
}

function toggle(root, button) {
  const open = button.getAttribute("aria-expanded") === "true";
  close(root);
  if (open) return;
  button.setAttribute("aria-expanded", "true");
  button.nextElementSibling.hidden = false;
}

function close(root) {
  root.querySelectorAll("button").forEach((button) => {
    button.setAttribute("aria-expanded", "false");
    button.nextElementSibling.hidden = true;
  });
}

// Arrows go from entry to entry, Escape closes, Enter in the field searches.
function pressed(event, root, menu) {
  const { target, key } = event;
  if (target.type === "search") {
    if (key === "Enter" && target.value.trim()) { close(root); menu.tell("wanted", target.value); }
    return;
  }
  const open = root.querySelector("[aria-expanded=true]");
  if (key === "Escape" && open) { close(root); open.focus(); }
  else if (["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"].includes(key)) step(event, root, target);
}

function step(event, root, target) {
  const back = event.key === "ArrowUp" || event.key === "ArrowLeft";
  const seen = [...root.querySelectorAll("a,button")].filter((one) => one.offsetParent);
  const next = seen[seen.indexOf(target) + (back ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// A slash anywhere but in a field begins a search.
function slash(event, page, root) {
  const { target, key } = event;
  if (key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest?.("input,textarea,select,[contenteditable=true]")) return;
  const field = page.querySelector(".st-key-crm-search input");
  event.preventDefault();
  if (field?.offsetParent) return field.focus();
  const phone = root.querySelector(".crm-phone-menu button");
  if (phone.getAttribute("aria-expanded") !== "true") toggle(root, phone);
  root.querySelector("input").focus();
}
