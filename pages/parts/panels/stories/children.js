// The cards for children: read aloud where the browser has a voice of the language, print, leave.
// Nothing is stored and nothing is sent.
const LEFT = "about:blank"; // needs no network
export default ({ data, parentElement }) => {
  const own = parentElement.querySelector(".k-own"), page = own.ownerDocument;
  const view = page.defaultView, speech = view.speechSynthesis;
  if (own.crm !== data.html) own.innerHTML = own.crm = data.html;

  const leave = () => {
    speech?.cancel();
    page.title = " ";
    page.body.replaceChildren();
    view.location.replace(LEFT);
  };
  const voice = () => speech?.getVoices().find((one) => one.lang.toLowerCase().startsWith(data.lang));
  const offer = () => own.querySelectorAll(".k-listen").forEach((button) => { button.hidden = !voice(); });
  const say = (card) => {
    if (speech.speaking) return speech.cancel();
    const words = new view.SpeechSynthesisUtterance(card.querySelector(".k-say").innerText);
    words.lang = data.lang;
    words.voice = voice();
    speech.speak(words);
  };
  own.onclick = ({ target }) => {
    if (target.closest(".k-leave")) leave();
    else if (target.closest(".k-print")) view.print();
    else if (target.closest(".k-listen")) say(target.closest(".k-card"));
  };
  let last = 0;
  const twice = ({ key, timeStamp }) => {
    if (key !== "Escape") return;
    if (timeStamp - last < 800) leave();
    last = timeStamp;
  };
  page.addEventListener("keydown", twice);
  speech?.addEventListener?.("voiceschanged", offer);
  offer();
  return () => {
    page.removeEventListener("keydown", twice);
    speech?.removeEventListener?.("voiceschanged", offer);
    speech?.cancel();
  };
};
