"""Files that only the owner of a key can read."""

import os
import threading
import tracemalloc

import pyrage
import pytest
from django.core.exceptions import ValidationError

from campaign.runtime.crypto.encryption import RecipientField, encrypted

ME = pyrage.x25519.Identity.generate()


def test_only_the_key_opens_what_was_encrypted():
    file = b"".join(encrypted([b"Ada,", b"", b"Lovelace\r\n" * 100_000], recipient=ME.to_public()))

    assert b"Lovelace" not in file
    assert pyrage.decrypt(file, [ME]) == b"Ada," + b"Lovelace\r\n" * 100_000
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(file, [pyrage.x25519.Identity.generate()])


def test_nothing_is_kept_while_a_large_file_goes_through():
    piece = os.urandom(64 * 1024)
    tracemalloc.start()
    sent = sum(len(out) for out in encrypted((piece for _number in range(600)), recipient=ME.to_public()))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sent > 600 * len(piece)
    assert most < 16 * 1024 * 1024


def test_what_goes_wrong_while_the_pieces_are_made_is_not_taken_for_the_end():
    def pieces():
        yield b"Ada"
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        list(encrypted(pieces(), recipient=ME.to_public()))


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_a_failure_of_the_library_is_what_the_caller_learns(monkeypatch, size):
    def fail(*_arguments):
        raise pyrage.EncryptError("no such recipient")

    monkeypatch.setattr(pyrage, "encrypt_io", fail)

    with pytest.raises(pyrage.EncryptError, match="no such recipient"):
        list(encrypted([b"x" * size] * 3, recipient=ME.to_public()))


def test_a_reader_that_goes_away_leaves_no_thread_behind():
    before = threading.active_count()
    stream = encrypted((b"x" * 100_000 for _number in range(1000)), recipient=ME.to_public())
    next(stream)
    assert threading.active_count() > before

    stream.close()

    assert threading.active_count() == before


@pytest.mark.parametrize(
    ("entered", "told"),
    [(str(ME), "secret key"), ("age1nonsense", "begins with age1"), ("hunter2", "begins with age1")],
    ids=["secret", "nonsense", "password"],
)
def test_what_is_no_public_key_is_told(entered, told):
    with pytest.raises(ValidationError, match=told):
        RecipientField().clean(entered)
