// Titles under a search field while typing, as a combobox with a listbox (WAI-ARIA 1.2). The form works without.
const WAIT = 150;

class SearchSuggestions extends HTMLElement {
  #input = null;
  #list = null;
  #timer = 0;
  #asked = null;

  connectedCallback() {
    this.#input = this.querySelector("input[type=search]");
    this.#list = document.createElement("ul");
    Object.assign(this.#list, { id: `${this.#input.id}-suggestions`, className: "suggestions", hidden: true });
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", this.getAttribute("label"));
    this.append(this.#list);
    const facts = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    for (const [name, value] of Object.entries(facts)) this.#input.setAttribute(name, value);
    this.#input.autocomplete = "off";
    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => this.#move(event));
    this.#input.addEventListener("blur", () => this.#close());
    // Before the blur, which would close the list under the pointer.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#take(event.target.closest("[role=option]")));
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), WAIT);
  }

  async #ask() {
    this.#asked?.abort();
    const words = this.#input.value.trim();
    if (words.length < 2) return this.#close();
    this.#asked = new AbortController();
    try {
      const address = `${this.getAttribute("src")}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: this.#asked.signal });
      if (answer.ok) this.#show((await answer.json()).suggestions);
    } catch {
      // Typed on, or the network is away: the form still works.
    }
  }

  #show(titles) {
    if (!titles.length || document.activeElement !== this.#input) return this.#close();
    this.#list.replaceChildren(...titles.map((title, number) => option(title, `${this.#list.id}-${number}`)));
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #move(event) {
    if (event.isComposing || this.#list.hidden) return;
    const options = [...this.#list.children];
    const current = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      this.#take(options[current]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : current < 0 ? 0 : -1;
      this.#select(options, (current + step + options.length) % options.length);
    }
  }

  #select(options, chosen) {
    for (const [number, one] of options.entries()) one.setAttribute("aria-selected", String(number === chosen));
    this.#input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  #take(chosen) {
    if (!chosen) return;
    this.#input.value = chosen.textContent;
    this.#close();
    const { form } = this.#input;
    if (form.requestSubmit) form.requestSubmit();
    else form.submit(); // Safari before 16
  }
}

function option(title, id) {
  const item = document.createElement("li");
  Object.assign(item, { id, className: "suggestions__one", textContent: title });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  return item;
}

customElements.define("search-suggestions", SearchSuggestions);
