#!/usr/bin/env python3
"""Checks a petition's public log against what its site says: python3 verify.py https://campaign.example.org 12

Needs Python 3.10 and the package cryptography, nothing else of the site's own. It says for each check whether it holds,
and ends with 1 where one does not:

- the last checkpoint is signed, and its root is that of all leaves;
- the leaves add up to the number of signatures, by day and by wording, with those that wait for the next batch;
- the words that stand there are those that the leaves name by their hash;
- with --earlier FILE, a checkpoint that you kept: the log only grew since;
- with --receipt TEXT: that signature is in.

What it can't show is that signers are people. docs/transparency.md of the project describes all formats.
"""

import argparse
import base64
import hashlib
import json
import sys
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TILE = 256
LONGEST = 50_000_000  # bytes of one answer
Read = Callable[[str], bytes]


class WrongError(Exception):
    """A check does not hold."""


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def root_of(hashes: list[bytes]) -> bytes:
    """RFC 6962, 2.1, of the hashes of leaves."""
    stack: list[tuple[int, bytes]] = []
    for one in hashes:
        size, node = 1, one
        while stack and stack[-1][0] == size:
            node, size = sha256(b"\x01", stack.pop()[1], node), size * 2
        stack.append((size, node))
    if not stack:
        return sha256()
    _size, node = stack.pop()
    while stack:
        node = sha256(b"\x01", stack.pop()[1], node)
    return node


def open_note(note: str, keys: list[str]) -> tuple[str, int, bytes]:
    """Origin, size and root of a checkpoint that one of the verifier keys signed."""
    text, blank, signatures = note.rpartition("\n\n")
    if not blank:
        raise WrongError("the checkpoint is no signed note")
    text += "\n"
    for key in keys:
        name, key_id, material = key.split("+", 2)
        public = base64.b64decode(material)
        if public[:1] != b"\x01" or sha256(name.encode(), b"\n", public)[:4].hex() != key_id:
            raise WrongError("a verifier key is not well-formed")
        for line in signatures.splitlines():
            signer, _blank, encoded = line.removeprefix("— ").rpartition(" ")
            signature = base64.b64decode(encoded)
            if signer == name and signature[:4].hex() == key_id:
                try:
                    Ed25519PublicKey.from_public_bytes(public[1:]).verify(signature[4:], text.encode())
                except InvalidSignature:
                    raise WrongError("the signature of the checkpoint is wrong") from None
                origin, size, root = text.splitlines()[:3]
                return origin, int(size), base64.b64decode(root)
    raise WrongError("no known key signed the checkpoint")


def tile_name(level: str, index: int, width: int) -> str:
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.insert(0, f"x{index % 1000:03d}")
    return f"tile/{level}/{'/'.join(parts)}" + (f".p/{width}" if width < TILE else "")


def leaves_of(read: Read, size: int) -> list[bytes]:
    """All leaves, out of their bundles."""
    found: list[bytes] = []
    for index in range((size + TILE - 1) // TILE):
        width = min(TILE, size - index * TILE)
        bundle, place, leaves = read(tile_name("entries", index, width)), 0, 0
        while place < len(bundle):
            begin = place + 2
            place = begin + int.from_bytes(bundle[place:begin], "big")
            found.append(bundle[begin:place])
            leaves += 1
        if place != len(bundle) or leaves != width:
            raise WrongError(f"bundle {index} has not {width} leaves")
    return found


def check_tiles(read: Read, hashes: list[bytes]) -> None:
    """The tiles of all levels are those of the leaves: what proofs are made of is the same tree."""
    level, row = 0, hashes
    while row:
        above = []
        for index in range((len(row) + TILE - 1) // TILE):
            tile = row[index * TILE : (index + 1) * TILE]
            if read(tile_name(str(level), index, len(tile))) != b"".join(tile):
                raise WrongError(f"tile {index} of level {level} is not that of the leaves")
            if len(tile) == TILE:
                above.append(root_of(tile))
        level, row = level + 1, above


def counted(leaves: list[bytes], wordings: dict[int, str]) -> Counter:
    """How many signatures the leaves leave, by wording and day."""
    net: Counter = Counter()
    for place, leaf in enumerate(leaves):
        kind, *rest = leaf.decode("ascii").split(" ")
        if kind == "follows":
            if place:
                raise WrongError("a leaf names an earlier log in the middle of this one")
            continue
        number, digest, count, day, _last = rest
        if wordings.get(int(number)) != digest:
            raise WrongError(f"leaf {place} names other words than the site shows as wording {number}")
        if kind not in ("start", "end", "paper", "paper-end"):
            raise WrongError(f"leaf {place} is of no known kind")
        net[int(number), day] += -int(count) if kind.endswith("end") else int(count)
    return net


def check_counts(net: Counter, claims: dict) -> None:
    claimed: Counter = Counter()
    for one in claims["days"]:
        claimed[one["wording"], one["day"]] += one["signatures"] - one["waiting"]
    for place in sorted(net.keys() | claimed.keys()):
        if net[place] != claimed[place]:
            number, day = place
            raise WrongError(
                f"wording {number}, {day}: the leaves say {net[place]}, the site {claimed[place]} that are in the log"
            )
    if sum(one["signatures"] for one in claims["days"]) != claims["signatures"]:
        raise WrongError("the days do not add up to the number of signatures")
    for wording in claims["wordings"]:
        said = sum(one["signatures"] for one in claims["days"] if one["wording"] == wording["number"])
        if said != wording["signatures"]:
            raise WrongError(f"the days of wording {wording['number']} do not add up to its signatures")


def wordings_of(claims: dict) -> dict[int, str]:
    for one in claims["wordings"]:
        if sha256(one["text"].encode()).hex() != one["sha256"]:
            raise WrongError(f"the text of wording {one['number']} does not have the hash that is given for it")
    return {one["number"]: one["sha256"] for one in claims["wordings"]}


def check_receipt(leaves: list[bytes], receipt: str) -> None:
    try:
        version, index, proof, nonce = receipt.strip().split(".")
        opened = base64.urlsafe_b64decode(nonce + "=")
        place = int(index)
    except ValueError:
        raise WrongError("this is no receipt") from None
    if version != "v1" or not 0 <= place < len(leaves):
        raise WrongError("the log has no leaf at the receipt's place yet")
    committed = sha256(b"campaign.signature.v1\n", opened, proof.encode()).hex()
    kind, *_rest, last = leaves[place].decode("ascii").split(" ")
    if kind != "start" or last != committed:
        raise WrongError("the leaf at the receipt's place is not the one that it opens")


def check(claims: dict, read: Read, *, keys: list[str], earlier: str = "", receipt: str = "") -> Iterator[str]:
    """Say what holds, one after the other. Raises WrongError at the first that does not."""
    log = claims["log"]
    if not log or not log["checkpoint"]:
        raise WrongError("no log is published")
    origin, size, root = open_note(log["checkpoint"], keys)
    if origin != log["origin"]:
        raise WrongError("the checkpoint is of another log")
    yield f"The checkpoint of {size} leaves is signed."
    leaves = leaves_of(read, size)
    hashes = [sha256(b"\x00", leaf) for leaf in leaves]
    if root_of(hashes) != root:
        raise WrongError("the leaves are not those that were signed")
    check_tiles(read, hashes)
    yield "The leaves and the tiles are those that were signed."
    net = counted(leaves, wordings_of(claims))
    yield "Each wording has the hash that the leaves name."
    check_counts(net, claims)
    yield f"{claims['signatures']} signatures: {sum(net.values())} in the log, {claims['waiting']} wait for it."
    if earlier:
        before, then, old = open_note(earlier, keys)
        if before != origin:
            raise WrongError("the earlier checkpoint is of another log")
        if then > size or root_of(hashes[:then]) != old:
            raise WrongError("the log did not only grow since the earlier checkpoint: it was forked")
        yield f"Since the earlier checkpoint of {then} leaves the log only grew."
    if receipt:
        check_receipt(leaves, receipt)
        yield "Your signature is in."


def fetched(address: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        raise WrongError("the address must begin with https://")
    request = urllib.request.Request(address, headers={"User-Agent": "petition-verifier/1"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read(LONGEST)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", help="such as https://campaign.example.org")
    parser.add_argument("petition", type=int, help="its number, as on the page of the log")
    parser.add_argument("--key", action="append", help="a verifier key that you kept; else those that the site names")
    parser.add_argument("--earlier", help="a file with a checkpoint that you kept")
    parser.add_argument("--receipt", default="", help="of your signature")
    asked = parser.parse_args()
    earlier = Path(asked.earlier).read_text(encoding="utf-8") if asked.earlier else ""
    try:
        address = f"{asked.site.rstrip('/')}/api/campaign/v1/petitions/{asked.petition}/log/"
        claims = json.loads(fetched(address))
        log = claims["log"] or {"keys": [], "prefix": ""}
        keys = asked.key or log["keys"]
        for words in check(
            claims, lambda name: fetched(log["prefix"] + name), keys=keys, earlier=earlier, receipt=asked.receipt
        ):
            print("✓", words)
    except (WrongError, ValueError, OSError, KeyError, TypeError) as error:
        print("✗", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
