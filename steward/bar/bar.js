// The bar. The links of its menu have real addresses, for a new window; a plain click is told to the
// server, which turns the screen without loading it anew. So are the language and the way out.
export default function steward_bar({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  const said = JSON.stringify(data);
  const known = parentElement.crmMenu;
  if (known?.said === said) return void (known.tell = setTriggerValue);
  say_framework_words(page, data.framework);
  page.documentElement.lang = data.languages.current;
  parentElement.crmMenu = drawn(data, parentElement, setTriggerValue, said, page);
}

function drawn(data, parent, tell, said, page) {
  const menu = { said, tell, cookie: data.languages.cookie };
  const root = made(page, "div", "crm-top");
  root.append(made(page, "style", "", data.themed), brand(page, data.brand), navigation(page, data));
  if (data.person) root.append(person(page, data));
  root.append(languages(page, data.languages));
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
  if (!data.entries.length) return root;
  root.append(...data.entries.map((one) => link(page, data.current, one)));
  const list = page.createElement("ul");
  list.append(...data.entries.map((one) => {
    const item = page.createElement("li");
    item.append(link(page, data.current, one));
    return item;
  }));
  const inside = [list];
  if (data.person) inside.unshift(...who(page, data));
  root.append(opener(page, data.text.menu, inside, "crm-phone-menu"));
  return root;
}

function link(page, current, { path, title }) {
  const one = made(page, "a", "", title);
  Object.assign(one, { href: path, target: "_self" });
  one.dataset.path = path;
  if (path === current) one.setAttribute("aria-current", "page");
  return one;
}

function who(page, { person: [name, roles], text }) {
  const out = made(page, "button", "crm-leave", text.leave);
  Object.assign(out, { type: "button", name: "leave" });
  const box = made(page, "div", "crm-who");
  box.append(made(page, "strong", "", name), made(page, "span", "", roles), out);
  return [box];
}

function person(page, data) {
  const box = opener(page, data.person[0], who(page, data), "crm-person");
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

// The way to the provider and back takes the address along with what was chosen in it.
function speak(code, menu, page) {
  const secure = page.location.protocol === "https:" ? "; Secure" : "";
  const path = new URL("./", page.location.href).pathname;
  page.cookie = `${menu.cookie}=${code}; Path=${path}; Max-Age=31536000; SameSite=Lax${secure}`;
  menu.tell("lang", code);
}
