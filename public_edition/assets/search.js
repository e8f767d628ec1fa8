"use strict";
// The search of indicators/search in a browser: the same rules, read from the same index.
// Served behind indicators/search/letters.js, in one file.
(() => {
  const CERTAIN = 0.85, SURE = 0.6, HELD = 0.7, OTHER = 0.75;

  const searching = ({ letters, sounds, endings, ignored, words, means, indicator, area, group, figures }) => {
    const ends = new Set(endings), dull = new Set(ignored);
    const spelled = (numbers) => numbers.map((number) => words[number]);
    const once = (make) => {
      const made = new Map();
      return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
    };
    const { fold, sounded, bones } = spelling({ letters, sounds });
    const split = (text) =>
      (fold(text.replace(/(?<=\d)[\s,.\u00a0\u202f](?=\d{3}(?!\d))/g, "")).match(/[\p{L}\p{N}]+/gu) ?? [])
        .map(sounded).filter((word) => word && !dull.has(word));
    const shorter = (word) =>
      Array.from(word, (_, at) => at).filter((at) => at >= 3 && ends.has(word.slice(at))).map((at) => word.slice(0, at));
    const stems = once((word) => new Set([word, ...shorter(word), ...shorter(word).flatMap(shorter)]));
    const keys = once((word) => new Set([word, ...[...stems(word)].filter((stem) => stem.length > 3)]));
    const alike = (word, other) => [...keys(word)].some((key) => keys(other).has(key));

    const typos = (word, other, most) => {
      if (Math.abs(word.length - other.length) > most) return most + 1;
      let before = Array.from({ length: other.length + 1 }, (_, at) => at), last = [];
      for (let row = 1; row <= word.length; row += 1) {
        const line = [row];
        for (let at = 1; at <= other.length; at += 1) {
          const wrong = word[row - 1] === other[at - 1] ? 0 : 1;
          let step = Math.min(before[at] + 1, line[at - 1] + 1, before[at - 1] + wrong);
          if (last.length && at > 1 && word[row - 2] === other[at - 1] && word[row - 1] === other[at - 2])
            step = Math.min(step, last[at - 2] + 1);
          line.push(step);
        }
        if (Math.min(...line) > most) return most + 1;
        [last, before] = [before, line];
      }
      return Math.min(before.at(-1), most + 1);
    };

    const subjects = Object.entries(indicator).map(([code, [names, meant, codes, parts, weight]]) => ({
      code, parts: parts.split(" "), weight,
      names: names.map(spelled),
      others: [...split(code), ...codes, ...meant.flatMap((number) => spelled(means[number]))],
    }));
    const places = Object.entries(area).map(([code, [names, others]]) =>
      ({ code, names: names.map(spelled), others: spelled(others) }));
    const groups = Object.entries(group).map(([code, names]) => [code, names.flatMap(spelled)]);
    const wordsOf = (entry) => new Set([...entry.names.flat(), ...entry.others]);
    for (const entry of [...subjects, ...places]) Object.assign(entry, { words: wordsOf(entry), named: entry.names.flat() });
    const every = [...subjects, ...places];
    const placeWords = new Set(places.flatMap((entry) => [...entry.words]));
    const subjectWords = new Set(subjects.flatMap((entry) => [...entry.words]));
    const vocabulary = [...new Set([...placeWords, ...subjectWords])];

    const sameBones = (word, token) => {
      if (word[0] !== token[0] || bones(token).length < 3 || !placeWords.has(token)) return 0;
      return [...stems(word)].some((stem) => stem.length > 3 && bones(stem) === bones(token)) ? 0.7 : 0;
    };
    const mistyped = (word, token) => {
      const most = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
      if (!most || word[0] !== token[0]) return 0;
      const wrong = typos(word, token, most);
      return wrong > most ? 0 : 0.7 - 0.1 * wrong;
    };
    const likeness = (word, token) => {
      if (word === token) return 1;
      if (alike(word, token)) return 0.9;
      if (token.startsWith(word) && word.length > 1) return 0.8;
      return Math.max(sameBones(word, token), mistyped(word, token), word.length > 3 && token.includes(word) ? 0.4 : 0);
    };
    const matches = once((word) =>
      new Map(vocabulary.map((token) => [token, likeness(word, token)]).filter(([, value]) => value)));
    const best = (word, tokens) => Math.max(0, ...Array.from(tokens, (token) => matches(word).get(token) ?? 0));
    const asSubject = once((word) => best(word, subjectWords));
    const rare = once((word) => {
      const having = every.filter((entry) => best(word, entry.words) > 0).length;
      return Math.log(1 + every.length / (having || every.length));
    });
    const told = (asked, name) =>
      name.reduce((sum, token) => sum + Math.max(0, ...asked.map((word) => matches(word).get(token) ?? 0)), 0) /
      Math.max(name.length, 1);
    const fit = (word, entry) => Math.max(best(word, entry.named), OTHER * best(word, entry.others));
    const groupOf = once((word) => groups.find(([, tokens]) => tokens.some((token) => alike(word, token)))?.[0] ?? "");
    const total = (found, entry) => {
      const weights = [...found.keys()].map(rare), values = [...found.values()];
      const weighed = values.reduce((sum, value, at) => sum + value * weights[at], 0) / weights.reduce((a, b) => a + b);
      return weighed + 0.3 * Math.max(...entry.names.map((name) => told([...found.keys()], name))) + (entry.weight ?? 0);
    };

    const names = (word, entry) => {
      const place = best(word, entry.words), subject = asSubject(word);
      return place >= SURE && (place > subject || place === 1) ? place : 0;
    };
    const placed = (asked) => {
      const rated = places.map((entry) => {
        const own = asked.filter((word) => names(word, entry));
        const wholes = [...entry.names, ...entry.others.map((word) => [word])];
        return { entry, own, covered: own.length ? Math.max(...wholes.map((name) => told(own, name))) : 0 };
      });
      const top = Math.max(...rated.map(({ covered }) => covered));
      const chosen = top >= HELD ? rated.filter(({ covered }) => covered === top) : [];
      const taken = new Set(chosen.flatMap(({ own }) => own));
      return [chosen.map(({ entry }) => entry), asked.filter((word) => !taken.has(word))];
    };

    const indicators = (asked) => {
      const rated = subjects.map((entry) => {
        const found = new Map(asked.map((word) => [word, fit(word, entry)]));
        let part = "";
        if (asked.some((word) => !groupOf(word) && found.get(word)))
          for (const word of asked) {
            const wanted = groupOf(word);
            if (!wanted || found.get(word) >= CERTAIN || !entry.parts.includes(wanted.split(".")[0])) continue;
            found.set(word, CERTAIN);
            part = wanted;
          }
        return { entry, found, part };
      });
      const fitting = ({ found }) => [...found.values()].filter(Boolean).length;
      const whole = rated.filter((each) => fitting(each) === asked.length);
      const shown = whole.length ? whole : rated.filter((each) => fitting(each) * 2 >= asked.length);
      return shown.map(({ entry, found, part }) => ({ kind: "indicator", code: entry.code, group: part, score: total(found, entry) }));
    };
    const plain = (asked) => {
      const found = places.map((entry) => [entry, new Map(asked.map((word) => [word, fit(word, entry)]))]);
      const areas = found.filter(([, values]) => [...values.values()].every(Boolean));
      return [...indicators(asked), ...areas.map(([entry, values]) => ({ kind: "area", code: entry.code, score: total(values, entry) }))];
    };
    const numbers = new Map(subjects.map(({ code }, at) => [code, at]));
    const at = (hit, chosen) => {
      const held = chosen.find(({ code }) => figures[code]?.includes(numbers.get(hit.code)));
      return { ...hit, area: (held ?? chosen[0]).code, score: hit.score + 1 + (held ? 0.35 : 0) };
    };

    return (query, most = 40) => {
      const code = query.trim().toUpperCase();
      if (area[code]) return [{ kind: "area", code }];
      const asked = [...new Set(split(query))].filter((word) => matches(word).size);
      if (!asked.length) return [];
      const [chosen, rest] = placed(asked);
      const beside = (from) => chosen.map((entry, rank) => ({ kind: "area", code: entry.code, score: from - rank / 100 }));
      const own = !chosen.length ? [] : rest.length ? [...indicators(rest).map((hit) => at(hit, chosen)), ...beside(0.9)] : beside(3);
      const seen = new Set();
      return [...own, ...plain(asked)].sort((a, b) => b.score - a.score)
        .filter((hit) => !seen.has(hit.kind + hit.code) && seen.add(hit.kind + hit.code)).slice(0, most);
    };
  };
  globalThis.searching = searching;

  const found = document.getElementById("found"), field = document.getElementById("q");
  if (!found) return;
  const { root } = document.body.dataset, { lang } = document.documentElement;
  const { none, area: areaWord, index, named } = found.dataset;
  const read = async (path) => (await fetch(root + path)).json();
  const make = (tag, props, ...inside) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...inside);
    return made;
  };
  let search, titles;
  const line = ({ kind, code, area, group }) => {
    const beside = [area && titles.area[area], group && titles.group[group]].filter(Boolean);
    const title = [titles[kind][code], ...beside].join(" · ");
    const href = `${root}${lang}/${kind}/${code}.html`;
    const places = area ? [" (", make("a", { href: `${root}${lang}/area/${area}.html` }, titles.area[area]), ")"] : [];
    return make("li", {}, make("a", { href }, title), ...places, kind === "area" ? ` (${areaWord})` : "");
  };
  const show = async () => {
    document.getElementById("list").hidden = field.value.trim() !== "";
    if (!field.value.trim()) return found.replaceChildren();
    if (!search) {
      const [rules, names] = await Promise.all([read(index), read(named)]);
      [search, titles] = [searching(rules), names];
    }
    const items = search(field.value).map(line);
    found.replaceChildren(items.length ? make("ul", { className: "list" }, ...items) : make("p", { textContent: none }));
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  show();
})();
