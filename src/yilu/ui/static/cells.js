// Cells of the map: a click picks one, a drag several; by keyboard the arrows walk and the space bar picks, with
// Shift held a whole walk. The tick boxes beside it are what is sent, and all there is without this file.
(function () {
  "use strict";
  const sheet = document.querySelector("[data-cells]"), counted = document.querySelector("[data-picked]");
  if (!sheet) return;
  const boxes = new Map(Array.from(document.querySelectorAll("input[name=cell]"), (box) => [box.value, box]));
  const shapes = new Map(Array.from(sheet.querySelectorAll("[data-cell]"), (shape) => [shape.dataset.cell, shape]));
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const frame = sheet.closest("[data-map]");
  let on = null, here = null, first = null;

  function show() { counted.textContent = Array.from(boxes.values()).filter((box) => box.checked).length; }
  function set(cell, value) {
    const box = boxes.get(cell), shape = shapes.get(cell);
    if (!box) return;
    box.checked = value;
    shape.classList.toggle("is-picked", value);
    shape.setAttribute("aria-selected", String(value));
    show();
  }
  const under = (event) => { const found = document.elementFromPoint(event.clientX, event.clientY); return found && found.dataset && found.dataset.cell; };
  sheet.addEventListener("pointerdown", (event) => {
    if (frame && frame.classList.contains("is-hand")) return;
    if (!event.isPrimary) {  // a second finger: the map is moved, nothing is picked
      if (on !== null && first) set(first, !on);
      on = first = null;
      return;
    }
    const cell = under(event);
    if (!cell || event.button > 0) return;
    event.preventDefault();
    on = !boxes.get(cell).checked;
    first = cell;
    set(cell, on);
  });
  sheet.addEventListener("pointermove", (event) => { if (on !== null && under(event)) set(under(event), on); });
  ["pointerup", "pointercancel"].forEach((name) => self.addEventListener(name, () => { on = first = null; }));
  boxes.forEach((box, cell) => box.addEventListener("change", () => set(cell, box.checked)));

  function middle(shape) {
    const box = shape.getBBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }
  function beside(shape, way) {
    const [x, y] = middle(shape), [dx, dy] = way;
    let best = null, least = Infinity;
    shapes.forEach((other) => {
      const [ox, oy] = middle(other), along = (ox - x) * dx + (oy - y) * dy, aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (other === shape || along <= 1 || aside > along * 1.8) return;
      if (along + aside < least) { least = along + aside; best = other; }
    });
    return best;
  }
  function stand(shape) {
    if (here) here.setAttribute("tabindex", "-1");
    here = shape;
    here.setAttribute("tabindex", "0");
  }
  sheet.addEventListener("keydown", (event) => {
    const cell = event.target.dataset && event.target.dataset.cell, way = ways[event.key];
    if (!cell) return;
    if (event.key === " " || event.key === "Enter") { event.preventDefault(); set(cell, !boxes.get(cell).checked); return; }
    if (!way) return;
    event.preventDefault();
    const next = beside(event.target, way);
    if (!next) return;
    if (event.shiftKey) set(next.dataset.cell, boxes.get(cell).checked);
    stand(next);
    next.focus();
  });
  sheet.setAttribute("role", "listbox");
  sheet.setAttribute("aria-multiselectable", "true");
  shapes.forEach((shape, cell) => {
    shape.setAttribute("role", "option");
    shape.setAttribute("tabindex", "-1");
    shape.setAttribute("aria-label", shape.querySelector("title").textContent);
    shape.setAttribute("aria-selected", String(boxes.get(cell).checked));
  });
  if (shapes.size) stand(shapes.values().next().value);
  show();
})();
