// A signature drawn with a finger: shown only where scripts run; the drawing goes into the form's hidden field.
(function () {
  "use strict";
  document.querySelectorAll("[data-signpad]").forEach((pad) => {
    const canvas = pad.querySelector("canvas");
    const field = pad.querySelector("input");
    const pen = canvas.getContext("2d");
    let drawing = false;
    pad.hidden = false;
    pen.lineWidth = 5;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#1d1b18";
    function at(event) {
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
    }
    canvas.addEventListener("pointerdown", (event) => {
      drawing = true;
      if (canvas.setPointerCapture) canvas.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo.apply(pen, at(event));
      event.preventDefault();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!drawing) return;
      pen.lineTo.apply(pen, at(event));
      pen.stroke();
      event.preventDefault();
    });
    function lift() {
      if (!drawing) return;
      drawing = false;
      field.value = canvas.toDataURL("image/png");
    }
    ["pointerup", "pointercancel"].forEach((name) => canvas.addEventListener(name, lift));
    function clear() {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      field.value = "";
    }
    pad.querySelector("[data-signpad-clear]").addEventListener("click", clear);
    if (field.form) field.form.addEventListener("reset", clear);  // the next one signs on a clean sheet
    field.addEventListener("change", () => {  // one that waited in the phone, opened again
      const drawn = new Image();
      drawn.onload = () => { pen.clearRect(0, 0, canvas.width, canvas.height); pen.drawImage(drawn, 0, 0); };
      drawn.src = field.value;
    });
  });
})();
