// The map of areas and their ranking. Geometry and names are fetched once; a rerun brings values
// only. `d3` is the vendored bundle that stands before this file in the served module; `CSS` is
// area_map.css. The message is documented in figures/maps.py and pages/parts/panels/map.py.

const SVG = "http://www.w3.org/2000/svg";
const PATTERNED = ["missing", "suppressed", "not_collected", "not_applicable", "did_not_occur", "below_unit", "low_reliability"];
const SHOWN_FIRST = 14;
const LONGEST_AT_LINE = 28; // letters of a label beside its line; a longer one has a line of its own
const PENDING_ROOM = 130; // pixels kept for an answer of which only the figure is known yet
const SCALE = ["#dff1fb", "#a9d8f0", "#5fb3da", "#1f79a8", "#0b4f75"]; // its steps on white
const SEA = [[50.35, 39.35], [50.2, 38.75], [50.1, 41.35]]; // where the sea's name may stand
const LOCATED = SCALE[3]; // of areas with a figure where too few have one for a scale
const FACES = "Source Sans, Source Sans 3, Segoe UI, Arial, sans-serif";
const files = new Map();
const bundles = new Map(); // the years of a map by the name of their content: sent once
const maps = new WeakMap();
const views = new Map(); // what a reader had zoomed to, by page, layer and focus: a map drawn anew shows it
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function render(component, base) {
  const { parentElement, data, setTriggerValue } = component;
  let map = maps.get(parentElement);
  if (!map) {
    map = new AreaMap(parentElement);
    maps.set(parentElement, map);
  }
  map.choose = (code) => {
    map.foresee(code);
    setTriggerValue("ref_area", code);
  };
  map.keep = (period) => setTriggerValue("time_period", period);
  map.ask = (years) => setTriggerValue("ask", years);
  map.update(data, base);
  return () => map.close();
}

function fetched(base, name) {
  const url = new URL(`app/static/${name}`, base).href;
  if (!files.has(url)) files.set(url, fetch(url).then((answer) => answer.json()));
  return files.get(url);
}

class AreaMap {
  constructor(parent) {
    this.root = element("div", "crm-map", { "data-testid": "area-map", "data-painted": "0" });
    this.painted = 0;
    this.expanded = false;
    this.transform = d3.zoomIdentity;
    parent.replaceChildren(this.root);
    if (!document.getElementById("crm-map-style")) {
      document.head.append(Object.assign(element("style"), { id: "crm-map-style", textContent: CSS }));
    }
    this.build();
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.frame);
    this.heard = (event) => this.mark(event.detail.ref_area);
    window.addEventListener("crm-hover", this.heard);
  }

  build() {
    this.frame = element("div", "crm-map-frame");
    this.svg = d3.select(this.frame).append("svg").attr("class", "crm-map-svg").attr("role", "group");
    const defs = this.svg.append("defs");
    this.prefix = `crm${Math.random().toString(36).slice(2, 8)}`;
    PATTERNED.forEach((state) => pattern(defs, `${this.prefix}-${state}`, state));
    this.sea = this.svg.append("rect").attr("class", "crm-sea");
    this.ground = this.svg.append("g");
    this.neighbours = this.ground.append("g").attr("class", "crm-neighbours");
    this.areas = this.ground.append("g").attr("class", "crm-areas");
    this.overlay = this.ground.append("g").attr("class", "crm-overlay");
    this.borders = this.ground.append("path").attr("class", "crm-borders");
    this.outline = this.ground.append("path").attr("class", "crm-outline");
    this.chosen = this.ground.append("path").attr("class", "crm-chosen");
    this.focusRing = this.ground.append("path").attr("class", "crm-focus");
    this.symbols = this.svg.append("g").attr("class", "crm-symbols").attr("aria-hidden", "true");
    this.labels = this.svg.append("g").attr("class", "crm-labels").attr("aria-hidden", "true");
    this.stamp = this.svg.append("text").attr("class", "crm-watermark").attr("aria-hidden", "true");
    this.card = element("div", "crm-card", { role: "tooltip", hidden: "" });
    this.tools = element("div", "crm-tools");
    this.frame.append(this.card, this.tools);
    this.legend = element("div", "crm-legend");
    this.scales = element("div", "crm-scales", { role: "radiogroup", hidden: "" });
    this.caption = element("p", "crm-caption", { id: `${this.prefix}-where` });
    this.svg.attr("aria-describedby", this.caption.id);
    this.said_aloud = element("p", "crm-aloud", { "aria-live": "polite" });
    this.timeline = new Timeline(this);
    this.ranking = element("div", "crm-ranking");
    const left = element("div", "crm-map-left");
    this.heading = element("p", "crm-map-title");
    left.append(this.heading, this.frame, this.scales, this.legend, this.timeline.root, this.caption, this.said_aloud);
    this.answer = element("div", "crm-answer", { "aria-live": "polite", hidden: "" });
    const right = element("div", "crm-map-right");
    right.append(this.answer, this.ranking);
    this.root.append(left, right);
    this.zoom = d3
      .zoom()
      .scaleExtent([1, 24])
      .filter((event) => this.pans(event))
      .on("zoom", ({ transform }) => this.moved(transform));
    this.svg.call(this.zoom).on("dblclick.zoom", null);
    this.svg.on("pointerleave", () => this.hover(null)).on("keydown", (event) => this.key(event));
  }

  // One finger and a plain wheel scroll the page; two fingers, ctrl + wheel or a drag move the map.
  pans(event) {
    if (event.type === "wheel") return event.ctrlKey || event.metaKey;
    if (event.touches) return event.touches.length > 1;
    return !event.button && this.transform.k > 1;
  }

  async update(sent, base) {
    if (sent.bundle) bundles.set(sent.years, sent.bundle);
    if (sent.years && !bundles.has(sent.years)) return this.ask(sent.years);
    const whole = { ...bundles.get(sent.years)?.kept, ...sent };
    const [topology, names] = await Promise.all([
      fetched(base, whole.geometry),
      fetched(base, whole.names),
    ]);
    const before = this.data;
    this.read(whole);
    const { data } = this;
    Object.assign(this, { topology, names });
    this.root.classList.toggle("crm-alone", data.ranking === false);
    this.root.classList.toggle("crm-no-picture", data.picture === false);
    if (!before || before.layer !== data.layer) this.layer();
    if (!this.width) this.resize(true);
    this.drawYear();
    this.drawTools();
    this.drawAnswer();
    this.timeline.draw();
    if (!before || before.focus !== data.focus || before.layer !== data.layer) this.fit(!before);
    this.giveRoomBack();
    delete this.root.dataset.pending;
    this.root.dataset.painted = String(++this.painted);
  }

  // The page keeps room for a map before it is there (03_room.css).
  giveRoomBack() {
    const kept = this.root.closest("[class*=st-key-]");
    if (kept) kept.style.minHeight = "0";
  }

  // A message has one map, or names the years of one, of which the address shows one.
  read(sent) {
    const same = this.sent && this.sent.years === sent.years && this.sent.time_period === sent.time_period;
    this.bundle = sent.years ? bundles.get(sent.years) : null;
    this.sent = sent;
    if (!this.bundle) return (this.data = sent);
    const shown = this.bundle.years.findIndex(({ p }) => p === sent.time_period);
    if (!same) this.place = shown < 0 ? this.bundle.years.length - 1 : shown;
    this.first_scale = this.bundle.years[Math.max(0, shown)].scale;
    this.data = ofYear(this.bundle, this.place, sent, this.scale ?? this.first_scale);
  }

  // What a press will be answered with is shown at once as far as the browser knows it: the area,
  // its figure, the region around it. The server's answer, with what it says beside, confirms it.
  foresee(code) {
    if (!this.data || code === this.data.selected) return;
    const { layer, focus } = this.data;
    const nation = code === "AZE";
    const region = this.places.get(code)?.feature.properties.p ?? code;
    const answer = nation || !("answer" in this.sent) ? null : { name: this.name(code), value: this.data.titled ? "" : this.entry(code)[1] };
    const known = { selected: code, answer, focus: nation || layer !== "district" ? "AZE" : region };
    Object.assign(this, { sent: { ...this.sent, ...known }, data: { ...this.data, ...known } });
    this.root.dataset.pending = "";
    this.drawYear();
    this.drawAnswer();
    if (known.focus !== focus) this.fit();
    this.root.dataset.painted = String(++this.painted);
  }

  drawYear() {
    this.paint();
    this.drawScales();
    this.drawLegend();
    this.drawRanking();
    this.caption.textContent = (this.data.said ?? []).filter(Boolean).join(" ");
    this.drawHeading();
    this.caption.hidden = !this.caption.textContent;
  }

  // What is drawn, where the headline does not say it: on a phone also another measure or year.
  drawHeading() {
    const { titled, title, subtitle, unit, l: period, p } = this.data;
    const another = this.bundle && this.sent.told !== undefined && this.sent.told !== p;
    const narrow = [period, title, titled && unit].filter(Boolean).join(" · ");
    this.heading.replaceChildren(
      text("span", titled ? `${title}, ${subtitle}` : "", "crm-title-wide"),
      text("span", narrow, "crm-title-narrow"),
    );
    this.heading.hidden = !titled && !another;
    this.heading.classList.toggle("crm-on-phone", !titled);
  }

  // Another year, or other colours, of what the browser has: nothing is sent.
  showYear(place) {
    this.place = place;
    this.data = ofYear(this.bundle, place, this.sent, this.scale ?? this.first_scale);
    this.drawYear();
    this.timeline.show();
    const focused = this.root.querySelector("[data-ref-area]:focus")?.dataset.refArea;
    this.announce(focused ?? this.data.selected);
  }

  // Colours that are the same in all maps, or those of this map's own values.
  drawScales() {
    const { marks, own = [] } = this.data;
    const { classes = [], text: words } = this.sent;
    const differ = JSON.stringify(own) !== JSON.stringify(classes);
    this.scales.hidden = !this.bundle || marks !== "choropleth" || !differ || own.length < 2 || classes.length < 2;
    if (this.scales.hidden) return this.scales.replaceChildren();
    if (this.scales.children.length) return this.checkScale();
    this.scales.setAttribute("aria-label", words.colours);
    const choices = [["locked", words.locked_scale], ["own", words.own_scale]].map(([code, label]) => {
      const choice = button(label, label, () => this.chooseScale(code), "crm-scale");
      choice.setAttribute("role", "radio");
      choice.dataset.scale = code;
      return choice;
    });
    this.scales.replaceChildren(text("span", words.colours, "crm-scales-name"), ...choices);
    this.scales.onkeydown = (event) => {
      if (!event.key.startsWith("Arrow")) return;
      this.chooseScale((this.scale ?? this.first_scale) === "own" ? "locked" : "own");
      this.scales.querySelector("[aria-checked=true]").focus();
      event.preventDefault();
    };
    this.checkScale();
  }

  checkScale() {
    for (const choice of this.scales.querySelectorAll("[role=radio]")) {
      const on = choice.dataset.scale === (this.scale ?? this.first_scale);
      choice.setAttribute("aria-checked", String(on));
      choice.tabIndex = on ? 0 : -1;
    }
  }

  chooseScale(code) {
    this.scale = code;
    this.showYear(this.place);
  }

  // What a reader who does not see the map hears: area, value, interval, period and grade.
  announce(code) {
    const { l: period, graded } = this.data;
    const where = code && code !== "AZE" && this.places?.has(code) ? `${this.name(code)}: ${this.said(code)}` : "";
    this.said_aloud.textContent = [where, period, graded].filter(Boolean).join(", ");
  }

  name(code) {
    const found = this.names[code];
    return found ? found[this.data.lang] : code;
  }

  layer() {
    const of = (name) => d3.feature(this.topology, this.topology.objects[name]).features;
    this.features = of(this.data.layer);
    this.surroundings = of("neighbours");
    this.nation = of("nation")[0];
    this.regions = new Map(of("region_2021").map((feature) => [feature.id, feature]));
    this.width = 0;
  }

  // Drawn in pixels of the container, so that strokes, labels and patterns keep their size.
  resize(quiet) {
    const width = Math.round(this.frame.clientWidth);
    if (!this.data || !width || width === this.width) return;
    const grown = this.width ? width / this.width : 0;
    this.width = width;
    this.height = Math.round(width * (width < 500 ? 0.86 : 0.78));
    this.svg.attr("viewBox", `0 0 ${this.width} ${this.height}`).attr("height", this.height);
    this.sea.attr("width", this.width).attr("height", this.height);
    const pad = width < 500 ? 6 : 14;
    const projection = d3
      .geoConicConformal()
      .rotate([-47.6, 0])
      .parallels([38.8, 41.5])
      .fitExtent([[pad, pad], [this.width - pad, this.height - pad]], this.nation);
    this.projection = projection;
    this.path = d3.geoPath(projection);
    this.zoom.extent([[0, 0], [this.width, this.height]]);
    this.zoom.translateExtent([[0, 0], [this.width, this.height]]);
    this.geometry();
    if (!quiet) {
      this.drawYear();
      this.timeline.show();
      if (this.transform.k > 1 && grown) this.go(this.grown(this.transform, grown), true);
      else this.fit(true);
    }
  }

  geometry() {
    const { path } = this;
    join(this.neighbours, this.surroundings).attr("d", path);
    const shapes = join(this.areas, this.features)
      .attr("d", path)
      .attr("data-ref-area", ({ id }) => id)
      .attr("role", "button")
      .attr("tabindex", -1)
      .on("click", (_, { id }) => this.choose(id))
      .on("pointermove", (event, { id }) => event.pointerType === "mouse" && this.hover(id, event))
      .on("focus", (_, { id }) => this.focused(id))
      .on("blur", () => this.focused(null));
    shapes.filter((_, place) => place === 0).attr("tabindex", 0);
    join(this.overlay, this.features).attr("d", path);
    const tiers = this.data.layer === "district" ? (a, b) => a.properties.p !== b.properties.p : () => true;
    const object = this.topology.objects[this.data.layer];
    this.borders.attr("d", path(d3.mesh(this.topology, object, (a, b) => a === b || tiers(a, b))));
    this.outline.attr("d", path(this.nation));
    this.places = new Map(
      this.features.map((feature) => {
        const { x, y } = feature.properties;
        const [[left, top], [right, bottom]] = path.bounds(feature);
        const at = this.projection([x, y]);
        return [feature.id, { at, width: right - left, height: bottom - top, feature }];
      }),
    );
  }

  entry(code) {
    return this.data.values[code] ?? [-1, "", "", "missing"];
  }

  stateName(state) {
    return this.data.states.find(({ s }) => s === state)?.l ?? state;
  }

  said(code) {
    const [, value, interval, state] = this.entry(code);
    return [value, interval && `(${interval})`, state && this.stateName(state)].filter(Boolean).join(" ");
  }

  paint() {
    const { data } = this;
    const inside = (code) => this.inside(code);
    this.svg.attr("aria-label", [data.title, data.subtitle].filter(Boolean).join(". "));
    this.areas
      .selectAll("path")
      .attr("aria-label", ({ id }) => [this.name(id), this.said(id)].filter(Boolean).join(": "))
      .classed("crm-outside", ({ id }) => !inside(id))
      .style("fill", ({ id }) => this.fill(id));
    this.root.classList.toggle("crm-with-symbols", data.marks === "symbols");
    drawCircles(this);
    this.overlay
      .selectAll("path")
      .style("display", ({ id }) => (this.entry(id)[3] === "low_reliability" ? null : "none"))
      .style("fill", `url(#${this.prefix}-low_reliability)`);
    const chosen = this.places.get(data.selected);
    this.chosen.attr("d", chosen ? this.path(chosen.feature) : null);
    this.stamp
      .text(data.watermark)
      .attr("transform", `translate(${this.width / 2},${this.height / 2}) rotate(-20)`)
      .attr("font-size", this.width / 9);
    this.drawLabels();
  }

  fill(code) {
    const [place, , , state] = this.entry(code);
    if (place < 0) return `url(#${this.prefix}-${state || "missing"})`;
    if (this.data.marks === "symbols") return "var(--crm-land)";
    return painted(this.data.marks === "locator" ? LOCATED : this.data.classes[place].c);
  }

  // Ink and halo of a label: the colour of its area, and white or ink, whichever contrasts more.
  inks(code) {
    const fill = this.fill(code);
    const step = /^var\(--q(\d),(.+)\)$/.exec(fill);
    if (step) return [`var(--on${step[1]},${luminance(step[2]) < 0.2 ? "#fff" : "#0d1b24"})`, fill];
    if (!fill.startsWith("#")) return ["var(--crm-ink)", "var(--crm-paper)"];
    return [luminance(fill) < 0.2 ? "#fff" : "#0d1b24", fill];
  }

  inside(code) {
    const { focus, layer } = this.data;
    if (focus === "AZE" || layer !== "district") return true;
    return this.places.get(code)?.feature.properties.p === focus;
  }

  fit(instant) {
    this.zoom.translateExtent([[-this.width, -this.height], [2 * this.width, 2 * this.height]]);
    const last = instant && views.get(this.viewKey());
    if (last) return this.go(this.grown(last.transform, this.width / last.width), true);
    const region = this.regions.get(this.data.focus);
    let target = d3.zoomIdentity;
    if (region && this.data.layer === "district") {
      const [[left, top], [right, bottom]] = this.path.bounds(region);
      const k = Math.min(20, 0.86 / Math.max((right - left) / this.width, (bottom - top) / this.height));
      target = d3.zoomIdentity
        .translate(this.width / 2, this.height / 2)
        .scale(k)
        .translate(-(left + right) / 2, -(top + bottom) / 2);
    }
    this.go(target, instant);
  }

  viewKey() {
    return [location.pathname, this.data.layer, this.data.focus].join(" ");
  }

  grown({ x, y, k }, by) {
    return d3.zoomIdentity.translate(x * by, y * by).scale(k);
  }

  go(target, instant) {
    if (instant || still.matches) this.svg.call(this.zoom.transform, target);
    else this.svg.transition().duration(300).call(this.zoom.transform, target);
  }

  moved(transform) {
    this.transform = transform;
    views.set(this.viewKey(), { transform, width: this.width });
    this.ground.attr("transform", transform);
    this.svg.selectAll("pattern").attr("patternTransform", `scale(${1 / transform.k})`);
    this.root.dataset.zoom = transform.k.toFixed(2);
    if (this.places) drawCircles(this);
    this.drawLabels();
  }

  drawLabels() {
    if (!this.places) return;
    const taken = [];
    const wanted = [...this.places.entries()]
      .filter(([code]) => this.inside(code))
      .sort(([, a], [, b]) => b.width * b.height - a.width * a.height);
    const shown = wanted.map(([code, place]) => this.label(code, place, taken)).filter(Boolean);
    const sides = this.surroundings.map((feature) => this.sideNote(feature, taken));
    const notes = [...sides, this.caspian(taken)].filter(Boolean);
    const groups = this.labels
      .selectAll("g")
      .data([...shown, ...notes], ({ key }) => key)
      .join("g")
      .attr("class", ({ kind }) => kind)
      .attr("transform", ({ x, y }) => `translate(${x.toFixed(1)},${y.toFixed(1)})`);
    groups
      .selectAll("text")
      .data(({ lines }) => lines)
      .join("text")
      .attr("y", (_, line) => line * 15)
      .attr("class", (_, line) => (line ? "crm-value" : "crm-name"))
      .text((text) => text);
    groups.style("--crm-label", ({ inks }) => inks?.[0] ?? null).style("--crm-halo", ({ inks }) => inks?.[1] ?? null);
  }

  label(code, { at, width, height }, taken) {
    const { k } = this.transform;
    const [x, y] = this.transform.apply(at);
    const value = this.entry(code)[1];
    const name = this.name(code);
    const room = Math.max(width * k, this.data.layer === "district" ? 0 : 64);
    const lines = value && height * k > 34 ? [name, value] : [name];
    const wide = name.length * 6.6 + 4;
    const box = [x - wide / 2, y - 12, x + wide / 2, y - 10 + lines.length * 15];
    const off = box[0] < 0 || box[2] > this.width || box[1] < 0 || box[3] > this.height;
    if (off || wide > room * 1.35 || taken.some((other) => overlap(box, other))) return null;
    taken.push(box);
    return { key: code, kind: "crm-label", x, y, lines, inks: this.inks(code) };
  }

  sideNote(feature, taken) {
    const at = this.projection([feature.properties.x, feature.properties.y]);
    const [x, y] = this.transform.apply(at);
    const text = this.data.text[feature.id];
    if (!text || x < 30 || x > this.width - 30 || y < 14 || y > this.height - 14) return null;
    const note = { key: feature.id, kind: "crm-side", x, y, lines: [text] };
    return isFree(note, taken) ? note : null;
  }

  // The name of the sea, whole and on no other name: in the first of its places that is free.
  caspian(taken) {
    const name = this.data.text.caspian;
    const half = name.length * 3.3;
    for (const place of SEA) {
      const [x, y] = this.transform.apply(this.projection(place));
      const right = Math.min(x, this.width - half - 4);
      const note = { key: "caspian", kind: "crm-water", x: right, y, lines: [name] };
      const off = x - half > this.width || right < half || y < 14 || y > this.height - 14;
      if (!off && isFree(note, taken)) return note;
    }
    return null;
  }

  hover(code, event) {
    window.dispatchEvent(new CustomEvent("crm-hover", { detail: { ref_area: code } }));
    if (code && event) this.showCard(code, event);
    else this.card.hidden = true;
  }

  mark(code) {
    this.areas.selectAll("path").classed("crm-marked", ({ id }) => id === code);
    const place = code && this.places?.get(code);
    this.focusRing.attr("d", place ? this.path(place.feature) : null);
    for (const row of this.ranking.querySelectorAll("[data-code]")) {
      row.classList.toggle("crm-marked", row.dataset.code === code);
    }
  }

  focused(code) {
    this.mark(code);
    if (code) this.announce(code);
    if (!code) this.card.hidden = true;
    else if (this.areas.node().querySelector(":focus-visible")) this.showCard(code);
  }

  showCard(code, event) {
    const place = this.places.get(code);
    const [x, y] = event ? pointer(event, this.frame) : this.transform.apply(place.at);
    const [, value, interval, state] = this.entry(code);
    const lines = [value || this.stateName(state || "missing"), interval, value && state ? this.stateName(state) : ""];
    this.card.replaceChildren(
      text("strong", this.name(code)),
      ...lines.filter(Boolean).map((line) => text("span", line)),
    );
    this.card.hidden = false;
    const { offsetWidth, offsetHeight } = this.card;
    this.card.style.left = `${Math.max(4, Math.min(x + 14, this.width - offsetWidth - 4))}px`;
    this.card.style.top = `${y + 18 + offsetHeight > this.height ? y - offsetHeight - 10 : y + 18}px`;
  }

  key(event) {
    const code = event.target.dataset?.refArea;
    if (!code) return;
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const zooms = { "+": 1.8, "=": 1.8, "-": 1 / 1.8, "−": 1 / 1.8 };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") this.choose(code);
    else if (event.key === "Escape") this.choose("AZE");
    else if (event.key === "Backspace") this.choose(this.above());
    else if (zooms[event.key]) this.go(this.scaled(zooms[event.key]));
    else if (event.key === "0") this.go(d3.zoomIdentity);
    else if (steps[event.key]) this.step(code, steps[event.key]);
    else return;
    event.preventDefault();
  }

  // The area one level above the one that is selected.
  above() {
    const { selected, layer } = this.data;
    const feature = layer === "district" && this.places.get(selected)?.feature;
    return feature ? feature.properties.p : "AZE";
  }

  // To the nearest area in the direction of the arrow.
  step(code, [dx, dy]) {
    const from = this.places.get(code).at;
    const ahead = [...this.places.entries()]
      .map(([other, { at }]) => ({ other, x: at[0] - from[0], y: at[1] - from[1] }))
      .map((way) => ({ ...way, along: way.x * dx + way.y * dy, across: Math.abs(way.x * dy) + Math.abs(way.y * dx) }))
      .filter(({ other, along, across }) => other !== code && along > 0 && along >= across * 0.5)
      .sort((a, b) => a.along + 2 * a.across - (b.along + 2 * b.across));
    if (!ahead.length) return;
    this.areas.selectAll("path").attr("tabindex", ({ id }) => (id === ahead[0].other ? 0 : -1));
    this.areas.node().querySelector(`[data-ref-area="${ahead[0].other}"]`).focus();
  }

  drawTools() {
    const { text: words, focus } = this.data;
    const by = (factor) => () => this.go(this.scaled(factor));
    const tools = [
      ["+", words.zoom_in, by(1.8)],
      ["−", words.zoom_out, by(1 / 1.8)],
      ["⤢", words.reset, () => this.go(d3.zoomIdentity)],
      ["PNG", words.png, () => this.save("png")],
      ["SVG", words.svg, () => this.save("svg")],
    ];
    if (focus !== "AZE") tools.unshift(["←", words.back, () => this.choose("AZE")]);
    const said = tools.map(([sign]) => sign).join("") + words.png;
    if (this.toolsDrawn === said) return;
    this.toolsDrawn = said;
    this.tools.replaceChildren(...tools.map(([sign, title, act]) => button(sign, title, act)));
  }

  scaled(factor) {
    const k = Math.max(1, Math.min(24, this.transform.k * factor));
    const middle = [this.width / 2, this.height / 2];
    const [x, y] = this.transform.invert(middle);
    if (k === 1) return d3.zoomIdentity;
    return d3.zoomIdentity.translate(...middle).scale(k).translate(-x, -y);
  }

  drawLegend() {
    const { classes, states, text: words, marks } = this.data;
    const own = marks === "choropleth" && classes !== this.sent.classes;
    const said = JSON.stringify([classes, states, words.legend, marks, own, this.width]);
    if (this.legendDrawn === said) return;
    this.legendDrawn = said;
    const list = element("ul", "crm-keys", { "aria-label": words.legend });
    for (const { c, l } of classes) list.append(this.legendKey(painted(c), l, "crm-class"));
    for (const { s, l } of states) list.append(this.legendKey(`url(#${this.prefix}-${s})`, l, "crm-state", s));
    const parts = own && this.bundle ? [text("p", words.own_scale, "crm-legend-name")] : [];
    if (marks === "symbols") parts.push(text("p", words.circles, "crm-legend-name"), circleLegend(this));
    this.legend.replaceChildren(...parts, list);
  }

  legendKey(fill, label, kind, state) {
    const item = element("li", kind, state ? { "data-state": state } : {});
    const svg = d3.select(item).append("svg").attr("width", 26).attr("height", 14).attr("aria-hidden", "true");
    if (state === "low_reliability") svg.append("rect").attr("width", 26).attr("height", 14).style("fill", painted(SCALE[2]));
    svg.append("rect").attr("width", 26).attr("height", 14).style("fill", fill).attr("class", "crm-key");
    item.append(text("span", label));
    return item;
  }

  ranked() {
    const rows = Object.entries(this.data.values)
      .filter(([code, entry]) => entry.length > 4 && this.places.has(code) && this.inside(code))
      .map(([code, entry]) => ({ code, value: entry[4], low: entry[5], high: entry[6], entry }));
    if (this.data.ranked === false) {
      return rows.sort((a, b) => this.name(a.code).localeCompare(this.name(b.code), this.data.lang));
    }
    const sign = this.data.direction === "higher" ? 1 : -1;
    return rows.sort((a, b) => sign * (a.value - b.value));
  }

  drawRanking() {
    if (this.data.ranking === false) return this.ranking.replaceChildren();
    const rows = this.ranked();
    const { reference, text: words } = this.data;
    const numbers = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
    if (reference) numbers.push(reference[0]);
    const scale = spread(numbers);
    const list = element("ol", "crm-rows");
    const few = this.expanded || this.data.picture === false ? rows : rows.slice(0, SHOWN_FIRST);
    few.forEach((row) => list.append(this.rankRow(row, scale, reference)));
    const title = this.data.ranked === false ? words.areas : words.ranking;
    const heading = text("h3", title, "crm-rank-title");
    if (this.data.unit) heading.append(text("small", this.data.unit, "crm-rank-unit"));
    const parts = [heading];
    if (reference) parts.push(this.referenceLabel(reference, scale));
    parts.push(list);
    if (few.length < rows.length || this.expanded) parts.push(this.moreButton(rows.length));
    const missing = [...this.places.keys()].filter((code) => this.inside(code)).length - rows.length;
    if (missing > 0) parts.push(this.restOf(missing));
    if (this.data.ranks) parts.push(text("p", this.data.ranks.note, "crm-rank-note"));
    this.ranking.replaceChildren(...parts);
  }

  // Areas without a figure, counted; of a locator they are one bar beside the others, never a nought.
  restOf(missing) {
    const located = this.data.marks === "locator";
    const note = element("p", located ? "crm-rest" : "crm-rank-note");
    note.append(text("span", `${this.data.text.missing}: ${missing}`));
    return note;
  }

  // What a click is answered with: the mapped measure first, then what the headline's has there.
  drawAnswer() {
    const { answer } = this.data;
    const pending = answer && !answer.links;
    this.answer.style.minHeight = pending ? `${Math.max(this.answer.offsetHeight, PENDING_ROOM)}px` : "";
    this.answer.setAttribute("aria-busy", String(Boolean(pending)));
    this.answer.hidden = !answer;
    if (!answer) return;
    const { name, value, said = "", small = "", links = [] } = answer;
    const ways = element("p", "crm-answer-ways");
    for (const [label, href] of links) ways.append(link(label, href));
    this.answer.replaceChildren(
      text("h3", name, "crm-rank-title"),
      text("p", "", "crm-answer-said"),
      text("p", small, "crm-answer-small"),
      ways,
    );
    this.answer.children[1].append(text("strong", value), ` ${said}`);
  }

  rankRow({ code, value, low, high, entry }, scale, reference) {
    const row = button("", `${this.name(code)}: ${this.said(code)}`, () => this.choose(code), "crm-row");
    row.dataset.code = code;
    const track = element("span", "crm-track");
    if (reference) track.append(at(element("i", "crm-ref"), scale(reference[0])));
    if (low !== undefined) {
      const bar = at(element("i", "crm-bar"), scale(low));
      bar.style.width = `${scale(high) - scale(low)}%`;
      track.append(bar);
    } else if (this.data.marks !== "locator") {
      const stem = element("i", "crm-stem");
      stem.style.width = `${scale(value)}%`;
      track.append(stem);
    }
    track.append(this.rowMark(value, entry, scale));
    const name = text("span", this.name(code), "crm-row-name");
    const ranks = this.data.ranks?.values[code];
    if (ranks) name.append(text("small", ranks, "crm-row-ranks"));
    row.append(name, track, text("span", entry[1], "crm-row-value"));
    row.addEventListener("pointerenter", () => this.hover(code));
    row.addEventListener("pointerleave", () => this.hover(null));
    row.addEventListener("focus", () => {
      this.mark(code);
      this.announce(code);
    });
    row.addEventListener("keydown", (event) => alongRows(event, row));
    const item = element("li");
    item.append(row);
    return item;
  }

  // A dot in the colour of the map; a bar where too few areas are known for a scale of colours.
  rowMark(value, entry, scale) {
    const { marks = "choropleth", classes } = this.data;
    const mark = element("i", marks === "locator" ? "crm-count-bar" : "crm-dot");
    if (marks === "locator") mark.style.width = `${scale(value)}%`;
    else at(mark, scale(value)).style.background = painted(marks === "choropleth" ? classes[entry[0]]?.c : LOCATED);
    return mark;
  }

  referenceLabel([value, label], scale) {
    if (label.length > LONGEST_AT_LINE) {
      const whole = element("p", "crm-ref-words");
      whole.append(element("i", "crm-ref-key"), text("span", label));
      return whole;
    }
    const line = element("p", "crm-ref-label");
    const place = scale(value);
    const mark = text("span", label);
    mark.style.left = `${place}%`;
    mark.style.transform = `translateX(${place > 60 ? "-100%" : place < 25 ? "0" : "-50%"})`;
    const track = element("span", "crm-track");
    track.append(mark);
    line.append(element("span"), track, element("span"));
    return line;
  }

  moreButton(count) {
    const { text: words } = this.data;
    const label = this.expanded ? words.fewer : `${words.all} (${count})`;
    return button(label, label, () => {
      this.expanded = !this.expanded;
      this.drawRanking();
    }, "crm-more");
  }

  async save(kind) {
    this.root.classList.add("crm-on-paper"); // what is saved stands on white, in any theme
    const source = picture(this);
    this.root.classList.remove("crm-on-paper");
    const name = `${this.data.file}.${kind}`;
    if (kind === "svg") return download(new Blob([source], { type: "image/svg+xml" }), name);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => download(blob, name));
  }

  close() {
    this.timeline.close();
    this.observer.disconnect();
    window.removeEventListener("crm-hover", this.heard);
    maps.delete(this.root.parentElement);
  }
}

// ↑ and ↓ go along the ranking, and the map follows.
function alongRows(event, row) {
  const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!next) return;
  row.parentElement[next]?.querySelector("button").focus();
  event.preventDefault();
}

// A step of the scale follows the theme; any other colour is what it is.
function painted(colour) {
  const step = SCALE.indexOf(colour);
  return step < 0 ? colour : `var(--q${step},${colour})`;
}

// Relative luminance of a colour written #rrggbb (WCAG 2.2).
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// A picture that stands alone: title, map with its legend, source, note and watermark.
function picture(map) {
  const { data, width, height } = map;
  const paper = getComputedStyle(map.root);
  const clone = map.svg.node().cloneNode(true);
  inlineStyles(map.svg.node(), clone);
  for (const [name, value] of [["x", 0], ["y", 64], ["width", width], ["height", height]]) clone.setAttribute(name, value);
  const keys = [...data.classes.map(({ c, l }) => [c, l]), ...data.states.map(({ s, l }) => [`url(#${map.prefix}-${s})`, l])];
  const ink = paper.color;
  const round = data.marks === "symbols" ? circleSwatches(map, height + 76, ink) : { drawn: "", end: height + 76 };
  const legend = swatches(keys, width, round.end, ink);
  const foot = legend.end + 10;
  const line = (y, size, weight, words) => `<text x="14" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(words)}</text>`;
  const most = Math.floor(width / 6.4) + 1;
  const notes = [...data.foot, data.note].flatMap((said) => wrapped(cut(said, most), (words) => words.length <= most));
  const total = foot + notes.length * 15 + 12;
  return `<svg xmlns="${SVG}" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="${FACES}">
<title>${escaped(data.title)}</title><desc>${escaped(`${data.subtitle}. ${data.foot.join(" ")} ${data.note}`)}</desc>
<rect width="${width}" height="${total}" fill="${paper.getPropertyValue("--crm-paper") || "#fff"}"/>
${line(26, 18, 700, [data.watermark, data.title].filter(Boolean).join(" · "))}${line(48, 13, 400, data.subtitle)}
${new XMLSerializer().serializeToString(clone)}
${round.drawn}${legend.drawn}${notes.map((words, place) => line(foot + place * 15, 12, 400, words)).join("")}
</svg>`;
}

// The legend of a saved picture, from a height down: a long label is wrapped within its column.
function swatches(keys, width, top, ink) {
  const perRow = Math.max(2, Math.floor(width / 130));
  const column = (width - 28) / perRow;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `12px ${FACES}`;
  const fits = (words) => pen.measureText(words).width <= column - 36;
  const labels = keys.map(([fill, label]) => ({ fill, lines: wrapped(label, fits) }));
  let drawn = "";
  let end = top;
  for (let first = 0; first < labels.length; first += perRow) {
    const row = labels.slice(first, first + perRow);
    drawn += row.map((key, place) => swatch(key, 14 + place * column, end, ink)).join("");
    end += 22 + (Math.max(...row.map(({ lines }) => lines.length)) - 1) * 14;
  }
  return { drawn, end };
}

function circleSwatches(map, top, ink) {
  const keys = circleKeys(map);
  const tall = 2 * Math.max(...keys.map(({ r }) => r)) + 8;
  let x = 14;
  const drawn = keys.map(({ label, r }) => {
    const one = `<circle cx="${x + r}" cy="${top + tall / 2}" r="${r.toFixed(1)}" fill="#5fb3da" fill-opacity=".75" stroke="#0b4f75"/>`;
    const said = `<text x="${x + 2 * r + 6}" y="${top + tall / 2 + 4}" font-size="12" fill="${ink}">${escaped(label)}</text>`;
    x += 2 * r + 30 + label.length * 7;
    return one + said;
  });
  return { drawn: drawn.join(""), end: top + tall + 8 };
}

function swatch({ fill, lines }, x, y, ink) {
  const box = `<rect x="${x}" y="${y}" width="24" height="13" fill="${fill}" stroke="#8a97a0" stroke-width=".6"/>`;
  const said = lines.map((words, place) => `<text x="${x + 30}" y="${y + 11 + place * 14}" font-size="12" fill="${ink}">${escaped(words)}</text>`);
  return box + said.join("");
}

function inlineStyles(from, to) {
  const style = getComputedStyle(from);
  for (const name of ["fill", "stroke", "stroke-width", "opacity", "font-size", "font-weight", "text-anchor", "paint-order", "stroke-linejoin", "display", "vector-effect"]) {
    to.style.setProperty(name, style.getPropertyValue(name));
  }
  [...from.children].forEach((child, place) => inlineStyles(child, to.children[place]));
}

function pattern(defs, id, state) {
  const tile = defs.append("pattern").attr("id", id).attr("width", 8).attr("height", 8).attr("patternUnits", "userSpaceOnUse");
  if (state !== "low_reliability") tile.append("rect").attr("width", 8).attr("height", 8).attr("class", "crm-blank");
  const drawings = {
    missing: "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
    not_collected: "M0,0 l8,8 M8,0 l-8,8",
    did_not_occur: "M2,4 h4 M4,2 v4",
    below_unit: "M2.5,4 a1.5,1.5 0 1,0 3,0 a1.5,1.5 0 1,0 -3,0",
    low_reliability: "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4",
  };
  if (drawings[state]) tile.append("path").attr("d", drawings[state]).attr("class", `crm-hatch crm-${state}`);
  if (state === "suppressed") tile.append("circle").attr("cx", 4).attr("cy", 4).attr("r", 1.5).attr("class", "crm-dots");
}

function join(group, features) {
  return group.selectAll("path").data(features, ({ id }) => id).join("path");
}

// Whether the name of a sea or a neighbour stands on no name of ours; else it is left out.
function isFree({ x, y, lines: [text] }, taken) {
  const wide = text.length * 6.2 + 4;
  return !taken.some((other) => overlap([x - wide / 2, y - 12, x + wide / 2, y + 3], other));
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

// Per cent along the track; the scale begins at zero unless all values lie far above it.
function spread(numbers) {
  const low = Math.min(0, ...numbers);
  const high = Math.max(...numbers, low + 1e-9);
  return (value) => ((value - low) / (high - low)) * 100;
}

function at(node, place) {
  node.style.left = `${place}%`;
  return node;
}

function element(tag, className = "", attributes = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}

function text(tag, words, className) {
  return Object.assign(element(tag, className), { textContent: words });
}

function link(words, href) {
  return Object.assign(element("a", "", { href, target: "_self" }), { textContent: words });
}

function button(sign, title, act, className = "crm-tool") {
  const node = element("button", className, { type: "button", "aria-label": title, title });
  node.textContent = sign;
  node.addEventListener("click", act);
  return node;
}

function pointer(event, frame) {
  const box = frame.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

// A text in which no word, an address say, is longer than a line.
function cut(words, most) {
  return words.replace(new RegExp(`(\\S{${most}})(?=\\S)`, "g"), "$1 ");
}

// Lines of whole words, each as long as fits; a word that fits nowhere has a line of its own.
function wrapped(words, fits) {
  const lines = [""];
  for (const word of words.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (!lines.at(-1) || fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function escaped(words) {
  return String(words ?? "").replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}

function download(blob, name) {
  const link = element("a", "", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}
