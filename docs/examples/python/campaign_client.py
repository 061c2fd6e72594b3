#!/usr/bin/env python3
"""Read and sign a campaign's petitions by its API, with Python's standard library alone.

campaign_client.py https://campaign.example.org list
campaign_client.py https://campaign.example.org show 5  (or: names 5)
campaign_client.py https://campaign.example.org sign 5 given_name=Amara email=amara@example.org show_name=true
"""

import argparse
import base64
import hashlib
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator


def call(address: str, body: dict | None = None, headers: dict | None = None) -> dict:
    """GET, or POST a body as JSON; what the server refuses ends the program with its words."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"} | (headers or {}))
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        wrong = "".join(f"\n  {one['field']}: {one['message']}" for one in problem.get("errors", []))
        again = f" Retry after {error.headers['Retry-After']} s." if "Retry-After" in error.headers else ""
        sys.exit(f"{error.code} {problem['detail']}{again}{wrong}")


def pages(address: str, size: int = 100) -> Iterator[dict]:
    """All entries of a list: by its cursor where it has one, else by offset."""
    window = {"limit": size}
    while True:
        page = call(f"{address}?{urllib.parse.urlencode(window)}")
        yield from page["items"]
        if "next" in page:
            window["cursor"] = page["next"]
        else:
            window["offset"] = window.get("offset", 0) + size
        if not page["items"] or not page.get("next", window.get("offset", 0) < page["count"]):
            return


def proof_of_work(site: str) -> str:
    """Solve a puzzle of ALTCHA: the number from which PBKDF2 derives the wanted key. Takes a second or two."""
    challenge = call(f"{site}/signature/puzzle/")
    rule = challenge["parameters"]
    nonce, salt = bytes.fromhex(rule["nonce"]), bytes.fromhex(rule["salt"])
    for counter in range(2**32):
        password = nonce + counter.to_bytes(4, "big")
        key = hashlib.pbkdf2_hmac("sha256", password, salt, rule["cost"], rule.get("keyLength", 32)).hex()
        if key.startswith(rule["keyPrefix"]):
            solution = {"counter": counter, "derivedKey": key}
            return base64.b64encode(json.dumps({"challenge": challenge, "solution": solution}).encode()).decode()
    raise RuntimeError("No number fits.")


def sign(site: str, petition: str, fields: list[str]) -> dict:
    """Sign with the values given as name=value, in the types of the petition's JSON Schema."""
    schema = call(f"{site}/api/campaign/v1/petitions/{petition}/")["form"]["properties"]
    questions = schema.get("answers", {}).get("properties", {})
    body: dict = {"source": "campaign_client.py"}
    if "altcha" in schema:
        body["altcha"] = proof_of_work(site)
    for name, _, value in (field.partition("=") for field in fields):
        kind = (questions.get(name) or schema.get(name) or {}).get("type")
        if kind in ("boolean", "number", "integer", "array"):
            value = value.split(",") if kind == "array" else json.loads(value)
        (body.setdefault("answers", {}) if name in questions else body)[name] = value
    address = f"{site}/api/campaign/v1/petitions/{petition}/signatures/"
    return call(address, body, {"Idempotency-Key": str(uuid.uuid4())})  # sent again, it counts once


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", help="such as https://campaign.example.org")
    parser.add_argument("command", choices=["list", "show", "names", "sign"])
    parser.add_argument("petition", nargs="?", default="")
    parser.add_argument("fields", nargs="*", help="name=value")
    asked = parser.parse_args()
    petitions = f"{asked.site.rstrip('/')}/api/campaign/v1/petitions/"
    if asked.command == "list":
        for one in pages(petitions):
            print(one["id"], one["state"], f"{one['signatures']}/{one['goal'] or '-'}", one["title"], sep="\t")
    elif asked.command == "show":
        print(json.dumps({name: call(f"{petitions}{asked.petition}/{name}/") for name in ("count", "history")}))
    elif asked.command == "names":
        for one in pages(f"{petitions}{asked.petition}/signatures/"):
            print(one["signed_at"], one["name"], one["place"], sep="\t")
    else:
        print(json.dumps(sign(asked.site.rstrip("/"), asked.petition, asked.fields)))


if __name__ == "__main__":
    main()
