// The offline page is switched off: this takes the place of the worker that a browser has, and leaves nothing behind.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const kept = (await caches.keys()).filter((name) => name.startsWith("offline-"));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
