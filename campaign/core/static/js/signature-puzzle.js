// Lets the signer's device solve the petition's puzzle while the form is filled in (ALTCHA's proof of work).
// Nothing here keeps a signature back: unsolved, it is sent all the same and confirmed by mail.
const SPARE = 30_000; // a solution that is about to expire is made anew
const PATIENCE = 60_000; // for a search, its script included
const HELD = 20_000; // a form that waits is sent then, whatever is missing: the script, the challenge, the solution

class SignaturePuzzle extends HTMLElement {
  #field = this.querySelector("input");
  #status = this.querySelector("[role=status]");
  #work = null;
  #expires = 0;
  #sending = false;

  connectedCallback() {
    if (!globalThis.isSecureContext || !HTMLFormElement.prototype.requestSubmit) return this.#say("failed");
    this.#forget();
    const form = this.closest("form");
    form.addEventListener("focusin", () => this.#solve(), { once: true });
    if (form.contains(document.activeElement)) this.#solve(); // somebody was quicker than this script
    form.addEventListener("submit", (event) => this.#hold(event));
    // The browser's back button brings a page back whose solution was used.
    addEventListener("pageshow", (event) => event.persisted && this.#forget());
    if (this.dataset.atOnce) this.#begin();
  }

  // In place of waiting: nobody has to touch the form first.
  #begin() {
    this.#say("atOnce");
    this.#solve();
  }

  #forget() {
    this.#work = null;
    this.#field.value = "";
    this.#say("");
  }

  #say(what) {
    this.dataset.state = what;
    this.#status.textContent = this.dataset[what] ?? "";
  }

  async #hold(event) {
    if (event.defaultPrevented || this.#sending) return;
    if (this.#field.value && Date.now() < this.#expires - SPARE) return;
    event.preventDefault();
    if (this.#field.value) this.#forget();
    if (this.dataset.state === "held") return;
    this.#say("held");
    await Promise.race([this.#solve(), after(this.dataset.atOnce ? PATIENCE : HELD)]);
    if (!this.#field.value) this.#fail();
    this.#sending = true;
    event.target.requestSubmit(event.submitter);
    this.#sending = false;
  }

  #solve() {
    this.#work ??= this.#search().catch((problem) => {
      console.warn("The puzzle was not solved.", problem);
      this.#fail();
    });
    return this.#work;
  }

  #fail() {
    this.#work = null; // sending the form tries once more
    this.#say("failed");
  }

  async #search() {
    const response = await fetch(this.getAttribute("src"), { credentials: "omit", cache: "no-store" });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    const challenge = await response.json();
    const solution = await race(challenge, this.getAttribute("worker"));
    this.#field.value = btoa(JSON.stringify({ challenge, solution }));
    this.#expires = challenge.parameters.expiresAt * 1000;
    this.#say("solved");
  }
}

// Several workers try every n-th number each; the first one that finds it wins.
async function race(challenge, script) {
  const counterStep = Math.min(8, Math.max(1, navigator.hardwareConcurrency ?? 2));
  const workers = Array.from({ length: counterStep }, () => new Worker(script));
  const found = workers.map(
    (worker, counterStart) =>
      new Promise((resolve, reject) => {
        worker.onerror = reject;
        worker.onmessage = ({ data }) => (data?.derivedKey ? resolve(data) : reject(data?.error));
        worker.postMessage({ type: "work", challenge, counterStart, counterStep, timeout: PATIENCE });
      }),
  );
  try {
    const solution = await Promise.race([Promise.any(found), after(PATIENCE)]);
    if (!solution) throw new Error("No solution came in time.");
    return solution;
  } finally {
    for (const worker of workers) worker.terminate();
  }
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

customElements.define("signature-puzzle", SignaturePuzzle);
