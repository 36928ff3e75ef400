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
    pad.querySelector("[data-signpad-clear]").addEventListener("click", () => {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      field.value = "";
    });
  });
})();
