"""RFC 6962, c2sp.org/tlog-tiles and c2sp.org/signed-note, by their published vectors."""

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from petition.transparency import notes, tree, verifier
from petition.transparency.leaves import Proof, Receipt, bundled, commitment, unbundled

# github.com/transparency-dev/merkle, testonly/constants.go and cmd/proofgen/main.go.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSIONS = {  # (leaf, counted from 1; size)
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (3, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (2, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCIES = {  # (earlier size, size)
    (1, 1): [],
    (1, 8): INCLUSIONS[1, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
    (6, 7): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}


def tree_of(leaves, *steps):
    """The tree of the leaves, written in steps of these sizes, with its files."""
    files, size = {}, 0
    for end in (*steps, len(leaves)):
        files |= dict(tree.grown(files.__getitem__, size, [tree.leaf_hash(leaf) for leaf in leaves[size:end]]))
        size = end
    return tree.Tree(files.__getitem__, size), files


@pytest.mark.parametrize("size", range(9))
def test_roots(size):
    assert tree_of(LEAVES[:size])[0].root().hex() == ROOTS[size]
    assert verifier.root_of([tree.leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size]


@pytest.mark.parametrize(("leaf", "size"), INCLUSIONS)
def test_proofs_of_inclusion(leaf, size):
    path = tree_of(LEAVES[:size])[0].inclusion(leaf - 1)
    assert [one.hex() for one in path] == INCLUSIONS[leaf, size]


@pytest.mark.parametrize(("earlier", "size"), CONSISTENCIES)
def test_proofs_of_consistency(earlier, size):
    proof = tree_of(LEAVES[:size])[0].consistency(earlier)
    assert [one.hex() for one in proof] == CONSISTENCIES[earlier, size]


def test_tiles_of_the_specifications_examples():
    assert tree.tile_name(0, 1234067) == "tile/0/x001/x234/067"
    assert tree.tile_name("entries", 5, 112) == "tile/entries/005.p/112"
    assert list(tree.right_edge(70_000)) == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert list(tree.right_edge(256)) == [(1, 0, 1)]


def test_a_tree_that_grows_in_steps_is_the_tree_of_all_leaves():
    leaves = [str(number).encode() for number in range(70_000)]
    at_once, files = tree_of(leaves)
    in_steps, more = tree_of(leaves, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537)
    assert at_once.root() == in_steps.root() == verifier.root_of([tree.leaf_hash(leaf) for leaf in leaves])
    assert files.items() <= more.items()
    assert len([name for name in files if name.startswith("tile/0/") and ".p/" not in name]) == 273


# golang.org/x/mod, sumdb/note/note_test.go; the seed is what its PRIVATE+KEY holds.
PETER = Ed25519PrivateKey.from_private_bytes(b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:])
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
NOTE = f"{TEXT}\n— PeterNeumann {SIGNATURE}\n"


def test_a_note_of_go():
    assert notes.signed(TEXT, name="PeterNeumann", keys=[PETER]) == NOTE
    known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert notes.verifier_key("PeterNeumann", PETER.public_key()) == known
    assert notes.is_signed_by(NOTE, name="PeterNeumann", key=PETER.public_key())
    assert not notes.is_signed_by(NOTE.replace("If", "Is"), name="PeterNeumann", key=PETER.public_key())
    with pytest.raises(notes.MalformedNoteError):
        notes.is_signed_by(TEXT, name="PeterNeumann", key=PETER.public_key())


def test_the_note_of_the_specification():
    key = Ed25519PublicKey.from_public_bytes(b64decode("AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")[1:])
    assert notes.verifier_key("example.com/foo", key).startswith("example.com/foo+530d903a+")
    note = (
        "This is an example message.\n\n— example.com/foo "
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
    )
    assert notes.is_signed_by(note, name="example.com/foo", key=key)


def test_a_receipt_and_a_bundle_come_back_as_they_were():
    receipt = Receipt(1234, Proof.MAIL, bytes(range(32)))
    assert Receipt.read(str(receipt)) == receipt
    assert commitment(Proof.MAIL, receipt.nonce) != commitment(Proof.NONE, receipt.nonce)
    assert unbundled(bundled(LEAVES)) == LEAVES
