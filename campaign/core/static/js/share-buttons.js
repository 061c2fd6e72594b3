// Adds to the share links what needs a script: the device's own sheet, copying, a Mastodon server of one's choice.
class ShareButtons extends HTMLElement {
  connectedCallback() {
    this.#reveal("scripts", true);
    for (const item of this.querySelectorAll("[data-without=scripts]")) item.hidden = true;
    this.#reveal("share", typeof navigator.share === "function");
    this.#reveal("clipboard", Boolean(navigator.clipboard));
    this.addEventListener("click", (event) => this.#act(event.target.closest("[data-action]")));
    this.querySelector("form")?.addEventListener("submit", (event) => this.#postToMastodon(event));
  }

  #reveal(need, met) {
    for (const item of this.querySelectorAll(`[data-needs="${need}"]`)) item.hidden = !met;
  }

  #act(button) {
    if (button?.dataset.action === "share") this.#share();
    if (button?.dataset.action === "copy") this.#copy(button.dataset.url);
    if (button?.dataset.action === "mastodon") this.#askForServer(button);
  }

  async #share() {
    const { title, text, url } = this.dataset;
    try {
      await navigator.share({ title, text, url });
    } catch {
      // The reader closed the sheet.
    }
  }

  async #copy(url) {
    const status = this.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(url);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.failed;
    }
  }

  #askForServer(button) {
    const form = this.querySelector("form");
    const known = remembered();
    form.hidden = !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (form.hidden) return;
    form.elements.server.value ||= known;
    if (known) this.#open(known);
    else form.elements.server.focus();
  }

  #postToMastodon(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const host = hostOf(form.elements.server.value);
    form.elements.server.setCustomValidity(host ? "" : form.dataset.wrong);
    if (!form.reportValidity()) {
      form.elements.server.addEventListener("input", (input) => input.target.setCustomValidity(""), { once: true });
      return;
    }
    remember(host);
    this.#open(host);
  }

  #open(host) {
    const form = this.querySelector("form");
    const address = new URL("/share", `https://${host}`);
    address.searchParams.set("text", `${form.dataset.text} ${form.dataset.url}`);
    window.open(address, "_blank", "noopener");
  }
}

// Kept in this browser alone. Where it keeps nothing, the reader is asked each time.
const SERVER = "mastodon-server";

function remembered() {
  try {
    return hostOf(localStorage.getItem(SERVER) ?? "");
  } catch {
    return "";
  }
}

function remember(host) {
  try {
    localStorage.setItem(SERVER, host);
  } catch {
    // Forbidden here.
  }
}

// "https://mastodon.example/@me", "@me@mastodon.example" and "mastodon.example" all name one server.
function hostOf(words) {
  const name = words.trim().replace(/^https?:\/\//i, "").replace(/\/.*$/, "").replace(/^.*@/, "");
  try {
    const { hostname } = new URL(`https://${name}`);
    return hostname.includes(".") ? hostname : "";
  } catch {
    return "";
  }
}

customElements.define("share-buttons", ShareButtons);
