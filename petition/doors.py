"""The ways in, and all that differs between them."""

from dataclasses import dataclass

from petition.models import Signature


@dataclass(frozen=True)
class Door:
    """``visited``: a person or program came through the net, so rates, blocks, traps and puzzles apply.

    ``confirms``: the petition's confirmation mode applies and mails are owed; an import brings signatures
    whose signers agreed elsewhere.
    """

    name: Signature.Door
    visited: bool = True
    confirms: bool = True


FORM = Door(Signature.Door.FORM)
API = Door(Signature.Door.API)
EMBED = Door(Signature.Door.EMBED)
# A partner answers for its signers: its key has a rate of its own and needs no puzzle and no trap.
KEYED = Door(Signature.Door.KEYED)
IMPORT = Door(Signature.Door.IMPORT, visited=False, confirms=False)
