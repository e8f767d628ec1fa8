// The bar. The links of its menu have real addresses, for a new window; a plain click is told to the
// server, which turns the screen without loading it anew. So are the language and the way out.
export default function steward_bar({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  const said = JSON.stringify(data);
  const known = parentElement.crmMenu;
  if (known?.said === said) return void (known.tell = setTriggerValue);
  say_framework_words(page, data.framework);
  page.documentElement.lang = data.languages.current;
  remember(page, data.officer);
  parentElement.crmMenu = drawn(data, parentElement, setTriggerValue, said, page);
}

function drawn(data, parent, tell, said, page) {
  const menu = { said, tell, cookie: data.languages.cookie };
  const root = made(page, "div", "crm-top");
  root.append(made(page, "style", "", data.themed), brand(page, data.brand), navigation(page, data));
  if (data.person) root.append(person(page, data));
  root.append(languages(page, data.languages));
  new ResizeObserver(() => fold(root)).observe(root);
  page.fonts.ready.then(() => fold(root));
  root.addEventListener("click", (event) => clicked(event, menu, root, page));
  root.addEventListener("keydown", (event) => escaped(event, root) || step(event, root));
  close_elsewhere(page, root);
  parent.replaceChildren(root);
  return menu;
}

function made(page, tag, kind, text = "") {
  const one = page.createElement(tag);
  if (kind) one.className = kind;
  one.textContent = text;
  return one;
}

function brand(page, [name, place]) {
  const one = made(page, "p", "crm-brand", `${name} `);
  one.append(made(page, "span", "", place));
  return one;
}

function navigation(page, data) {
  const root = made(page, "nav", "crm-nav");
  root.setAttribute("aria-label", data.text.menu);
  if (!data.person) return root;
  root.append(...data.entries.map((one) => link(page, data.current, one)));
  root.append(opener(page, data.text.more, [listed(page, data.current, data.entries)], "crm-more"));
  const inside = [who(page, data), listed(page, data.current, data.entries)];
  root.append(opener(page, data.text.menu, inside, "crm-phone-menu"));
  return root;
}

function listed(page, current, entries) {
  const list = page.createElement("ul");
  list.append(...entries.map((one) => {
    const item = page.createElement("li");
    item.append(link(page, current, one));
    return item;
  }));
  return list;
}

// A menu that is wider than its place draws closer; then its last entries stand in a list that opens.
function fold(root) {
  const nav = root.querySelector(".crm-nav");
  const more = nav.querySelector(".crm-more");
  if (!more) return;
  const links = nav.querySelectorAll(":scope > a");
  const below = more.querySelectorAll("li");
  let shown = links.length;
  const show = () => {
    links.forEach((one, place) => { one.hidden = place >= shown; });
    below.forEach((one, place) => { one.hidden = place < shown; });
    more.hidden = shown === links.length;
    more.firstChild.classList.toggle("crm-here", [...links].slice(shown).some((one) => one.hasAttribute("aria-current")));
  };
  const is_wider = () => nav.scrollWidth > nav.clientWidth;
  root.classList.remove("crm-tight");
  show();
  root.classList.toggle("crm-tight", is_wider());
  for (; shown && is_wider(); show()) shown -= 1;
}

function link(page, current, { path, title }) {
  const one = made(page, "a", "", title);
  Object.assign(one, { href: path, target: "_self" });
  one.dataset.path = path;
  if (path === current) one.setAttribute("aria-current", "page");
  return one;
}

function who(page, { person: [name, roles], text, own, current }) {
  const out = made(page, "button", "crm-leave", text.leave);
  Object.assign(out, { type: "button", name: "leave" });
  const box = made(page, "div", "crm-who");
  box.append(made(page, "strong", "", name), made(page, "span", "", roles), listed(page, current, own), out);
  return box;
}

function person(page, data) {
  const box = opener(page, "", [who(page, data)], "crm-person");
  box.firstChild.append(made(page, "span", "", data.person[0]));
  box.firstChild.title = data.person[0];
  return box;
}

function opener(page, title, inside, kind) {
  const box = made(page, "div", `crm-menu ${kind}`);
  const button = made(page, "button", "", title);
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  const panel = made(page, "div", "crm-menu-panel");
  panel.hidden = true;
  panel.append(...inside);
  box.append(button, panel);
  return box;
}

function clicked(event, menu, root, page) {
  const button = event.target.closest("button");
  if (button?.value) return speak(button.value, menu, page);
  if (button?.name === "leave") return menu.tell("leave", "yes");
  if (button) return toggle(root, button);
  follow(event, root, menu);
}

// Pages for readers offer requests to whoever makes them here; the cookie says no more than that.
function remember(page, { cookie, asks }) {
  keep(page, cookie, asks ? "1" : "", "/", asks ? "" : "; Max-Age=0");
}

// The way to the provider and back takes the address along with what was chosen in it.
function speak(code, menu, page) {
  const path = new URL("./", page.location.href).pathname;
  keep(page, menu.cookie, code, path, "; Max-Age=31536000");
  menu.tell("lang", code);
}

function keep(page, name, value, path, until) {
  const secure = page.location.protocol === "https:" ? "; Secure" : "";
  page.cookie = `${name}=${value}; Path=${path}${until}; SameSite=Lax${secure}`;
}
