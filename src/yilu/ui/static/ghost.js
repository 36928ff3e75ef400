// The earlier photo as a ghost over the camera, so that the new one shows the same spot from the same side.
// Without this file, or without permission, the earlier photo stands above a plain file input.
(function () {
  "use strict";
  const frame = document.querySelector("[data-ghost]"), opens = document.querySelector("[data-ghost-open]");
  const able = navigator.mediaDevices && navigator.mediaDevices.getUserMedia && window.DataTransfer;
  if (!frame || !opens || !able) return;
  const input = document.getElementById(frame.dataset.ghost), words = opens.querySelector("span"), first = words.textContent;
  if (!input) return;
  let stream = null, film = null;
  opens.hidden = false;

  function stop() {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    if (film) film.remove();
    stream = film = null;
    frame.classList.remove("ghost--live");
    words.textContent = first;
  }
  function shoot() {
    const sheet = document.createElement("canvas");
    sheet.width = film.videoWidth;
    sheet.height = film.videoHeight;
    sheet.getContext("2d").drawImage(film, 0, 0);
    sheet.toBlob((blob) => {
      const box = new DataTransfer();
      box.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
      input.files = box.files;
      input.dispatchEvent(new Event("change"));
      stop();
    }, "image/jpeg", 0.9);
  }
  opens.addEventListener("click", async () => {
    if (film) { shoot(); return; }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1600 } } });
    } catch (refused) {
      opens.hidden = true;
      const note = document.createElement("p");
      note.className = "hint";
      note.textContent = frame.dataset.denied;
      frame.after(note);
      return;
    }
    film = document.createElement("video");
    film.muted = film.autoplay = true;
    film.setAttribute("playsinline", "");
    film.srcObject = stream;
    frame.prepend(film);
    frame.classList.add("ghost--live");
    words.textContent = opens.dataset.shutter || first;
  });
  self.addEventListener("pagehide", stop);
})();
