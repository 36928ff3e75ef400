// 待发送: forms marked data-outbox are kept in the phone before they are sent, so that no line, a closed page or a
// double tap loses or doubles anything. Without this file they are plain forms. The words stand in mobile/_outbox.html.
(function () {
  "use strict";
  const box = document.getElementById("outbox"), queue = self.YiluQueue;
  if (!box || !queue || !self.indexedDB) return;
  const door = document.querySelector("[data-at-door]");  // on the page that says there is no line
  if (door) door.hidden = !/^\/(activities|stations)\/[0-9a-f-]+\/(in|out)\/$/.test(location.pathname);
  const said = box.dataset, KEYS = ["idempotency_key", "once"], SLOW = 6000, QUICK = 4000, AGAIN = 30000, DRAFT = 600, WEEK = 7 * 24 * 3600000;
  const list = box.querySelector("ul"), blank = document.getElementById("outbox-item");
  const counted = box.querySelector("[data-count]"), foot = box.querySelector("[data-foot]"), notice = document.getElementById("outbox-notice");
  const seen = new Set();  // taps this page saw waiting
  let owner = said.owner, registered = null, busy = false, mending = null;

  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const forms = () => Array.from(document.querySelectorAll("form[data-outbox]"));
  const buttons = (form) => [...form.querySelectorAll("button"), ...(form.id ? document.querySelectorAll(`button[form="${form.id}"]`) : [])];
  const path = (form) => { const to = new URL(form.action || location.href, location.href); return to.pathname + to.search; };
  const tapOf = (item) => (item.fields.find(([name]) => name === "tap") || [])[1];
  const hour = (at) => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false }).format(at);
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const clock = (at) => new Intl.DateTimeFormat(document.documentElement.lang, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" }).format(at);
  function say(words) { notice.querySelector("span").textContent = words; notice.hidden = !words; if (words) notice.scrollIntoView({ block: "nearest" }); }
  function renew(form) { KEYS.forEach((name) => { if (form.elements[name]) form.elements[name].value = fresh(); }); }

  // ── what waits, on every page ───────────────────────────────────────────────────────────────
  async function draw() {
    const mine = (await queue.all()).filter((item) => !owner || item.owner === owner).sort((a, b) => a.made - b.made);
    box.hidden = !mine.length;
    box.querySelector("[data-mend]").hidden = !owner || !mine.some((item) => item.state === queue.REFUSED);
    counted.textContent = said.count.replace("{n}", mine.length);
    foot.textContent = !owner ? said.signedout : registered && registered.sync ? said.sync : said.nosync;
    list.replaceChildren(...(owner ? mine : []).map(row));
    mark(mine);
    const old = owner ? mine.filter((item) => item.made < Date.now() - WEEK) : [];
    if (old.length) { box.open = true; if (notice.hidden) say(said.old.replace("{n}", old.length)); }
  }
  // On a list of people each row says itself that its tap is kept, and what can only follow shows then.
  function mark(mine) {
    document.querySelectorAll("form[data-outbox-marks]").forEach((form) => {
      const kept = new Map();
      mine.filter((item) => item.action === path(form)).forEach((item) => {
        if (item.state === queue.WAITING) { kept.set(tapOf(item), item); seen.add(tapOf(item)); } else seen.delete(tapOf(item));
      });
      form.querySelectorAll("button[name=tap]").forEach((button) => {
        const item = kept.get(button.value), gone = !item && seen.has(button.value);
        button.dataset.word = button.dataset.word || button.textContent;
        button.disabled = Boolean(item) || gone;
        button.textContent = item ? said.kept.replace("{t}", hour(item.made)) : gone ? said.went : button.dataset.word;
        if (button.dataset.after) button.hidden = !seen.has(button.dataset.after);
      });
    });
  }
  function row(item) {
    const line = blank.content.cloneNode(true), refused = item.state === queue.REFUSED;
    line.querySelector("b").textContent = item.title;
    line.querySelector("small").textContent = clock(item.made);
    const chip = line.querySelector(".chip"), words = line.querySelector("[data-words]");
    chip.textContent = refused ? said.refused : said.waiting;
    chip.classList.toggle("chip--now", refused);
    words.hidden = !refused;
    words.textContent = refused ? wordsOf(item.html).join(" ") || said.odd : "";
    const [again, mend, away] = ["again", "mend", "drop"].map((name) => line.querySelector(`[data-do=${name}]`));
    again.hidden = refused;
    mend.hidden = !refused;
    mend.href = `${item.page}#outbox=${item.id}`;
    again.addEventListener("click", () => go());
    away.addEventListener("click", () => {
      if (away.dataset.sure) { seen.delete(tapOf(item)); queue.drop(item.id).then(draw); return; }
      away.dataset.sure = "1";
      away.textContent = said.sure;
    });
    return line;
  }
  const read = (html) => new DOMParser().parseFromString(html || "", "text/html");
  function wordsOf(html) {
    const page = read(html), all = page.querySelectorAll(".errors li, [data-answer] .banner");
    return Array.from(all.length ? all : page.querySelectorAll(".field > .error"), (one) => one.textContent.trim());
  }

  const sending = new Set();  // what this page delivers just now: the answer belongs to its form, not to the round below
  let timer = null;
  async function go() {
    clearTimeout(timer);
    if (!owner || busy) return;
    try { await queue.flush(false, (item) => !sending.has(item.id)); } catch (noLine) { /* it waits */ }
    await draw();
    if ((await queue.all()).some((item) => item.state === queue.WAITING && item.owner === owner)) timer = setTimeout(go, AGAIN);
  }

  // ── sending a form ──────────────────────────────────────────────────────────────────────────
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !owner) return;
    if (form.dataset.outboxLive) { event.preventDefault(); live(form, event.submitter); return; }
    if (!form.matches("form[data-outbox]")) return;
    if (lacks(form)) { event.preventDefault(); return; }
    if (stays(form)) {
      if (navigator.onLine === false) { event.preventDefault(); say(said.anonymous); }
      return;
    }
    event.preventDefault();
    if (busy) return;
    busy = true;
    buttons(form).forEach((button) => { button.disabled = true; });
    deliver(form, event.submitter).finally(() => {
      busy = false;
      buttons(form).forEach((button) => { button.disabled = false; });
      draw();
    });
  });
  // What only the server can decide now (a code that lasts ten minutes): never kept, and without a line it says so.
  function live(form, submitter) {
    if (busy) return;
    busy = true;
    Promise.race([queue.who(), pause(SLOW).then(() => { throw new Error("slow"); })]).then(
      (me) => { form.elements.csrfmiddlewaretoken.value = me.token; plain(form, submitter); },
      () => say(form.dataset.outboxLive),
    ).finally(() => { busy = false; });
  }
  // What nobody could put right once the person has gone: the number's shape, and one of the fields named.
  function lacks(form) {
    if (form.dataset.outboxWhole === undefined) return false;
    if (!form.reportValidity()) return true;
    const names = form.dataset.outboxWhole.split(" ").filter(Boolean);
    if (!names.length || names.some((name) => form.elements[name] && form.elements[name].value.trim())) return false;
    say(form.dataset.outboxLacks);
    return true;
  }
  function stays(form) {  // an anonymous one leaves no trace in the phone
    const never = form.dataset.outboxNever;
    return Boolean(never && form.elements[never] && form.elements[never].checked);
  }
  function fieldsOf(form, submitter) {
    const given = Array.from(new FormData(form)).filter(([name, value]) => name !== "csrfmiddlewaretoken" && !(value instanceof File && !value.size && !value.name));
    if (submitter && submitter.name) given.push([submitter.name, submitter.value]);
    return given;
  }
  function itemOf(form, submitter) {
    const fields = fieldsOf(form, submitter), key = fields.find(([name]) => KEYS.includes(name));
    const words = (field) => field && (field.tagName === "TEXTAREA" || field.dataset && field.dataset.titled !== undefined);
    const typed = fields.filter(([name, value]) => typeof value === "string" && value && words(form.elements[name]));
    const who = submitter && submitter.closest("li") && submitter.closest("li").querySelector("[data-who]");
    const told = who ? who.textContent : typed.map(([, value]) => value).join(" ").slice(0, 24);
    const did = submitter && submitter.name === "tap" && (who || typed.length) ? submitter.textContent : "";
    return {
      id: key ? key[1] : fresh(), owner: owner, state: queue.WAITING, made: Date.now(), fields: fields,
      title: [form.dataset.outbox, `${did} ${told}`.replace(/\s+/g, " ").trim()].filter(Boolean).join("："),
      action: path(form), page: form.dataset.outboxPage || location.pathname + location.search,
    };
  }
  async function deliver(form, submitter) {
    const item = itemOf(form, submitter);
    sending.add(item.id);
    try { await queue.put(item); } catch (full) { sending.delete(item.id); plain(form, submitter); return; }
    if (mending && mending.form === form) {
      if (mending.id !== item.id) await queue.drop(mending.id);
      mending = null;
    }
    if (registered && registered.sync) registered.sync.register("outbox").catch(() => {});
    const slow = setTimeout(() => say(said.slow), SLOW);
    const asked = queue.locked(() => sent(item), true).catch(() => ({})).finally(() => sending.delete(item.id));  // {}: no line
    let late = false;  // a queue of people does not wait for a line that hangs
    const given = form.dataset.outboxQuick === undefined ? [] : [pause(QUICK).then(() => { late = true; return {}; })];
    const came = await Promise.race([asked, ...given]);
    if (late) asked.then((answer) => (answer.gone ? 0 : queue.settle(item, answer))).then(draw);
    clearTimeout(slow);
    if (came.to) {
      await queue.drop(item.id);
      await queue.forget(draftKey(form));
      location.assign(came.to);
    } else if (came.html !== undefined) {
      await queue.drop(item.id);
      answered(form, came.html);
    } else {
      await queue.forget(draftKey(form));
      emptied(form);
      await draw();
      if (form.dataset.outboxMarks !== undefined && !came.waits) return;  // its row says so
      say(came.gone ? said.gone : came.waits ? said.held : said.saved);
      box.open = true;
    }
  }
  // No room, or no store at all (private windows): with a line it goes as the plain form it is.
  function plain(form, submitter) {
    if (navigator.onLine === false) { say(said.full); return; }
    if (submitter && submitter.name) {
      const named = document.createElement("input");
      Object.assign(named, { type: "hidden", name: submitter.name, value: submitter.value });
      form.append(named);
    }
    HTMLFormElement.prototype.submit.call(form);
  }
  async function sent(item) {
    if (!(await queue.get(item.id))) return { gone: true };  // the worker was quicker
    await queue.drain((one) => one.action === item.action && one.made < item.made);  // in the order it was tapped
    return queue.send(item, await session(), false);
  }
  async function session() {
    const me = await queue.who();
    if (me.owner !== owner) throw new Error("another session");
    return me;
  }
  function emptied(form) {
    form.reset();
    delete form.dataset.mended;
    form.querySelectorAll("input[type=file]").forEach((input) => { input.value = ""; input.dispatchEvent(new Event("change")); });
    renew(form);
  }
  // What the server said stands in its places; what was typed and chosen stays as it is.
  function answered(form, html) {
    const page = read(html);
    let told = false;
    document.querySelectorAll("[data-answer]").forEach((place) => {
      const from = page.getElementById(place.id);
      if (!from) return;
      told = told || Boolean(from.querySelector(".errors, .banner"));
      place.replaceChildren(...Array.from(from.childNodes, (node) => document.importNode(node, true)));
    });
    form.querySelectorAll(".field > .error").forEach((old) => old.remove());
    page.querySelectorAll(".field > .error[id]").forEach((error) => {
      const field = document.getElementById(error.id.replace(/-error$/, ""));
      if (field && field.closest(".field")) { field.closest(".field").append(document.importNode(error, true)); told = true; }
    });
    if (!told) say(said.odd);
    const first = document.querySelector("[data-answer] .errors, [data-answer] .banner");
    if (first) first.scrollIntoView({ block: "center" });
  }

  // ── drafts, and a refused one opened again ──────────────────────────────────────────────────
  const draftKey = (form) => ["draft", owner, location.pathname, form.id].join("|");
  // A draft brings back what was typed; a refused one all of it, where and when it was written too.
  function fill(form, fields, whole) {
    const hidden = (field) => field.type === "hidden" && !field.dataset.kept && (!whole || KEYS.includes(field.name) || field.name === "csrfmiddlewaretoken");
    const named = (name) => fields.filter(([one]) => one === name).map(([, value]) => value);
    Array.from(form.elements).forEach((field) => {
      if (!field.name || hidden(field) || field.tagName === "BUTTON") return;
      const values = named(field.name);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.type === "file") refill(field, values.filter((value) => value instanceof File));
      else if (values.length) { field.value = values[0]; if (field.dataset.kept || field.dataset.drawn !== undefined) field.dispatchEvent(new Event("change")); }
    });
  }
  function refill(input, files) {
    if (!self.DataTransfer || !files.length) return;
    const given = new DataTransfer();
    files.forEach((file) => given.items.add(file));
    input.files = given.files;
    input.dispatchEvent(new Event("change"));
  }
  function draft(form) {
    const place = document.querySelector("[data-draft]");
    let waits = null;
    form.addEventListener("input", () => {
      clearTimeout(waits);
      waits = setTimeout(async () => {
        if (busy || mending) return;
        if (stays(form)) { await queue.forget(draftKey(form)); if (place) place.textContent = ""; return; }
        const at = Date.now();
        await queue.keep(draftKey(form), { at: at, fields: fieldsOf(form).filter(([, value]) => typeof value === "string") });
        if (place) place.textContent = said.drafted.replace("{t}", clock(at));
      }, DRAFT);
    });
    form.addEventListener("reset", () => { clearTimeout(waits); if (place) place.textContent = ""; });
    queue.recall(draftKey(form)).then((kept) => {
      const empty = Array.from(form.elements).every((field) => !/^(textarea|text|tel)$/.test(field.type) || !field.value);
      if (!kept || mending || !empty) return;
      fill(form, kept.fields);
      if (place) place.textContent = said.drafted.replace("{t}", clock(kept.at));
    });
  }
  async function reopen() {
    const asked = /^#outbox=([\w-]+)$/.exec(location.hash), item = asked && await queue.get(asked[1]);
    if (!item || item.owner !== owner || !forms().length) return;
    history.replaceState(null, "", location.pathname + location.search);
    const own = forms().find((form) => new URL(form.action || location.href, location.href).pathname === item.action.split("?")[0]) || forms()[0];
    mending = { id: item.id, form: own };
    own.dataset.mended = "1";  // it keeps the minute it was written
    fill(own, item.fields, true);
    if (item.html) answered(own, item.html);
  }

  async function begin() {
    const last = await queue.recall("owner");
    if (owner === "?") owner = last || "";  // the page without a line is nobody's: whose phone it was last
    else if (owner !== last) {
      if (self.caches) await caches.delete("yilu-pages");  // another's forms are not shown to this one
      await queue.keep("owner", owner);
    }
    forms().forEach(renew);
    await reopen();
    if (owner) forms().filter((form) => form.dataset.outboxUndrafted === undefined).forEach(draft);
    if (navigator.serviceWorker) {
      registered = await navigator.serviceWorker.register(said.worker).then(() => navigator.serviceWorker.ready).catch(() => null);
    }
    await go();
    await draw();
  }
  self.addEventListener("online", go);
  self.addEventListener("hashchange", reopen);  // opened to be mended from the page it was written on
  document.addEventListener("visibilitychange", () => { if (!document.hidden) go(); });
  if (queue.bell) queue.bell.onmessage = () => draw();
  begin().catch(() => { /* no store in this browser: the forms stay plain */ });
})();
