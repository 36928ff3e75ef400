// The phone's position, only when asked for: into the address, rounded to some ten metres; nothing is posted from here.
(function () {
  "use strict";
  if (!navigator.geolocation || !window.isSecureContext) return;
  document.querySelectorAll("[data-locate]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.disabled = true;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const asked = new URLSearchParams(location.search);
          ["q", "district", "more"].forEach((key) => asked.delete(key));
          asked.set("lat", coords.latitude.toFixed(4));
          asked.set("lon", coords.longitude.toFixed(4));
          location.search = asked.toString();
        },
        () => { button.disabled = false; },
        { maximumAge: 60000, timeout: 8000 }
      );
    });
  });
})();
