// On the way: each tap carries the phone's own time, and the car's place goes to the desk while the driver lets it.
(function () {
  "use strict";
  document.addEventListener("submit", (event) => {
    const field = event.target.matches("form[data-clock]") && event.target.elements.phone_at;
    if (field) field.value = new Date().toISOString();
  }, true);
  const banner = document.querySelector("[data-share]");
  if (!banner || !navigator.geolocation || !window.isSecureContext) return;
  const button = banner.querySelector("button"), token = document.querySelector("input[name=csrfmiddlewaretoken]");
  const EVERY = 30000;
  let watch = null, last = 0;
  banner.hidden = false;
  function stop() { navigator.geolocation.clearWatch(watch); watch = null; button.textContent = button.dataset.on; }
  function tell({ coords }) {
    if (Date.now() - last < EVERY) return;
    last = Date.now();
    const body = new URLSearchParams({ lat: coords.latitude.toFixed(5), lon: coords.longitude.toFixed(5), csrfmiddlewaretoken: token ? token.value : "" });
    fetch(banner.dataset.share, { method: "POST", body: body }).then((answer) => { if (answer.status === 409) stop(); }).catch(() => {});
  }
  button.addEventListener("click", () => {
    if (watch !== null) { stop(); return; }
    watch = navigator.geolocation.watchPosition(tell, stop, { enableHighAccuracy: true, maximumAge: 15000 });
    button.textContent = button.dataset.off;
  });
})();
