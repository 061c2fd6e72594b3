"""The ways in, and all that differs between them."""

from dataclasses import dataclass

from petition.models import Signature


@dataclass(frozen=True)
class Channel:
    """``visited``: a person or program came through the net, so rates, blocks, traps and puzzles apply.

    ``confirms``: the petition's confirmation mode applies and mails are owed; an import brings signatures
    whose signers agreed elsewhere.
    """

    name: Signature.Channel
    visited: bool = True
    confirms: bool = True


FORM = Channel(Signature.Channel.FORM)
API = Channel(Signature.Channel.API)
EMBED = Channel(Signature.Channel.EMBED)
# A partner answers for its signers: its key has a rate of its own and needs no puzzle and no trap.
KEYED = Channel(Signature.Channel.KEYED)
IMPORT = Channel(Signature.Channel.IMPORT, visited=False, confirms=False)
