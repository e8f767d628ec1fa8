// Circles as large as what they count: a count is never a colour, which would show how large areas are.

const LARGEST = 46;

// The radius of a count of one, the same in every year, so that a circle may be held against another.
function unitOfCircles(map) {
  return Math.min(LARGEST, map.width * 0.08) / Math.sqrt(Math.max(map.bundle.most, 1));
}

function circlesOf(map) {
  if (map.data.marks !== "symbols" || !map.bundle) return [];
  const unit = unitOfCircles(map);
  return [...map.places.entries()]
    .map(([code, { at }]) => ({ code, at, value: map.entry(code)[4] }))
    .filter(({ value }) => value !== undefined)
    .map((one) => ({ ...one, r: unit * Math.sqrt(Math.abs(one.value)) }))
    .sort((a, b) => b.r - a.r);
}

function drawCircles(map) {
  map.symbols
    .selectAll("circle")
    .data(circlesOf(map), ({ code }) => code)
    .join("circle")
    .attr("data-code", ({ code }) => code)
    .attr("class", ({ value }) => (value < 0 ? "crm-symbol crm-below-zero" : "crm-symbol"))
    .attr("opacity", ({ code }) => (map.inside(code) ? 1 : 0.28))
    .attr("r", ({ r }) => Math.max(r, 1).toFixed(1))
    .attr("cx", ({ at }) => map.transform.applyX(at[0]).toFixed(1))
    .attr("cy", ({ at }) => map.transform.applyY(at[1]).toFixed(1))
    .on("click", (_, { code }) => map.choose(code))
    .on("pointermove", (event, { code }) => event.pointerType === "mouse" && map.hover(code, event))
    .order();
}

// The circles of a legend: the numbers and their words come from the server.
function circleKeys(map) {
  const unit = unitOfCircles(map);
  return map.bundle.circles.map(([value, label]) => ({ label, r: unit * Math.sqrt(value) }));
}

function circleLegend(map) {
  const list = element("ul", "crm-keys crm-circle-keys", { "aria-label": map.data.text.circles });
  for (const { label, r } of circleKeys(map)) {
    const item = element("li", "crm-class");
    const side = Math.ceil(2 * r + 3);
    const svg = d3.select(item).append("svg").attr("width", side).attr("height", side).attr("aria-hidden", "true");
    svg.style("width", `${side}px`).style("height", `${side}px`);
    svg.append("circle").attr("class", "crm-symbol").attr("cx", side / 2).attr("cy", side / 2).attr("r", r.toFixed(1));
    item.append(text("span", label));
    list.append(item);
  }
  return list;
}
