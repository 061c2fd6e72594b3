// A text to select and copy gains a button that copies it.
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!navigator.clipboard || !button) return;
    button.hidden = false;
    button.addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const status = this.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(this.querySelector("[data-copied-text]").textContent.trim());
      status.textContent = this.dataset.copied;
    } catch {
      status.textContent = this.dataset.failed;
    }
  }
}

customElements.define("copy-text", CopyText);
