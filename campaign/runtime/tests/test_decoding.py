"""Strangers' files are decoded by processes with bounds (T4)."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import BinaryIO

import pytest
from PIL import Image

from campaign.runtime.decoding import pictures
from campaign.runtime.decoding.apart import MEGABYTE, ROOT, BusyError, Decoder, DecodingError, RefusedError
from endorsers.logos.cleaning import DECODER, clean_logo


def decode(content: BinaryIO, arguments: tuple[str, ...]) -> Iterator[bytes]:
    """What the tests let another process do."""
    yield b"begun "
    match arguments[0]:
        case "wait":
            time.sleep(30)
        case "fill":
            yield bytes(1000 * MEGABYTE)[:1]
        case "environment":
            yield repr(sorted(os.environ)).encode()
        case "refuse":
            raise ValueError("a_code")
        case "write":
            (ROOT / "written-by-a-decoder").write_bytes(b"x")
    yield content.read()


@pytest.fixture(autouse=True)
def _apart(settings):
    settings.DECODE_APART = True


def decoder(**changes) -> Decoder:
    figures = {"memory": 300 * MEGABYTE, "seconds": 20, "at_once": 1, "patience": 20}
    return Decoder("campaign.runtime.tests.test_decoding", **(figures | changes))


def test_what_is_decoded_comes_back():
    assert decoder().decoded(b"a file", "nothing") == b"begun a file"


def test_a_decoder_that_takes_too_long_is_ended_and_what_it_said_is_kept():
    with pytest.raises(DecodingError, match="too slow") as ended:
        decoder(seconds=5).decoded(b"", "wait")
    assert ended.value.output == b"begun "


def test_a_decoder_that_takes_too_much_memory_ends():
    with pytest.raises(DecodingError, match="ended with"):
        decoder().decoded(b"", "fill")


def test_a_decoder_says_by_a_code_what_is_wrong():
    with pytest.raises(RefusedError, match="a_code"):
        decoder().decoded(b"", "refuse")


def test_a_decoder_can_write_no_file():
    with pytest.raises(DecodingError):
        decoder().decoded(b"", "write")
    assert not (ROOT / "written-by-a-decoder").read_bytes()
    (ROOT / "written-by-a-decoder").unlink()


def test_a_decoder_has_none_of_the_sites_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://")
    assert b"SECRET_KEY" not in decoder().decoded(b"", "environment")


def test_only_so_many_decode_at_once_and_who_waits_too_long_is_told():
    one = decoder(seconds=8, patience=0.2)
    with ThreadPoolExecutor(3) as threads:
        errors = [type(done.exception()) for done in [threads.submit(one.decoded, b"", "wait") for _ in range(3)]]
    assert sorted(error.__name__ for error in errors) == ["BusyError", "BusyError", "DecodingError"]
    assert issubclass(BusyError, DecodingError)


def large_png() -> bytes:
    """62 kB that are 4,000 by 4,000 pixels."""
    file = BytesIO()
    Image.new("RGBA", (4000, 4000), "navy").save(file, "PNG")
    return file.getvalue()


def test_a_small_file_of_many_pixels_is_decoded_within_its_bound():
    logo = clean_logo(large_png())
    assert (logo.width, logo.height) == (1600, 1600)
    assert DECODER.memory * DECODER.at_once <= 800 * MEGABYTE


def test_this_process_does_not_grow_by_a_picture():
    """Eight at once took 1.85 GB of the process that serves the site."""
    program = (
        "import resource, sys; from django.conf import settings; settings.configure(DECODE_APART=True)\n"
        "from endorsers.logos.cleaning import clean_logo\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "data = sys.stdin.buffer.read()\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "with ThreadPoolExecutor(2) as threads: list(threads.map(clean_logo, [data] * 2))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], input=large_png(), capture_output=True, cwd=ROOT, check=True)
    assert int(done.stdout) < 30_000  # kilobytes; one picture alone has 64,000


def test_a_picture_of_too_many_pixels_is_known_by_its_header():
    file = BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG")
    with pytest.raises(RefusedError, match=pictures.TOO_MANY_PIXELS):
        pictures.LOOK_AT.decoded(file.getvalue())
