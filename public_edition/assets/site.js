"use strict";
(() => {
  const { copy, copied, superseded } = document.body.dataset;
  const make = (tag, props, ...inside) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...inside);
    return made;
  };
  for (const text of document.querySelectorAll(".copy")) {
    const button = make("button", { type: "button", textContent: copy });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = copied;
    });
    text.after(button);
  }

  const named = /^#r-(?:\d{4}-\d\d-\d\d-)?([0-9a-f]{12})$/.exec(location.hash)?.[1];
  if (named && document.querySelector(`.older [id$="${named}"]`)) {
    document.querySelector("main").prepend(make("p", { className: "notice", role: "status", textContent: superseded }));
  }
})();
