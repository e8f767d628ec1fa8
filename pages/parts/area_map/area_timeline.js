// The years of a map: circles are years with areas, squares years with the nation alone. A step is
// taken in the browser; where a reader stays for a moment, the address is told once.

const STEP_MS = 1200;
const STAYS_MS = 700;

class Timeline {
  constructor(map) {
    this.map = map;
    this.root = element("div", "crm-time", { hidden: "" });
    this.playing = 0;
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  // Draw the marks anew; `years` are those of the map, in order, `squares` those of the nation.
  draw() {
    const { years, cuts } = this.map.bundle ?? { years: [], cuts: [] };
    const { squares = [], text: words } = this.map.sent;
    this.years = years;
    this.root.hidden = years.length + squares.length < 2;
    if (this.root.hidden) return;
    const times = [...years.map(({ p }) => moment(p)), ...squares.map(([p]) => moment(p))];
    this.scale = along(Math.min(...times), Math.max(...times));
    this.button = button("▶", words.play, () => this.toggle(), "crm-play");
    this.button.hidden = years.length < 2;
    this.track = element("div", "crm-time-track", {
      role: "slider",
      tabindex: "0",
      "aria-label": words.year,
      "aria-valuemin": "1",
      "aria-valuemax": String(years.length),
    });
    this.track.addEventListener("click", (event) => this.nearest(event));
    this.track.append(element("i", "crm-time-line"));
    for (const [p, label] of squares) this.track.append(this.mark("crm-square", p, label));
    for (const [p, why] of cuts) this.track.append(this.cut(p, why));
    this.circles = years.map(({ p, l }) => this.mark("crm-circle", p, l));
    this.track.append(...this.circles);
    const every = [...years.map(({ p, l }) => [p, l]), ...squares];
    this.labels = every.sort(([a], [b]) => moment(a) - moment(b)).map(([p, l]) => this.label(p, l));
    this.track.append(...this.labels);
    const key = element("p", "crm-time-key");
    key.append(this.sign("crm-circle"), text("span", words.of_areas));
    if (squares.length) key.append(this.sign("crm-square"), text("span", words.of_nation));
    this.root.replaceChildren(this.button, this.track, key);
    this.show();
  }

  mark(kind, period, label) {
    const sign = at(element("i", kind), this.scale(moment(period)));
    sign.title = label;
    return sign;
  }

  sign(kind) {
    return element("i", kind, { "aria-hidden": "true" });
  }

  // Nothing is compared across it: a dashed rule just before the first year of what is new.
  cut(period, why) {
    const before = [...this.years].reverse().find(({ p }) => moment(p) < moment(period));
    const when = before ? (moment(before.p) + moment(period)) / 2 : moment(period) - 0.5;
    const rule = at(element("i", "crm-cut"), Math.max(0, this.scale(when)));
    rule.title = why;
    return rule;
  }

  label(period, words) {
    const label = at(text("span", words, "crm-time-label"), this.scale(moment(period)));
    label.dataset.period = period;
    const place = this.scale(moment(period));
    label.style.transform = `translateX(${place > 92 ? "-85%" : place < 8 ? "-15%" : "-50%"})`;
    return label;
  }

  // The year that is shown, and as many of the other years as have room beside it.
  show() {
    if (this.root.hidden) return;
    const { place } = this.map;
    const year = this.years[place];
    this.circles.forEach((circle, each) => circle.classList.toggle("crm-now", each === place));
    this.track.setAttribute("aria-valuenow", String(place + 1));
    this.track.setAttribute("aria-valuetext", year.l);
    const own = this.labels.find(({ dataset }) => dataset.period === year.p);
    const ends = [this.labels[0], this.labels.at(-1)];
    const taken = [];
    for (const label of [own, ...ends, ...this.labels]) {
      label.classList.toggle("crm-now", label === own);
      const free = taken.includes(label) || taken.every((other) => this.apart(label, other));
      label.hidden = !free;
      if (free && !taken.includes(label)) taken.push(label);
    }
  }

  apart(label, other) {
    const width = this.track.clientWidth || 600;
    const room = (label.textContent.length + other.textContent.length) * 3.9 + 8;
    return Math.abs(parseFloat(label.style.left) - parseFloat(other.style.left)) * width > room * 100;
  }

  nearest(event) {
    const box = this.track.getBoundingClientRect();
    const where = ((event.clientX - box.left) / box.width) * 100;
    const far = this.years.map(({ p }) => Math.abs(this.scale(moment(p)) - where));
    this.stop();
    this.go(far.indexOf(Math.min(...far)));
  }

  key(event) {
    const last = this.years.length - 1;
    const { place } = this.map;
    const steps = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: last };
    if (event.target === this.track && event.key === " ") this.toggle();
    else if (event.key in steps) this.stop(), this.go(Math.max(0, Math.min(last, steps[event.key])));
    else return;
    event.preventDefault();
  }

  // Whoever asked for less movement steps; for everyone else the years go by themselves.
  toggle() {
    if (this.playing) return this.stop(true);
    const { place } = this.map;
    const last = this.years.length - 1;
    this.go(place === last ? 0 : place + 1);
    if (still.matches) return;
    this.signed("⏸", this.map.sent.text.pause);
    this.playing = setInterval(() => {
      if (this.map.place < last) this.go(this.map.place + 1);
      else this.stop(true);
    }, STEP_MS);
  }

  stop(stays) {
    clearInterval(this.playing);
    this.playing = 0;
    if (this.button) this.signed("▶", this.map.sent.text.play);
    if (stays) this.stay();
  }

  signed(sign, title) {
    Object.assign(this.button, { textContent: sign, title });
    this.button.setAttribute("aria-label", title);
  }

  go(place) {
    this.map.showYear(place);
    this.stay();
  }

  // The address is told of the year once a reader stays there, never while the years go by.
  stay() {
    clearTimeout(this.staying);
    this.staying = setTimeout(() => {
      const year = this.years[this.map.place];
      if (!this.playing && this.map.sent.keeps && year.p !== this.map.sent.time_period) this.map.keep(year.p);
    }, STAYS_MS);
  }

  close() {
    clearInterval(this.playing);
    clearTimeout(this.staying);
  }
}

// A period as a number of years: 2022-01-01/P3M lies after 2021 and before 2023.
function moment(period) {
  const [year, month = 1] = period.split("/")[0].split("-").map(Number);
  return year + (month - 1) / 12;
}

function along(first, last) {
  return (when) => (last > first ? 1.5 + ((when - first) / (last - first)) * 97 : 50);
}

// One year of the message, unpacked: what the map, the legend and the ranking are drawn from.
function ofYear({ order, years }, place, sent, scale) {
  const year = years[place];
  const own = year.marks === "choropleth" && scale === "own";
  const values = {};
  order.forEach((code, at) => (values[code] = entryOf(year, at, own)));
  const classes = year.marks !== "choropleth" ? [] : own ? year.own : sent.classes;
  return {
    ...sent,
    ...year,
    values,
    classes,
    foot: year.p === sent.time_period ? [...year.foot.slice(0, -1), sent.stamp] : year.foot,
    subtitle: own ? `${year.subtitle} · ${sent.text.own_scale}` : year.subtitle,
    file: own ? year.own_file : year.file,
  };
}

function entryOf(year, at, own) {
  const place = (own ? year.o : year.q)[at];
  const state = year.s[at] ?? "";
  if (place === "-") return [-1, "", "", state || "missing"];
  const [said = "", ...bounds] = year.i[at] ?? [];
  return [year.marks === "choropleth" ? Number(place) : 0, year.w[at], said, state, year.v[at], ...bounds];
}
