// Lists, switches and buttons that a reader chooses with. The browser's own elements do all the work:
// keys, reading out, the picker of a phone. What is chosen is told as name and value.
export default function choices({ parentElement, data, setTriggerValue }) {
  const own = parentElement.querySelector(".crm-own");
  own.crmTell = setTriggerValue;
  if (own.crm !== data.html) write(own, data.html);
  own.querySelector("form").reset(); // what the server did not follow does not stay chosen
}

function write(own, html) {
  const before = own.ownerDocument.activeElement;
  const held = own.contains(before) ? before : null;
  const along = own.querySelector("form")?.scrollLeft ?? 0;
  own.innerHTML = own.crm = html;
  own.closest("[class*=st-key-]").style.minHeight = "0"; // the room that the page kept for it
  const form = own.querySelector("form");
  form.onsubmit = (event) => event.preventDefault();
  form.onchange = ({ target }) => own.crmTell("chosen", `${target.name}=${target.value}`);
  form.onclick = ({ target }) => pressed(own, target.closest("button"));
  form.scrollLeft = along;
  if (held) again(form, held)?.focus({ preventScroll: true });
}

// What had the focus has it again: the same button, what is on of the same switch, the same list.
function again(form, { name, value, type }) {
  const same = [...form.elements].filter((one) => one.name === name);
  const exact = same.find((one) => (type === "radio" ? one.checked : one.value === value));
  return exact ?? same[0];
}

function pressed(own, button) {
  if (button?.dataset.copied) copy(own.ownerDocument.location.href, button);
  else if (button) own.crmTell("chosen", `${button.name}=${button.value}`);
}

async function copy(text, button) {
  await copied(text, button.ownerDocument);
  button.nextElementSibling.textContent = button.dataset.copied;
  setTimeout(() => { button.nextElementSibling.textContent = ""; }, 4000);
}
