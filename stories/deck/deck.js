// A deck of slides: arrow keys, Home, End, Esc, N for notes, F for the full screen. It asks no
// server for anything; the same script runs on the page and in the file that is carried away.
function present(root, { slides, said, whole }) {
  const page = root.ownerDocument, make = (name, look, text) => {
    const made = page.createElement(name);
    made.className = look;
    if (text) made.textContent = text;
    return made;
  };
  const stage = make("div", "d-stage"), place = make("div", "d-place"), bar = make("div", "d-bar");
  const count = make("span", "d-count");
  stage.tabIndex = -1;
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", said.stage);
  count.setAttribute("role", "status");
  let at = 0;
  const show = (to) => {
    at = Math.min(Math.max(to, 0), slides.length - 1);
    place.innerHTML = slides[at];
    count.textContent = `${at + 1} / ${slides.length}`;
    back.disabled = at === 0;
    next.disabled = at === slides.length - 1;
  };
  const button = (text, key, act) => {
    const made = make("button", "d-key", text);
    made.type = "button";
    if (key) made.append(make("kbd", "", key));
    made.onclick = act;
    return made;
  };
  const back = button(said.back, "←", () => show(at - 1));
  const next = button(said.next, "→", () => show(at + 1));
  const notes = () => stage.classList.toggle("d-noted");
  const enlarge = () => {
    stage.classList.add("d-whole");
    stage.requestFullscreen?.().catch(() => {});
    stage.focus();
  };
  const leave = () => {
    if (page.fullscreenElement) page.exitFullscreen();
    stage.classList.remove("d-whole");
  };
  const start = button(said.start, "F", enlarge);
  bar.append(back, next, count, button(said.notes, "N", notes), start, button(said.leave, "Esc", leave));
  const keys = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1), Home: () => show(0),
    End: () => show(slides.length - 1), n: notes, N: notes, f: enlarge, F: enlarge, Escape: leave,
  };
  const typed = (event) => {
    const writes = event.target.closest?.("input, textarea, [role=combobox]");
    if (writes || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.key === " " && event.target.closest?.("button, a")) return;
    event.preventDefault();
    keys[event.key]();
  };
  page.addEventListener("keydown", typed);
  stage.append(place, bar);
  root.replaceChildren(stage);
  show(0);
  if (whole) {
    stage.classList.add("d-whole");
    stage.focus();
  }
  return () => page.removeEventListener("keydown", typed);
}
