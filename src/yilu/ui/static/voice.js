// 按住说话 and a look at the chosen photos. Without this file both are plain file inputs; nothing else depends on it.
(function () {
  "use strict";
  const MOST = 120000, HELD = 500;
  const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

  // Photos: what was chosen shows before it is sent.
  document.querySelectorAll("[data-photos]").forEach((field) => {
    const input = field.querySelector("input[type=file]"), shown = field.querySelector("[data-chosen]");
    const button = field.querySelector("button"), many = field.querySelector("[data-many]");
    button.hidden = false;
    button.addEventListener("click", () => input.click());
    input.hidden = true;
    input.addEventListener("change", () => {
      shown.querySelectorAll("img").forEach((old) => URL.revokeObjectURL(old.src));
      shown.replaceChildren(...Array.from(input.files).map((file) => {
        const frame = document.createElement("span"), picture = document.createElement("img");
        frame.className = "photo";
        picture.alt = file.name;
        picture.src = URL.createObjectURL(file);
        picture.onerror = () => { frame.textContent = file.name; };  // HEIC, where the browser cannot show it
        frame.append(picture);
        return frame;
      }));
      shown.hidden = !input.files.length;
      if (many) many.hidden = input.files.length <= Number(field.dataset.most);
    });
  });

  // Voice: hold and speak; a short press starts, the next one stops, so that keys and shaky hands manage too.
  const able = window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia && window.DataTransfer;
  if (able) document.querySelectorAll("[data-voice]").forEach((field) => {
    const input = field.querySelector("input[type=file]"), button = field.querySelector("button");
    const words = button.querySelector("span"), sound = field.querySelector("audio"), first = words.textContent;
    let recorder = null, since = 0, wanted = false;
    button.hidden = false;
    input.hidden = true;

    function say(text) { words.textContent = text; }
    function keep(parts, type) {
      const ending = type.includes("mp4") ? "m4a" : type.includes("ogg") ? "ogg" : "webm";
      const file = new File(parts, "voice." + ending, { type: type });
      const box = new DataTransfer();
      box.items.add(file);
      input.files = box.files;
      heard();
    }
    function heard() {
      const file = input.files[0];
      URL.revokeObjectURL(sound.src);
      if (file) sound.src = URL.createObjectURL(file); else sound.removeAttribute("src");
      sound.hidden = !file;
      say(file ? button.dataset.again : first);
    }
    input.addEventListener("change", heard);
    async function start() {
      wanted = true;
      since = Date.now();
      let stream;
      try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch (refused) {
        wanted = false;
        button.hidden = true;
        input.hidden = false;
        const note = document.createElement("p");
        note.className = "hint";
        note.textContent = button.dataset.denied;
        input.before(note);
        return;
      }
      if (!wanted) { stream.getTracks().forEach((track) => track.stop()); say(first); return; }
      const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
      const parts = [], mine = new MediaRecorder(stream, kind ? { mimeType: kind, audioBitsPerSecond: 32000 } : {});
      recorder = mine;
      mine.ondataavailable = (event) => { if (event.data.size) parts.push(event.data); };
      mine.onstop = () => {
        stream.getTracks().forEach((track) => track.stop());
        button.classList.remove("speak--on");
        recorder = null;
        if (parts.length) keep(parts, mine.mimeType); else say(first);
      };
      mine.start();
      since = Date.now();
      button.classList.add("speak--on");
      say(button.dataset.stop);
      setTimeout(() => { if (mine.state === "recording") mine.stop(); }, MOST);
    }
    function stop() { wanted = false; if (recorder && recorder.state === "recording") recorder.stop(); }

    button.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      if (recorder) { stop(); return; }
      start();
    });
    button.addEventListener("pointerup", () => { if (recorder && Date.now() - since > HELD) stop(); });
    button.addEventListener("pointercancel", stop);
    button.addEventListener("contextmenu", (event) => event.preventDefault());
    button.addEventListener("keydown", (event) => {
      if (event.repeat || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      if (recorder) stop(); else start();
    });
  });
})();
