// Where the phone is, only when asked for: two hidden numbers of the form, which go with it and nowhere else.
(function () {
  "use strict";
  if (!navigator.geolocation || !window.isSecureContext) return;
  document.querySelectorAll("[data-place]").forEach((field) => {
    const button = field.querySelector("button"), words = button.querySelector("span"), first = words.textContent;
    const [lat, lon] = ["lat", "lon"].map((name) => field.querySelector(`input[data-kept=${name}]`));
    button.hidden = false;
    function show() { words.textContent = lat.value ? field.dataset.taken : first; }
    button.addEventListener("click", () => {
      if (lat.value) { lat.value = lon.value = ""; show(); return; }
      button.disabled = true;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          lat.value = coords.latitude.toFixed(6);
          lon.value = coords.longitude.toFixed(6);
          button.disabled = false;
          show();
        },
        () => { button.disabled = false; words.textContent = field.dataset.denied; },
        { enableHighAccuracy: true, maximumAge: 30000, timeout: 10000 }
      );
    });
    if (field.closest("form")) field.closest("form").addEventListener("reset", () => { lat.value = lon.value = ""; show(); });
    lat.addEventListener("change", show);
    show();
  });
})();
