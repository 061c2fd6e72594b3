"""Changes that somebody with the whole server plants into what outsiders read; each leaves all else as it was."""

import copy
import random
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

from petition.tests.transparency.logs import Outsider
from petition.transparency import keys, leaves, notes, tree

Plant = Callable[[Outsider, random.Random], None]


def row_added(seen: Outsider, chance: random.Random) -> None:
    _day(seen, chance)["signatures"] += 1
    _recount(seen)


def row_dropped(seen: Outsider, chance: random.Random) -> None:
    _day(seen, chance)["signatures"] -= 1
    _recount(seen)


def row_back_dated(seen: Outsider, chance: random.Random) -> None:
    one = _day(seen, chance)
    one["signatures"] -= 1
    seen.claims["days"].append(one | {"day": f"2020-01-{chance.randrange(1, 28):02d}", "signatures": 1, "waiting": 0})


def wording_replaced(seen: Outsider, chance: random.Random) -> None:
    """Other words under the same names, with a hash that fits them half of the time."""
    one = chance.choice(seen.claims["wordings"])
    place = chance.randrange(len(one["text"]))
    one["text"] = one["text"][:place] + "X" + one["text"][place + 1 :]
    if chance.random() < 0.5:
        one["sha256"] = sha256(one["text"].encode()).hexdigest()


def leaf_rewritten(seen: Outsider, chance: random.Random) -> None:
    """In the bundle alone, or in the tiles as well; signed is what it was."""
    written = _leaves(seen)
    place = chance.randrange(len(written))
    leaf = bytearray(written[place])
    leaf[chance.randrange(len(leaf))] ^= 1 + chance.randrange(255)
    written[place] = bytes(leaf)
    _put(seen, written, tiles=chance.random() < 0.5)


def log_forked(seen: Outsider, chance: random.Random) -> None:
    """Another history, whole in itself and signed with the right key: only a kept checkpoint shows it."""
    written = _leaves(seen)
    place = chance.randrange(seen.kept_size - 1)
    written[place], written[place + 1] = written[place + 1], written[place]
    if written[place] == written[place + 1]:
        written[place], written[-1] = written[-1], written[place]
    _put(seen, written, tiles=True)
    log = seen.claims["log"]
    root = tree.Tree(seen.files.__getitem__, len(written)).root()
    text = notes.Checkpoint(log["origin"], len(written), root).text
    log["checkpoint"] = notes.signed(text, name=log["origin"], keys=keys.signing_keys())


PLANTS: tuple[Plant, ...] = (
    row_added,
    row_dropped,
    row_back_dated,
    wording_replaced,
    leaf_rewritten,
    log_forked,
)


def planted(seen: Outsider, plant: Plant, seed: int) -> Outsider:
    """A copy of what was read, with the change in it."""
    other = copy.copy(seen)
    other.claims, other.files = copy.deepcopy(seen.claims), dict(seen.files)
    plant(other, random.Random(seed))
    return other


def _day(seen: Outsider, chance: random.Random) -> dict:
    return chance.choice([one for one in seen.claims["days"] if one["signatures"] > 0])


def _recount(seen: Outsider) -> None:
    """The forger is no fool: all numbers of the site agree."""
    days = seen.claims["days"]
    seen.claims["signatures"] = sum(one["signatures"] for one in days)
    for wording in seen.claims["wordings"]:
        wording["signatures"] = sum(one["signatures"] for one in days if one["wording"] == wording["number"])


def _leaves(seen: Outsider) -> list[bytes]:
    size, found = seen.claims["log"]["size"], []
    for index in range(-(-size // tree.WIDTH)):
        found += leaves.unbundled(seen.read(tree.tile_name("entries", index, tree.tile_width(size, 0, index))))
    return found


def _put(seen: Outsider, written: list[bytes], *, tiles: bool) -> None:
    for place in range(0, len(written), tree.WIDTH):
        part = written[place : place + tree.WIDTH]
        seen.files[tree.tile_name("entries", place // tree.WIDTH, len(part))] = leaves.bundled(part)
    if tiles:
        seen.files |= dict(tree.grown(seen.files.__getitem__, 0, [tree.leaf_hash(leaf) for leaf in written]))


def unsigned(seen: Outsider) -> None:
    """The checkpoint with a signature of nobody's."""
    log = seen.claims["log"]
    head, _blank, last = log["checkpoint"].strip().rpartition(" ")
    log["checkpoint"] = f"{head} {b64encode(bytes(68)).decode()}\n" if last else ""
