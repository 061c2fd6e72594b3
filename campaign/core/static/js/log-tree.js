// The hash tree of a public log (RFC 6962), read from its tiles (c2sp.org/tlog-tiles), and its checkpoints
// (c2sp.org/signed-note). Nothing of it is believed before it is computed here.
const WIDTH = 256;
const HASH = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class WrongError extends Error {}

export async function sha256(...parts) {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    joined.set(part, place);
    place += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
}

export const bytes = (text) => encoder.encode(text);
export const hex = (hash) => Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
export const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** The root over the hashes of leaves. */
export async function rootOf(hashes) {
  if (!hashes.length) return sha256();
  const stack = [];
  for (let node of hashes) {
    let size = 1;
    while (stack.length && stack.at(-1).size === size) {
      node = await nodeHash(stack.pop().node, node);
      size *= 2;
    }
    stack.push({ size, node });
  }
  let { node } = stack.pop();
  while (stack.length) node = await nodeHash(stack.pop().node, node);
  return node;
}

/** Origin, size and root of a checkpoint that one of the verifier keys signed; ``checked`` is false where the browser can't. */
export async function openNote(note, keys) {
  const end = note.lastIndexOf("\n\n");
  if (end < 0) throw new WrongError("note");
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split("\n");
  const opened = { origin, size: Number(size), root: fromBase64(root) };
  for (const key of keys) {
    const [name, id, ...material] = key.split("+");
    const known = fromBase64(material.join("+"));
    if (hex((await sha256(bytes(`${name}\n`), known)).slice(0, 4)) !== id) throw new WrongError("key");
    for (const line of note.slice(end + 2).split("\n")) {
      const blank = line.lastIndexOf(" ");
      if (line.slice(2, blank) !== name) continue;
      const signature = fromBase64(line.slice(blank + 1));
      if (hex(signature.slice(0, 4)) !== id) continue;
      const holds = await verifies(known.slice(1), signature.slice(4), bytes(text));
      if (holds === false) throw new WrongError("signature");
      return { ...opened, checked: holds !== null };
    }
  }
  throw new WrongError("signature");
}

/** Null where this browser has no Ed25519. */
async function verifies(key, signature, text) {
  let known;
  try {
    known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
  return crypto.subtle.verify("Ed25519", known, signature, text);
}

function tileName(level, index, width) {
  const parts = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest; rest = Math.floor(rest / 1000)) {
    parts.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  }
  return `tile/${level}/${parts.join("/")}${width < WIDTH ? `.p/${width}` : ""}`;
}

/** The tree of so many leaves below an address. */
export class Tree {
  #tiles = new Map();

  constructor(prefix, size) {
    this.prefix = prefix;
    this.size = size;
  }

  async #read(name) {
    const response = await fetch(this.prefix + name, { credentials: "omit" });
    if (!response.ok) throw new WrongError("file");
    return new Uint8Array(await response.arrayBuffer());
  }

  /** The leaves of a bundle. */
  async bundle(index) {
    const width = Math.min(WIDTH, this.size - index * WIDTH);
    const bundle = await this.#read(tileName("entries", index, width));
    const leaves = [];
    for (let place = 0; place + 2 <= bundle.length; ) {
      const length = bundle[place] * 256 + bundle[place + 1];
      leaves.push(bundle.slice(place + 2, place + 2 + length));
      place += 2 + length;
    }
    if (leaves.length !== width) throw new WrongError("file");
    return leaves;
  }

  get bundles() {
    return Math.ceil(this.size / WIDTH);
  }

  async leaf(index) {
    if (!(index >= 0 && index < this.size)) throw new WrongError("place");
    return (await this.bundle(Math.floor(index / WIDTH)))[index % WIDTH];
  }

  /** The root as it is with this leaf at that place: by the audit path of RFC 6962, 2.1.1. */
  async rootWith(leaf, index) {
    const path = [];
    let [first, end] = [0, this.size];
    while (end - first > 1) {
      const middle = first + 2 ** (Math.ceil(Math.log2(end - first)) - 1);
      if (index < middle) {
        path.push({ right: await this.#over(middle, end) });
        end = middle;
      } else {
        path.push({ left: await this.#over(first, middle) });
        first = middle;
      }
    }
    let node = await leafHash(leaf);
    for (const { left, right } of path.reverse()) node = left ? await nodeHash(left, node) : await nodeHash(node, right);
    return node;
  }

  async #over(first, end) {
    const found = [];
    for (let place = first; place < end; ) {
      const height = Math.floor(Math.log2(end - place));
      found.push(await this.#perfect(height, place / 2 ** height));
      place += 2 ** height;
    }
    let node = found.pop();
    while (found.length) node = await nodeHash(found.pop(), node);
    return node;
  }

  async #perfect(height, place) {
    const [level, inner] = [Math.floor(height / 8), height % 8];
    const at = place * 2 ** inner;
    const rows = await this.#tile(level, Math.floor(at / WIDTH));
    return rows[inner][(at % WIDTH) / 2 ** inner];
  }

  async #tile(level, index) {
    const key = `${level}/${index}`;
    if (!this.#tiles.has(key)) {
      const width = Math.min(WIDTH, Math.floor(this.size / WIDTH ** level) - index * WIDTH);
      const tile = await this.#read(tileName(level, index, width));
      let row = Array.from({ length: width }, (_, place) => tile.slice(place * HASH, (place + 1) * HASH));
      const rows = [row];
      while (row.length > 1) {
        const above = [];
        for (let place = 0; place + 1 < row.length; place += 2) above.push(await nodeHash(row[place], row[place + 1]));
        rows.push((row = above));
      }
      this.#tiles.set(key, rows);
    }
    return this.#tiles.get(key);
  }
}

export const line = (leaf) => decoder.decode(leaf).split(" ");
