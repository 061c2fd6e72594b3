// Draws the lines to copy and the preview anew while somebody chooses; without it the form's button does.
class EmbedOptions extends HTMLElement {
  #asked = 0;

  connectedCallback() {
    this.#equip();
    addEventListener("message", this.#follow);
    this.addEventListener("change", () => this.#redraw());
    this.addEventListener("click", ({ target }) => target.closest("[data-copy]") && this.#copy(target.closest("[data-copy]")));
  }

  disconnectedCallback() {
    removeEventListener("message", this.#follow);
  }

  #follow = ({ origin, source, data }) => {
    const frame = this.querySelector("iframe");
    if (origin !== location.origin || source !== frame?.contentWindow || data?.type !== "campaign:height") return;
    frame.height = data.height + 2; // its border
  };

  #equip() {
    this.querySelector("[data-copy]").hidden = !navigator.clipboard;
  }

  async #redraw() {
    const turn = ++this.#asked;
    const address = new URL(location.pathname, location.href);
    address.search = new URLSearchParams(new FormData(this.querySelector("form")));
    try {
      const response = await fetch(address);
      if (!response.ok || turn !== this.#asked) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      this.querySelector("[data-pasting]").replaceWith(document.adoptNode(page.querySelector("[data-pasting]")));
      this.#equip();
    } catch {
      // Offline: the button of the form tries again.
    }
  }

  async #copy(button) {
    await navigator.clipboard.writeText(this.querySelector("textarea").value);
    button.textContent = button.dataset.copied;
  }
}

customElements.define("embed-options", EmbedOptions);
