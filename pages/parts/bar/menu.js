// What the bar of the dashboard and that of the application with a login have in common: lists that
// open and close, links that are told to the server, languages, arrow keys.
function languages(page, { label, codes, current }) {
  const group = Object.assign(page.createElement("div"), { className: "crm-languages" });
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  group.append(...codes.map((code) => {
    const made = Object.assign(page.createElement("button"), { type: "button", value: code });
    made.textContent = code.toUpperCase();
    made.setAttribute("aria-pressed", String(code === current));
    return made;
  }));
  return group;
}

// A plain click on a link is told; one for a new window is the browser's.
function follow(event, root, menu) {
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
  root.querySelectorAll("[aria-expanded]").forEach((button) => {
    button.setAttribute("aria-expanded", "false");
    button.nextElementSibling.hidden = true;
  });
}

function close_elsewhere(page, root) {
  page.crmMenuAway && page.removeEventListener("click", page.crmMenuAway);
  page.crmMenuAway = (event) => { if (!root.contains(event.target)) close(root); };
  page.addEventListener("click", page.crmMenuAway);
}

// Escape closes what is open; returns whether it did.
function escaped(event, root) {
  const open = root.querySelector("[aria-expanded=true]");
  if (event.key !== "Escape" || !open) return false;
  close(root);
  open.focus();
  return true;
}

// Arrows go from entry to entry.
function step(event, root) {
  if (!["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const back = event.key === "ArrowUp" || event.key === "ArrowLeft";
  const seen = [...root.querySelectorAll("a,button")].filter((one) => one.offsetParent);
  const next = seen[seen.indexOf(event.target) + (back ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
