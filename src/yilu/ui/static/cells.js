// Cells of the map: a click picks one, a drag picks several; the tick boxes beside it are what is sent.
(function () {
  "use strict";
  const sheet = document.querySelector("[data-cells]"), counted = document.querySelector("[data-picked]");
  if (!sheet) return;
  const boxes = new Map(Array.from(document.querySelectorAll("input[name=cell]"), (box) => [box.value, box]));
  const shapes = new Map(Array.from(sheet.querySelectorAll("[data-cell]"), (shape) => [shape.dataset.cell, shape]));
  let on = null;

  function show() { counted.textContent = Array.from(boxes.values()).filter((box) => box.checked).length; }
  function set(cell, value) {
    const box = boxes.get(cell);
    if (!box) return;
    box.checked = value;
    shapes.get(cell).classList.toggle("is-picked", value);
    show();
  }
  const under = (event) => { const found = document.elementFromPoint(event.clientX, event.clientY); return found && found.dataset && found.dataset.cell; };
  sheet.addEventListener("pointerdown", (event) => {
    const cell = under(event);
    if (!cell) return;
    event.preventDefault();
    on = !boxes.get(cell).checked;
    set(cell, on);
  });
  sheet.addEventListener("pointermove", (event) => { if (on !== null && under(event)) set(under(event), on); });
  self.addEventListener("pointerup", () => { on = null; });
  boxes.forEach((box, cell) => box.addEventListener("change", () => set(cell, box.checked)));
  show();
})();
