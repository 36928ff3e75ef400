// What pages gain where scripts run: keys on the desk, filters that apply themselves, pop-ups that close, bulk choice.
// Nothing here is needed to use a page. No library; loaded deferred; about 2 KB.
(function () {
  "use strict";
  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

  // Filters: a choice applies at once; the button stays for those without scripts.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) form.requestSubmit();
    if (event.target.matches("[data-pick-all]")) {
      all("[data-pick]", event.target.closest("table")).forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.matches("[data-pick], [data-pick-all]")) picked();
  });

  // The bulk bar shows itself once something is picked.
  function picked() {
    const boxes = all("[data-pick]");
    const count = boxes.filter((box) => box.checked).length;
    boxes.forEach((box) => box.closest("tr").classList.toggle("is-picked", box.checked));
    all(".bulk").forEach((bar) => { bar.hidden = count === 0; });
    all("[data-picked]").forEach((place) => { place.textContent = String(count); });
  }

  picked();
  document.addEventListener("htmx:afterSwap", picked);

  // Pop-ups are <details>: one at a time, closed by Escape, a click elsewhere, or a button inside that says so.
  document.addEventListener("click", (event) => {
    all("details.pop[open]").forEach((pop) => { if (!pop.contains(event.target)) pop.open = false; });
  });
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches || !event.target.matches("details.pop") || !event.target.open) return;
    const first = one("input:not([type=hidden]), select, textarea", event.target);
    if (first) first.focus();
  }, true);

  function escape() {
    const open = one("details.pop[open]");
    if (open) { open.open = false; one("summary", open).focus(); return; }
    if (location.hash === "#menu") history.back();
  }

  // Keys, as the list's foot says: / search, J K down and up, X pick, Enter open.
  let at = -1;
  function move(step) {
    const rows = all(".table tbody tr[data-row]");
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows.forEach((row, index) => row.classList.toggle("is-at", index === at));
    const link = one("a.open", rows[at]);
    if (link) link.focus();
    rows[at].scrollIntoView({ block: "nearest" });
  }
  function pick() {
    const box = one(".table tbody tr.is-at [data-pick]");
    if (box) { box.checked = !box.checked; picked(); }
  }
  const keys = { j: () => move(1), k: () => move(-1), x: pick, "/": () => { const box = one(".search input"); if (box) box.focus(); } };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { escape(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
})();
