// Runs in a page before its own scripts: notes when it is painted, and what Lighthouse asks.
// The view's own expression is put in below: null until what it is about is drawn, and another text
// with every other drawing.
(() => {
  const seen = { first: null, paints: [], shifts: [], tasks: [], messages: 0, painted: null };
  const state = () => {
    try {
      return PAINTED ?? null;
    } catch {
      return null; // the page has no body yet
    }
  };
  window.beside = { seen, press };
  performance.setResourceTimingBufferSize(5000);

  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("paint", (entry) => entry.name === "first-contentful-paint" && (seen.first = entry.startTime));
  observe("largest-contentful-paint", (entry) => seen.paints.push([entry.startTime, entry.size]));
  observe("layout-shift", (entry) => entry.hadRecentInput || seen.shifts.push([entry.startTime, entry.value]));
  observe("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));

  window.WebSocket = new Proxy(window.WebSocket, {
    construct(Socket, given) {
      const socket = new Socket(...given);
      socket.addEventListener("message", () => (seen.messages += 1));
      return socket;
    },
  });
  const answers = () => {
    const asked = performance.getEntriesByType("resource").filter(({ transferSize }) => transferSize > 0);
    return asked.length + seen.messages;
  };

  const look = () => {
    if (state() === null) return requestAnimationFrame(look);
    seen.painted = performance.now();
    seen.before = answers();
  };
  requestAnimationFrame(look);

  // From the press of a button, or the change of a list, to the first frame that shows another state.
  function press(shown) {
    const state = () => shown() ?? null;
    const before = state();
    const had = answers();
    seen.changed = null;
    const began = (event) => {
      ["mousedown", "change"].forEach((kind) => document.removeEventListener(kind, began, true));
      const pressed = performance.now();
      const wait = () => {
        const now = state();
        if (now === before || now === null) return requestAnimationFrame(wait);
        seen.answers = () => answers() - had;
        seen.changed = performance.now() - pressed;
      };
      wait();
    };
    ["mousedown", "change"].forEach((kind) => document.addEventListener(kind, began, true));
  }
})();
