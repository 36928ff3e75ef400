// 随手拍: where and when the shutter was pressed, asked of the phone the moment a photo comes back from the camera.
// Without this file the form is plain: the place is written in words. Nothing is sent from here.
(function () {
  "use strict";
  const form = document.querySelector("form[data-shoot]"), where = document.querySelector("[data-where]");
  if (!form || !where) return;
  const hidden = (name) => form.querySelector(`input[data-kept=${name}]`);
  const words = where.querySelector("b"), place = form.elements.place;

  function show() {
    const lat = hidden("lat").value, lon = hidden("lon").value;
    where.hidden = false;
    words.textContent = lat ? `${Number(lat).toFixed(4)}, ${Number(lon).toFixed(4)}` : where.dataset.none;
    form.dispatchEvent(new CustomEvent("placed", { bubbles: true }));
  }
  function ask() {
    if (!navigator.geolocation || !window.isSecureContext) { show(); return; }
    where.hidden = false;
    words.textContent = where.dataset.asking;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      hidden("lat").value = coords.latitude.toFixed(6);
      hidden("lon").value = coords.longitude.toFixed(6);
      hidden("accuracy").value = Math.round(coords.accuracy);
      show();
    }, show, { enableHighAccuracy: true, maximumAge: 5000, timeout: 10000 });
  }
  form.querySelectorAll("input[type=file]").forEach((input) => input.addEventListener("change", () => {
    if (!input.files.length || hidden("shot_at").value) return;
    hidden("shot_at").value = new Date().toISOString();
    if (!hidden("lat").value) ask();
  }));
  // Not there: the numbers go, words or the present place come instead.
  where.querySelector("[data-again]").addEventListener("click", () => {
    const had = hidden("lat").value;
    ["lat", "lon", "accuracy"].forEach((name) => { hidden(name).value = ""; });
    hidden("moved").value = "1";
    if (had) { show(); place.focus(); } else ask();
  });
  form.addEventListener("reset", () => {
    ["lat", "lon", "accuracy", "shot_at", "moved"].forEach((name) => { hidden(name).value = ""; });
    where.hidden = true;
  });
  hidden("lat").addEventListener("change", () => { if (hidden("lat").value) show(); });
  document.addEventListener("click", (event) => {
    const pick = event.target.closest("[data-pick]");
    const radio = pick && form.querySelector(`input[name=category][value="${pick.dataset.pick}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
