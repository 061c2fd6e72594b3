// Offers the address that was probably meant. The same list and the same rules as core/address_suggestions.py.
// The signer counts as asked only once they act after the question was there: who presses Enter in the field, or goes
// from it straight to the button, has not seen it. That first sending is held, and the next one keeps what was typed.
class AddressHelp extends HTMLElement {
  #field = document.getElementById(this.getAttribute("for"));
  #status = this.querySelector("[role=status]");
  #take = this.querySelector("[data-take-it]");
  #keep = this.querySelector("[data-keep-it]");
  #askedAbout = this.querySelector("[name=address_checked]");
  #loading = null;
  #list = null;
  #looked = false; // at what stands in the field now
  #suggestion = "";
  #pressed = false;
  #held = null; // the button of a sending that waits for an answer

  connectedCallback() {
    this.#field.addEventListener("focus", () => this.#load(), { once: true });
    this.#field.addEventListener("input", () => this.#forget());
    this.#field.addEventListener("change", () => this.#load().then(() => this.#lookSoon()));
    this.#take.addEventListener("click", () => this.#answer(this.#suggestion));
    this.#keep.addEventListener("click", () => this.#answer(this.#typed));
    const form = this.closest("form");
    for (const act of ["pointerdown", "keydown"]) form.addEventListener(act, () => this.#seen(), { capture: true });
    form.addEventListener("pointerdown", () => (this.#pressed = true));
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (this.#pressed = false));
    form.addEventListener("submit", (event) => this.#hold(event), { capture: true }); // before all that send
  }

  get #typed() {
    return this.#field.value.trim();
  }

  #load() {
    this.#loading ??= fetch(this.getAttribute("domains"), { credentials: "omit" })
      .then((response) => response.json())
      .then((list) => (this.#list = list))
      .catch(() => null); // without the list the server asks
    return this.#loading;
  }

  #forget() {
    this.#looked = false;
    this.#askedAbout.value = "";
    this.#held = null;
  }

  // Not while a button is pressed: the question would push it away from under the finger.
  #lookSoon() {
    setTimeout(() => this.#look(), this.#pressed ? 300 : 0);
  }

  #look() {
    if (!this.#list || this.#looked) return;
    this.#looked = true;
    this.querySelector("[data-choice]")?.remove(); // the server's question was about another address
    this.#suggestion = suggestedAddress(this.#typed, this.#list);
    this.#askedAbout.value = "";
    this.#show(this.#suggestion && "question");
  }

  #seen() {
    if (this.#suggestion && this.#looked) this.#askedAbout.value = this.#typed;
  }

  #hold(event) {
    if (!this.#askedAbout.value) this.#look();
    if (!this.#suggestion || this.#askedAbout.value === this.#typed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#askedAbout.value = this.#typed;
    this.#held = event.submitter ?? this.closest("form").querySelector("[type=submit]");
    this.#show("again");
    this.scrollIntoView({ block: "center" });
  }

  #answer(address) {
    const changed = address !== this.#typed;
    const held = this.#held;
    this.#field.value = address;
    this.#show(changed && "taken");
    this.#askedAbout.value = changed ? "" : address;
    this.#suggestion = "";
    this.#held = null;
    if (held) held.click();
    else this.#field.focus();
  }

  #show(which) {
    this.#status.textContent = which && this.#words(which);
    for (const [button, words] of [[this.#take, "take"], [this.#keep, "keep"]]) {
      button.hidden = !which || which === "taken";
      button.textContent = this.#words(words);
    }
  }

  #words(which) {
    const words = this.dataset[which].replace("{address}", () => this.#suggestion);
    return words.replace("{typed}", () => this.#typed);
  }
}

export function suggestedAddress(address, list) {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 1 || !domain) return "";
  const suggestion = suggestedDomain(domain, list);
  return suggestion && suggestion !== domain ? `${address.slice(0, at)}@${suggestion}` : "";
}

function suggestedDomain(domain, { often, real, endings }) {
  const known = [...often, ...real];
  if (known.includes(domain)) return "";
  const tidy = withUsualEnding(domain.replace(/[.,]+/g, ".").replace(/^\.|\.$/g, ""), endings);
  const [name, ...ending] = tidy.split(".");
  const named = often.find((other) => other.split(".")[0] === name);
  if (!ending.length) return known.find((other) => other.replaceAll(".", "") === name) ?? named ?? "";
  if (known.includes(tidy) || (named && /^(?!c[om]$|om$)(com?\.)?[a-z]{2}$/.test(ending.join(".")))) return tidy;
  return often.find((other) => isNear(tidy, other)) ?? tidy;
}

function withUsualEnding(domain, endings) {
  for (const [wrong, right] of Object.entries(endings)) {
    if (domain.endsWith(`.${wrong}`)) return domain.slice(0, -wrong.length) + right;
  }
  return domain;
}

function isNear(typed, known) {
  const swapped = typed[0] === known[1] && typed[1] === known[0];
  if (typed[0] !== known[0] && !swapped) return false;
  return distance(typed, known) <= (known.length >= 11 ? 2 : 1);
}

// Letters added, dropped, replaced or swapped with their neighbour (Damerau and Levenshtein).
function distance(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = last[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, replaced);
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] && row > 1 && column > 1) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      current.push(cost);
    }
    [before, last] = [last, current];
  }
  return last[other.length];
}

customElements.define("address-help", AddressHelp);
