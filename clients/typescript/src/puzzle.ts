interface Challenge {
  parameters: { nonce: string; salt: string; cost: number; keyPrefix: string; keyLength?: number };
}

/**
 * Solve ALTCHA's proof of work (PBKDF2): find the number from which the wanted key is derived. A second or two.
 *
 * `address` is that of the puzzle: `puzzle` of `GET /`, or of a 429 in place of waiting. Browsers need HTTPS or localhost.
 */
export async function solvePuzzle(address: string, ask: typeof fetch = fetch): Promise<string> {
  const response = await ask(address, { credentials: "omit" });
  const challenge = (await response.json()) as Challenge;
  const { nonce, salt, cost, keyPrefix, keyLength = 32 } = challenge.parameters;
  const rule = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  for (let counter = 0; counter < 2 ** 32; counter += 1) {
    const password = new Uint8Array([...bytes(nonce), ...bytes(counter.toString(16).padStart(8, "0"))]);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(new Uint8Array(await crypto.subtle.deriveBits(rule, key, keyLength * 8)));
    if (derivedKey.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  }
  throw new Error("No number fits.");
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function hex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
