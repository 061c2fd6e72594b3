"""Files that only one person can read, encrypted while they are sent (age, https://age-encryption.org/v1)."""

import os
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

import pyrage
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class RecipientField(forms.CharField):
    """A public key of age; cleaned, it is the key itself, or None where it is empty."""

    def clean(self, value: object) -> pyrage.x25519.Recipient | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return pyrage.x25519.Recipient.from_str(text)
        except pyrage.RecipientError as error:
            if text.upper().startswith("AGE-SECRET-KEY-"):
                words = _("This is the secret key: keep it to yourself. Enter the public one, which begins with age1.")
            else:
                words = _("This is no public key of age: it begins with age1 and is 62 characters long.")
            raise ValidationError(words) from error


def encrypted(pieces: Iterable[bytes], *, recipient: pyrage.x25519.Recipient) -> Iterator[bytes]:
    """The pieces as one age file, in pieces too: each comes out about when it went in, and none is kept.

    The library reads from one stream and writes to another, so it works in a thread. The pieces are made in the
    caller's own thread, whose database connection they need.
    """
    reading, writing = os.pipe()
    done: SimpleQueue[bytes] = SimpleQueue()
    failures: list[Exception] = []

    def encrypt() -> None:
        try:
            with os.fdopen(reading, "rb") as plain:
                pyrage.encrypt_io(plain, _Into(done), [recipient])
        except Exception as error:
            failures.append(error)

    thread = Thread(target=encrypt, daemon=True)
    thread.start()
    try:
        with os.fdopen(writing, "wb") as plain:
            for piece in pieces:
                plain.write(piece)
                yield from _ready(done)
    except BrokenPipeError:  # the library stopped reading: why is what the caller must learn
        thread.join()
        if not failures:
            raise
    finally:  # also where the reader went away
        thread.join()
    if failures:
        raise failures[0]
    yield from _ready(done)


class _Into:
    """A file to write to, for the library; what is written is in the queue."""

    def __init__(self, queue: "SimpleQueue[bytes]") -> None:
        self.queue = queue

    def write(self, content: bytes) -> int:
        self.queue.put(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Nothing waits."""


def _ready(done: "SimpleQueue[bytes]") -> Iterator[bytes]:
    while True:
        try:
            yield done.get_nowait()
        except Empty:
            return
