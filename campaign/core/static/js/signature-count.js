// Keeps a petition's count current: sets the number that the server gives, and never adds to it.
const EVERY = 15_000;

class SignatureCount extends HTMLElement {
  #timer = 0;
  #visible = false;
  #asked = 0;

  connectedCallback() {
    if (!this.hasAttribute("src")) return;
    this.observer = new IntersectionObserver(([entry]) => {
      this.#visible = entry.isIntersecting;
      this.#schedule();
    });
    this.observer.observe(this);
    document.addEventListener("visibilitychange", this.#schedule);
  }

  disconnectedCallback() {
    this.observer?.disconnect();
    document.removeEventListener("visibilitychange", this.#schedule);
    clearTimeout(this.#timer);
  }

  #schedule = () => {
    clearTimeout(this.#timer);
    if (!this.#visible || document.hidden) return;
    const wait = this.#asked ? Math.max(0, this.#asked + EVERY - Date.now()) : 0;
    this.#timer = setTimeout(() => this.#refresh(), wait);
  };

  async #refresh() {
    this.#asked = Date.now();
    try {
      const response = await fetch(this.getAttribute("src"), { headers: { accept: "application/json" }, credentials: "omit" });
      if (response.ok) this.#show(await response.json());
    } catch {
      // Offline: the number from the page stays, and the next turn asks again.
    }
    this.#schedule();
  }

  #written(value) {
    // Grouped with the sign that the server used, so that the number keeps its look.
    const places = this.dataset.group === "2" ? /\B(?=(\d{2})*\d{3}$)/g : /\B(?=(\d{3})+$)/g;
    return String(value).replace(places, this.dataset.separator);
  }

  #showLately(lately) {
    const line = this.querySelector("[data-lately]");
    if (!line) return;
    line.hidden = !lately;
    if (lately) line.textContent = line.dataset[lately.since].replace("{}", this.#written(lately.more_than));
  }

  #show({ signatures, goal, lately }) {
    this.#showLately(lately);
    const number = this.querySelector("[data-count]");
    // The API may be a second behind the page: a number that the reader has seen never falls back (their own
    // signature would seem lost).
    if (!Number.isInteger(signatures) || signatures <= Number(number.dataset.count)) return;
    number.dataset.count = signatures;
    number.textContent = this.#written(signatures);
    const noun = this.querySelector("[data-noun]");
    this.querySelector("[data-first]")?.remove();
    number.hidden = noun.hidden = false;
    noun.textContent = noun.dataset[new Intl.PluralRules(document.documentElement.lang).select(signatures)] ?? noun.dataset.other;
    const bar = this.querySelector("progress");
    if (!bar || !goal) return;
    const missing = Math.max(goal - signatures, 0);
    bar.value = Math.min(100, Math.floor((signatures * 100) / goal));
    const way = this.querySelector("[data-way]");
    if (Math.max(signatures, bar.value) >= Number(way.dataset.way)) way.hidden = false;
    this.querySelector("[data-missing]").textContent = this.#written(missing);
    for (const words of this.querySelectorAll("[data-goal]")) words.textContent = this.#written(goal);
    this.querySelector("[data-missing-line]").hidden = missing === 0;
    this.querySelector("[data-reached-line]").hidden = missing > 0;
  }
}

customElements.define("signature-count", SignatureCount);
