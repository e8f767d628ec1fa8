"use strict";
(() => {
  const { root, copy, copied, superseded } = document.body.dataset;
  const lang = document.documentElement.lang;
  const make = (tag, props, ...inside) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...inside);
    return made;
  };
  const fold = (text) =>
    text.replace(/İ/g, "i").toLowerCase().normalize("NFKD").replace(/[\u0300-\u0305\u0307-\u036f]/g, "")
      .normalize("NFC").replace(/ə/g, "e").replace(/ı/g, "i").replace(/[‑–]/g, "-").replace(/ё/g, "е");

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

  const found = document.getElementById("found");
  if (!found) return;
  const field = document.getElementById("q");
  let index;
  const points = (name, word) => {
    if (` ${name}`.includes(` ${word}`) || name.includes(`-${word}`)) return 3;
    if (name.includes(word)) return 2;
    return word.length > 5 && ` ${name}`.includes(` ${word.slice(0, -2)}`) ? 1 : 0;
  };
  const show = async () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    document.getElementById("list").hidden = wanted.length > 0;
    if (!wanted.length) return found.replaceChildren();
    index ??= await (await fetch(`${root}${found.dataset.index}`)).json();
    const hits = Object.entries(index).flatMap(([kind, entries]) =>
      Object.entries(entries).map(([code, name]) => {
        const folded = fold(`${name} ${code}`);
        const each = wanted.map((word) => points(folded, word));
        return { kind, code, name, score: Math.min(...each) && each.reduce((a, b) => a + b) + (kind === "area") };
      }));
    const best = hits.filter(({ score }) => score).sort((a, b) => b.score - a.score).slice(0, 40);
    const { none, area } = found.dataset;
    const items = best.map(({ kind, code, name }) =>
      make("li", {}, make("a", { href: `${root}${lang}/${kind}/${code}.html` }, name), kind === "area" ? ` (${area})` : ""));
    found.replaceChildren(items.length ? make("ul", { className: "list" }, ...items) : make("p", { textContent: none }));
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  show();
})();
