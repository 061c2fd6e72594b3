// Lets the browser keep the page that says that there is no network; after all that the reader came for is here.
async function register() {
  try {
    await navigator.serviceWorker.register("/service-worker.js");
  } catch {
    // Forbidden here, or the network went away: the next page tries again.
  }
}

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register, { once: true });
}
