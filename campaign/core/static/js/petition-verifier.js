// Checks a petition's public log here, in the reader's browser: what the file of Python does too.
import { bytes, fromBase64, hex, leafHash, line, openNote, rootOf, sha256, Tree, WrongError } from "./log-tree.js";

const equal = (one, other) => hex(one) === hex(other);

/** Place, kind of proof and nonce. */
function readReceipt(text) {
  const [version, index, proof, nonce] = text.trim().split(".");
  if (version !== "v1" || !/^\d+$/.test(index) || !/^[A-Za-z0-9_-]{43}$/.test(nonce ?? "")) throw new WrongError("receipt");
  return { index: Number(index), proof, nonce: fromBase64(`${nonce.replaceAll("-", "+").replaceAll("_", "/")}=`) };
}

class PetitionVerifier extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.results = this.querySelector("[data-results]");
    this.form.hidden = false;
    this.querySelector("[data-without-scripts]").hidden = true;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#run(event.submitter?.value === "whole");
    });
    const receipt = new URLSearchParams(location.hash.slice(1)).get("receipt");
    if (!receipt) return;
    this.form.elements.receipt.value = receipt;
    this.scrollIntoView();
    this.#run(false);
  }

  #say(name, values = {}, holds = true) {
    const item = document.createElement("li");
    item.className = holds ? "checks__holds" : "checks__fails";
    const words = this.querySelector(`[data-word="${name}"]`)?.textContent ?? name;
    item.textContent = words.replace(/\{(\w+)\}/g, (_, value) => values[value] ?? "");
    this.results.append(item);
    return item;
  }

  async #run(whole) {
    const buttons = this.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    this.results.replaceChildren();
    this.setAttribute("aria-busy", "true");
    try {
      const receipt = this.form.elements.receipt.value.trim();
      if (!receipt && !whole) throw new WrongError("receipt");
      await this.#check(receipt && readReceipt(receipt), this.form.elements.earlier.value, whole);
    } catch (error) {
      this.#say(error instanceof WrongError ? error.message : "unreachable", {}, false);
    }
    this.removeAttribute("aria-busy");
    for (const button of buttons) button.disabled = false;
  }

  async #check(receipt, earlier, whole) {
    const response = await fetch(this.dataset.log, { headers: { accept: "application/json" }, credentials: "omit" });
    const claims = await response.json();
    if (!claims.log?.checkpoint) throw new WrongError("none");
    const signed = await openNote(claims.log.checkpoint, claims.log.keys);
    if (signed.origin !== claims.log.origin) throw new WrongError("signature");
    this.#say(signed.checked ? "signed" : "unchecked", { size: signed.size }, signed.checked);
    const tree = new Tree(new URL(claims.log.prefix).pathname, signed.size);
    if (receipt) await this.#checkReceipt(tree, signed.root, receipt);
    if (whole || earlier.trim()) await this.#checkWhole(tree, signed, claims, earlier.trim());
  }

  async #checkReceipt(tree, root, { index, proof, nonce }) {
    const leaf = await tree.leaf(index);
    const said = line(leaf);
    const committed = hex(await sha256(bytes("campaign.signature.v1\n"), nonce, bytes(proof)));
    if (said[0] !== "start" || said.at(-1) !== committed) throw new WrongError("other");
    if (!equal(await tree.rootWith(leaf, index), root)) throw new WrongError("root");
    this.#say("in", { day: said[4], wording: said[1] });
  }

  async #checkWhole(tree, signed, claims, earlier) {
    const [leaves, hashes, progress] = [[], [], this.#say("reading", { part: 0 })];
    for (let index = 0; index < tree.bundles; index += 1) {
      for (const leaf of await tree.bundle(index)) {
        leaves.push(line(leaf));
        hashes.push(await leafHash(leaf));
      }
    }
    progress.remove();
    if (!equal(await rootOf(hashes), signed.root)) throw new WrongError("root");
    this.#say("leaves", { size: signed.size });
    await this.#checkWords(leaves, claims.wordings);
    this.#checkCounts(leaves, claims);
    if (!earlier) return;
    const before = await openNote(earlier, claims.log.keys);
    const same = before.origin === signed.origin && before.size <= signed.size;
    if (!same || !equal(await rootOf(hashes.slice(0, before.size)), before.root)) throw new WrongError("forked");
    this.#say("grown", { size: before.size });
  }

  async #checkWords(leaves, wordings) {
    const known = new Map();
    for (const { number, text, sha256: digest } of wordings) {
      if (hex(await sha256(bytes(text))) !== digest) throw new WrongError("words");
      known.set(String(number), digest);
    }
    for (const [kind, number, digest] of leaves) {
      if (kind !== "follows" && known.get(number) !== digest) throw new WrongError("words");
    }
    this.#say("wordings", { number: wordings.length });
  }

  #checkCounts(leaves, claims) {
    const net = new Map();
    const add = (place, count) => net.set(place, (net.get(place) ?? 0) + count);
    for (const [kind, number, , count, day] of leaves) {
      if (kind !== "follows") add(`${number} ${day}`, kind.endsWith("end") ? -count : Number(count));
    }
    for (const { wording, day, signatures, waiting } of claims.days) add(`${wording} ${day}`, waiting - signatures);
    const sum = claims.days.reduce((total, { signatures }) => total + signatures, 0);
    if (sum !== claims.signatures || [...net.values()].some((difference) => difference !== 0)) throw new WrongError("count");
    this.#say("counted", { signatures: claims.signatures, waiting: claims.waiting });
  }
}

customElements.define("petition-verifier", PetitionVerifier);
