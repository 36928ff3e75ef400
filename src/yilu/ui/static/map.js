// A map drawn by the server, moved in the hand: dragged, pinched, wheeled, by keys and by the buttons below it. It never
// fetches but tiles where the city has them; without this file the drawing stands as it is, with the same list beside it.
(function () {
  "use strict";
  const MOST = 16, STEP = 1.6, PUSH = 0.3, SLIP = 6, SETTLED = 250, LONGEST = 110, LAST = 18, TILE = 256, SVG = "http://www.w3.org/2000/svg";
  const METRES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000];
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const PUSHES = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

  function move(frame) {
    const svg = frame.querySelector("svg"), tools = frame.querySelector("[data-map-tools]"), foot = svg.querySelector("[data-metres]"), sheet = svg.querySelector("[data-tile]");
    const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
    const cells = svg.hasAttribute("data-cells"), pins = cells ? [] : Array.from(svg.querySelectorAll("a, .map-here"));
    const held = new Map();  // pointers on the map
    let x = 0, y = 0, near = 1, moved = false, apart = 0, settling = null;

    // ── what is seen ──────────────────────────────────────────────────────────────────────────
    function show() {
      const far = 1 / near;
      x = Math.min(Math.max(x, 0), wide - wide * far);
      y = Math.min(Math.max(y, 0), high - high * far);
      svg.setAttribute("viewBox", [x, y, wide * far, high * far].map((n) => Math.round(n * 1000) / 1000).join(" "));
      frame.classList.toggle("is-near", near > 1);
      const like = far * Math.max(1, wide / (svg.getBoundingClientRect().width || wide));  // a thumb's size on a phone too
      pins.forEach((pin) => {  // as large as ever, so that those that lay on each other come apart
        const dot = pin.querySelector("circle") || pin, [cx, cy] = ["cx", "cy"].map((name) => dot.getAttribute(name));
        pin.setAttribute("transform", `translate(${cx} ${cy}) scale(${like}) translate(${-cx} ${-cy})`);
      });
      if (foot) measure(far);
      clearTimeout(settling);
      settling = setTimeout(refine, SETTLED);
    }
    function measure(far) {
      const each = Number(foot.dataset.metres) * far, fits = METRES.filter((metres) => metres / each <= LONGEST), metres = fits.length ? fits[fits.length - 1] : METRES[0];
      const line = foot.querySelector("path"), start = line.getAttribute("d").split("h")[0];
      line.setAttribute("d", `${start}h${Math.round(metres / each)}`);
      foot.querySelector("text").textContent = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
      foot.setAttribute("transform", `translate(${x} ${y}) scale(${far})`);
    }
    // Nearer tiles of the map service above the first ones, only those that are seen.
    function refine() {
      if (!sheet) return;
      Array.from(sheet.querySelectorAll(".is-finer")).forEach((old) => old.remove());
      const told = sheet.dataset, zoom = Number(told.zoom), deeper = Math.min(Math.round(Math.log2(near)), LAST - zoom);
      if (deeper < 1) return;
      const size = TILE / Math.pow(2, deeper), left = Number(told.left), top = Number(told.top);
      const first = (at, from) => Math.floor((from + at) / size), last = (at, from, long) => Math.floor((from + at + long / near) / size);
      told.tile.split(" ").forEach((layer) => {
        for (let row = first(y, top); row <= last(y, top, high); row += 1) {
          for (let column = first(x, left); column <= last(x, left, wide); column += 1) {
            const image = document.createElementNS(SVG, "image");
            const asked = layer.replace("{z}", zoom + deeper).replace("{y}", row).replace("{x}", column).replace("{s}", (row + column) % 8);
            const put = { href: asked, x: column * size - left, y: row * size - top, width: size, height: size, class: "is-finer" };
            Object.keys(put).forEach((name) => image.setAttribute(name, put[name]));
            sheet.append(image);
          }
        }
      });
    }
    // The point under the finger stays under it.
    function zoom(times, at) {
      const before = near, [px, py] = at || [wide / 2, high / 2].map((half, n) => [x, y][n] + half / near);
      near = Math.min(Math.max(near * times, 1), MOST);
      x = px - (px - x) * before / near;
      y = py - (py - y) * before / near;
      show();
      return near !== before;
    }
    function push(dx, dy) {
      const was = [x, y];
      x += dx;
      y += dy;
      show();
      return was[0] !== x || was[1] !== y;
    }
    const step = ([dx, dy]) => push(dx * PUSH * wide / near, dy * PUSH * high / near);
    function place(event) {
      const box = svg.getBoundingClientRect();
      return [x + (event.clientX - box.left) / box.width * wide / near, y + (event.clientY - box.top) / box.height * high / near];
    }

    // ── fingers and mouse ─────────────────────────────────────────────────────────────────────
    const between = () => { const [a, b] = Array.from(held.values()); return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
    const middle = () => { const [a, b] = Array.from(held.values()); return { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }; };
    const drags = () => held.size === 1 && (!cells || frame.classList.contains("is-hand"));
    svg.addEventListener("pointerdown", (event) => {
      if (event.button > 0) return;
      if (!held.size) moved = false;
      held.set(event.pointerId, event);
      if (held.size === 2) apart = between();
    });
    svg.addEventListener("pointermove", (event) => {
      const last = held.get(event.pointerId);
      if (!last) return;
      if (held.size === 2) {
        const from = place(middle());
        held.set(event.pointerId, event);
        const now = between();
        moved = true;
        if (apart) zoom(now / apart, from);
        apart = now;
        const to = place(middle());
        push(from[0] - to[0], from[1] - to[1]);
        return;
      }
      if (!drags() || (!moved && Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) < SLIP)) return;
      if (!moved) { moved = true; svg.setPointerCapture(event.pointerId); }
      const from = place(last), to = place(event);
      held.set(event.pointerId, event);
      push(from[0] - to[0], from[1] - to[1]);
    });
    ["pointerup", "pointercancel"].forEach((name) => self.addEventListener(name, (event) => { held.delete(event.pointerId); }));
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);
    // The wheel scrolls the page until the map was touched, or with Ctrl (a trackpad's pinch comes as that).
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey && !frame.contains(document.activeElement)) return;
      if (zoom(Math.pow(STEP, -Math.sign(event.deltaY) / 2), place(event)) || event.ctrlKey) event.preventDefault();
    }, { passive: false });

    // ── keys and buttons ──────────────────────────────────────────────────────────────────────
    frame.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const way = WAYS[event.key];
      let did = false;
      if (way) did = step(way);
      else if (event.key === "+" || event.key === "=") did = zoom(STEP);
      else if (event.key === "-" || event.key === "_") did = zoom(1 / STEP);
      else if (event.key === "0") did = zoom(1 / MOST);
      if (did) event.preventDefault();
    });
    svg.addEventListener("focusin", (event) => {  // what the keyboard reaches is seen
      const shape = event.target;
      if (near === 1 || shape === svg || held.size || !shape.getBBox) return;
      const box = shape.getBBox(), at = [box.x + box.width / 2, box.y + box.height / 2];
      if (at[0] > x && at[0] < x + wide / near && at[1] > y && at[1] < y + high / near) return;
      push(at[0] - x - wide / near / 2, at[1] - y - high / near / 2);
    });
    tools.hidden = false;
    tools.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]"), what = button && button.dataset.do;
      if (!what) return;
      if (what === "in") zoom(STEP);
      else if (what === "out") zoom(1 / STEP);
      else if (what === "all") zoom(1 / MOST);
      else if (what === "hand") button.setAttribute("aria-pressed", String(frame.classList.toggle("is-hand")));
      else step(PUSHES[what]);
    });
    if (!cells) svg.setAttribute("tabindex", "0");
    self.addEventListener("resize", show);
    const folded = frame.closest("details");
    if (folded) folded.addEventListener("toggle", show);
    show();
    frame.dataset.moves = "1";
    document.querySelectorAll("[data-map-links]").forEach((links) => { links.hidden = true; });  // the way without a script
  }
  document.querySelectorAll("[data-map]").forEach((frame) => { if (!frame.dataset.moves) move(frame); });
})();
