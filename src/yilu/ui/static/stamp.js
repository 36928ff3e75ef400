// The phone's own clock and, where it is known, its place, written into a form as it is sent: a stop that is checked
// without a line keeps the minute it was done. Without this file the server's clock stands alone.
(function () {
  "use strict";
  let place = null;
  const forms = document.querySelectorAll("form[data-stamp]");
  if (!forms.length) return;
  if (navigator.geolocation && window.isSecureContext && navigator.permissions) {
    navigator.permissions.query({ name: "geolocation" }).then((right) => {
      if (right.state !== "granted") return; // never asked for here: only what was allowed already
      navigator.geolocation.getCurrentPosition(({ coords }) => { place = coords; }, () => {}, { maximumAge: 60000, timeout: 8000 });
    }, () => {});
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-stamp]")) return;
    if (form.elements.phone_at && !form.dataset.mended) form.elements.phone_at.value = new Date().toISOString();
    if (place && form.elements.lat) {
      form.elements.lat.value = place.latitude.toFixed(6);
      form.elements.lon.value = place.longitude.toFixed(6);
    }
  }, true);
})();
