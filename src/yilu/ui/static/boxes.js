// Boxes on a photo to be reviewed: drag to draw one, untick to drop it. Without this file numbers are written by hand.
(function () {
  "use strict";
  const frame = document.querySelector("[data-boxes]"), list = document.querySelector("[data-list]");
  if (!frame || !list) return;
  const sheet = frame.querySelector("svg"), NS = "http://www.w3.org/2000/svg";
  let from = null, rect = null, count = sheet.querySelectorAll("rect").length;

  function at(event) {
    const box = frame.getBoundingClientRect();
    const mille = (part, whole) => Math.max(0, Math.min(1000, Math.round((1000 * part) / whole)));
    return [mille(event.clientX - box.left, box.width), mille(event.clientY - box.top, box.height)];
  }
  function put(to) {
    const [left, top] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
    const [right, bottom] = [Math.max(from[0], to[0]), Math.max(from[1], to[1])];
    Object.entries({ x: left, y: top, width: right - left, height: bottom - top }).forEach(([k, v]) => rect.setAttribute(k, v));
    return [left, top, right, bottom];
  }
  sheet.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    from = at(event);
    rect = document.createElementNS(NS, "rect");
    rect.dataset.box = String(++count);
    sheet.append(rect);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => { if (from) put(at(event)); });
  sheet.addEventListener("pointerup", (event) => {
    if (!from) return;
    const four = put(at(event));
    from = null;
    if (four[2] - four[0] < 8 || four[3] - four[1] < 8) { rect.remove(); return; }
    const label = document.createElement("label"), input = document.createElement("input"), words = document.createElement("span");
    label.className = "choice";
    Object.assign(input, { type: "checkbox", name: "box", value: four.join(","), checked: true });
    input.dataset.box = rect.dataset.box;
    words.textContent = four.join(", ");
    label.append(input, words);
    list.append(label);
  });
  list.addEventListener("change", (event) => {
    const shape = sheet.querySelector(`rect[data-box="${event.target.dataset.box}"]`);
    if (shape) shape.classList.toggle("is-off", !event.target.checked);
  });
})();
