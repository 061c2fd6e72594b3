// Offers the address that was probably meant. The same list and the same rules as core/address_suggestions.py.
class AddressHelp extends HTMLElement {
  #field = document.getElementById(this.getAttribute("for"));
  #status = this.querySelector("[role=status]");
  #button = this.querySelector("button");
  #askedAbout = this.querySelector("[name=address_checked]");
  #list = null;
  #suggestion = "";

  connectedCallback() {
    this.#field.addEventListener("focus", () => this.#load(), { once: true });
    this.#field.addEventListener("change", () => this.#look());
    this.#button.addEventListener("click", () => this.#take());
  }

  #load() {
    this.#list ??= fetch(this.getAttribute("domains"), { credentials: "omit" })
      .then((response) => response.json())
      .catch(() => null); // without the list the server asks
    return this.#list;
  }

  async #look() {
    this.querySelector("[data-choice]")?.remove(); // the server's question was about another address
    const typed = this.#field.value.trim();
    const list = await this.#load();
    this.#suggestion = list ? suggestedAddress(typed, list) : "";
    this.#status.textContent = this.#suggestion && this.#words("question");
    this.#button.textContent = this.#words("take");
    this.#button.hidden = !this.#suggestion;
    this.#askedAbout.value = this.#suggestion && typed;
  }

  #take() {
    this.#field.value = this.#suggestion;
    this.#status.textContent = this.#words("taken");
    this.#askedAbout.value = "";
    this.#field.focus();
    this.#button.hidden = true;
  }

  #words(which) {
    return this.dataset[which].replace("{address}", () => this.#suggestion);
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
  return last.at(-1);
}

customElements.define("address-help", AddressHelp);
