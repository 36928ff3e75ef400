// 待发送: what was written without a line lies in the phone's own store and goes out once.
// Pages (outbox.js) and the worker (sw.js) share this file; the server takes each key once, so both may send.
(function (self) {
  "use strict";
  const BASE = "yilu", WAITING = "waiting", REFUSED = "refused", WHO = "/outbox/who/", HEADER = "X-Yilu-Outbox", SENT = "X-Yilu-Sent";
  const LATER = new Set([401, 403, 408, 409, 425, 429]);  // signed out, another's session, a busy server: it waits
  const PATIENCE = 20000;  // ms for what is only words: a line that hangs must not hold up the rest
  const bell = self.BroadcastChannel ? new BroadcastChannel("yilu-outbox") : null;

  function base() {
    return new Promise((done, fail) => {
      const asked = indexedDB.open(BASE, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("outbox", { keyPath: "id" });
        asked.result.createObjectStore("kept");
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  }
  async function within(store, mode, act) {
    const opened = await base();
    try {
      return await new Promise((done, fail) => {
        const deal = opened.transaction(store, mode), asked = act(deal.objectStore(store));
        deal.oncomplete = () => done(asked.result);
        deal.onerror = deal.onabort = () => fail(deal.error);
      });
    } finally { opened.close(); }
  }
  function changed() { if (bell) bell.postMessage("changed"); }

  const all = () => within("outbox", "readonly", (store) => store.getAll());
  const get = (id) => within("outbox", "readonly", (store) => store.get(id));
  async function put(item) { await within("outbox", "readwrite", (store) => store.put(item)); changed(); }
  async function drop(id) { await within("outbox", "readwrite", (store) => store.delete(id)); changed(); }
  const recall = (key) => within("kept", "readonly", (store) => store.get(key));
  const keep = (key, value) => within("kept", "readwrite", (store) => store.put(value, key));
  const forget = (key) => within("kept", "readwrite", (store) => store.delete(key));

  const patience = () => (self.AbortSignal && AbortSignal.timeout ? AbortSignal.timeout(PATIENCE) : undefined);

  // Whose session this is now. Without a line it throws, and nothing has happened.
  async function who() {
    const answer = await fetch(WHO, { credentials: "same-origin", cache: "no-store", signal: patience() });
    if (!answer.ok) throw new Error("no answer");
    return answer.json();
  }

  // One attempt: {to}, {html, status} with what the server said about it, or {waits}. No line: it throws.
  async function send(item, me, later) {
    const body = new FormData();
    item.fields.forEach(([name, value]) => body.append(name, value));
    body.append("csrfmiddlewaretoken", me.token);
    if (later) body.append("sure", "1");  // he wrote it and left: nobody is there to be asked again
    const heavy = item.fields.some(([, value]) => value instanceof Blob);  // photos take their time
    const answer = await fetch(item.action, {
      signal: heavy ? undefined : patience(),
      method: "POST", body: body, credentials: "same-origin", redirect: "manual",
      headers: { [HEADER]: item.owner, [SENT]: new Date().toISOString() },  // so that a wrong clock is known for one
    });
    if (answer.type === "opaqueredirect" || LATER.has(answer.status) || answer.status >= 500) return { waits: answer.status };
    if (answer.ok && (answer.headers.get("Content-Type") || "").includes("json")) return answer.json();
    return { html: await answer.text(), status: answer.status };
  }

  // What came of one: gone, or refused and kept with the words, or waiting (1).
  async function settle(item, came) {
    if (came.to) await drop(item.id);
    else if (came.html !== undefined) await put(Object.assign(item, { state: REFUSED, html: came.html, status: came.status }));
    else return 1;
    return 0;
  }
  // Everything of this account that waits, as it was written: who came in goes before who went out.
  // Returns how many still wait for a line.
  async function drain(wanted) {
    const waiting = (await all()).filter((item) => item.state === WAITING && (!wanted || wanted(item))).sort((a, b) => a.made - b.made);
    if (!waiting.length) return 0;
    const me = await who();
    let left = 0;
    for (const item of waiting.filter((one) => me.owner && one.owner === me.owner)) {
      if (!(await get(item.id))) continue;  // taken meanwhile
      left += await settle(item, await send(item, me, true));
    }
    return left;
  }
  // One sender at a time where the browser has locks; where it has none, the server still takes each key once.
  function locked(act, patient) {
    if (!self.navigator.locks) return act();
    return self.navigator.locks.request("yilu-outbox", patient ? {} : { ifAvailable: true }, (lock) => (lock ? act() : 0));
  }
  const flush = (patient, wanted) => locked(() => drain(wanted), patient);

  self.YiluQueue = { all, get, put, drop, recall, keep, forget, who, send, settle, drain, flush, locked, bell, WAITING, REFUSED };
})(self);
