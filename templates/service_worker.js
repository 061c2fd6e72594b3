// Shows one page where there is no network, in the language of the address. Whoever has a network is answered by it.
// [what addresses in a language begin with, the page in that language], the site's own language last
const PAGES = {{ pages|safe }};
const STYLES = {{ styles|safe }};
const LEFT_ALONE = {{ left_alone|safe }};
const HEADERS = {{ headers|safe }};
const PREFIX = "offline-";
const KEPT = PREFIX + "{{ version }}";

self.addEventListener("install", (event) => event.waitUntil(keepStyles()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("fetch", (event) => {
  const standIn = standInFor(event.request);
  if (standIn) event.respondWith(fetch(event.request).catch(standIn));
});

async function keepStyles() {
  const cache = await caches.open(KEPT);
  await cache.addAll(STYLES);
  await self.skipWaiting();
}

async function dropOlder() {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== KEPT);
  await Promise.all(older.map((name) => caches.delete(name)));
}

// What makes the answer where the network fails; nothing where the browser is to ask as if there were no worker.
function standInFor({ method, mode, url }) {
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return null;
  if (STYLES.includes(pathname + search)) return async () => (await caches.match(url)) ?? Response.error();
  if (mode !== "navigate" || LEFT_ALONE.some((start) => pathname.startsWith(start))) return null;
  const [, page] = PAGES.find(([start]) => pathname.startsWith(start)) ?? PAGES[PAGES.length - 1];
  return () => new Response(page, { headers: HEADERS });
}
