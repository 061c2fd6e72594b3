"""A newcomer who follows the walk in docs/architecture.md is led right: by its files in their order, by its rooms."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs/architecture.md").read_text()
BODY = "given_name=Ada&country=US&postal_code=43215&email="


def files_called(work):
    """Our files in the order in which something in them is first called."""
    called = {}

    def note(frame, event, _argument):
        file = frame.f_code.co_filename
        if event == "call" and file.startswith(f"{ROOT}/") and not re.search(r"/tests/|/\.venv/|conftest", file):
            called.setdefault(file.removeprefix(f"{ROOT}/"))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return list(called)


@pytest.fixture
def walk():
    return DOCUMENT.partition("## A signature\n")[2].partition("\n## ")[0]


def test_the_files_decide_in_this_order_and_all_others_stand_in_these_rooms(site, petition, walk):
    site.post("/petition/", BODY + "a%40example.org")  # finds the petition, for all who come after

    called = files_called(lambda: site.post("/petition/", BODY + "b%40example.org"))

    assert site.went_long == 0
    deciding = re.findall(r"^\d\. `([^`]+)`", walk, re.MULTILINE)
    assert [file for file in called if file in deciding] == deciding
    rooms = tuple(re.findall(r"`([\w/]+/)`", walk.partition("\n- ")[2]))
    assert [file for file in called if not file.startswith(rooms)] == []


def test_every_file_that_the_document_names_is_there():
    named = re.findall(r"`((?:campaign|home|petition|endorsers|resources|search|docs)/[\w./]*)`", DOCUMENT)
    assert [name for name in named if not (ROOT / name).exists()] == []
