// Yilu's worker: the shell of the phone pages, forms that open without a line, and the outbox sent when it returns.
// YILU and VERSION stand above, written by mobile/views/shell.py.
importScripts(YILU.queue);
const SHELL = "yilu-shell-" + VERSION, PAGES = "yilu-pages", PATIENCE = 4000;

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const kept = await caches.open(SHELL);
  await kept.addAll(YILU.shell);
  await kept.add(new Request(YILU.offline, { cache: "reload" }));
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("yilu-shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(YILU.static)) event.respondWith(fromShell(request));
  else if (request.mode === "navigate" && !YILU.leave.some((start) => url.pathname.startsWith(start))) event.respondWith(page(request, url));
});

async function fromShell(request) {
  const kept = await (await caches.open(SHELL)).match(request, { ignoreVary: true });
  return kept || fetch(request);
}

// The network first; a kept form where it does not answer in time; else the page that says there is no line.
async function page(request, url) {
  const kept = await current(url.pathname);
  const asked = fetch(request).then((answer) => remember(url, answer));
  if (!kept) return asked.catch(async () => (await caches.match(YILU.offline, { ignoreVary: true })) || Response.error());
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

// Pages with people on them are kept until an hour: whichever page is opened after it throws them away.
const over = (answer) => (Number(answer.headers.get(YILU.until)) || Infinity) * 1000 < Date.now();
async function current(path) {
  const pages = await caches.open(PAGES);
  for (const asked of await pages.keys()) {
    const found = await pages.match(asked, { ignoreVary: true });
    if (found && over(found)) await pages.delete(asked, { ignoreVary: true });
  }
  return pages.match(path, { ignoreVary: true });
}

function remember(url, answer) {
  if (answer.ok && !answer.redirected && !url.search && answer.headers.get(YILU.keep) && !over(answer)) {
    const copy = answer.clone();
    caches.open(PAGES).then((kept) => kept.put(url.pathname, copy)).catch(() => {});
  }
  return answer;
}

self.addEventListener("sync", (event) => {
  if (event.tag !== "outbox") return;
  event.waitUntil(self.YiluQueue.flush(true).then((left) => { if (left) throw new Error("some still wait"); }));
});
