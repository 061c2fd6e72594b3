// Shows how far a mailing is: asks for the part of the page that changes, and reloads it all once nothing goes out.
const EVERY = 3_000;
const part = document.querySelector("[data-progress]");

async function look() {
  if (!document.hidden) {
    try {
      const response = await fetch(part.dataset.progress, { headers: { accept: "text/html" } });
      if (response.redirected) return location.reload();
      if (response.ok) {
        part.innerHTML = await response.text();
        if (!part.querySelector("[data-under-way]")) return location.reload();
      }
    } catch {
      // Offline: what is shown stays, and the next turn asks again.
    }
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
