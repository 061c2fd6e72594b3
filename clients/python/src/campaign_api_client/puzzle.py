"""The proof of work that petitions may ask for (ALTCHA, PBKDF2)."""

import base64
import hashlib
import json

import httpx


def solve_puzzle(address: str, http: httpx.Client) -> str:
    """Find the number from which the wanted key is derived: a second or two. ``address`` is that of the puzzle."""
    challenge = http.get(address).raise_for_status().json()
    rule = challenge["parameters"]
    nonce, salt = bytes.fromhex(rule["nonce"]), bytes.fromhex(rule["salt"])
    for counter in range(2**32):
        password = nonce + counter.to_bytes(4, "big")
        key = hashlib.pbkdf2_hmac("sha256", password, salt, rule["cost"], rule.get("keyLength", 32)).hex()
        if key.startswith(rule["keyPrefix"]):
            solution = {"counter": counter, "derivedKey": key}
            return base64.b64encode(json.dumps({"challenge": challenge, "solution": solution}).encode()).decode()
    raise ValueError("No number fits.")
