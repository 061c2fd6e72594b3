"""What collectstatic makes of the style sheet."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from whitenoise.compress import Compressor

import campaign.core
from campaign.web.static_files import HashedStaticFilesStorage, style_sheets


@pytest.fixture
def collected(settings, tmp_path):
    """The folder into which this app's own files were collected twice, as each deployment does it again."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = [Path(campaign.core.__file__).parent / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "campaign.web.static_files.HashedStaticFilesStorage"}
    }
    finders.get_finder.cache_clear()
    for _time in range(2):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["vendor", "data"])
    yield tmp_path
    finders.get_finder.cache_clear()


def test_readers_get_the_styles_by_one_request_in_their_layers(collected):
    name = staticfiles_storage.url("css/site.css").removeprefix("/static/")
    sheet = (collected / name).read_text()

    assert "@import" not in sheet
    assert sheet.count("@layer reset {") == 1
    assert (
        sheet.index("@layer reset, tokens, base") < sheet.index("@layer reset {") < sheet.index("@layer components {")
    )
    assert ".site-header" in sheet
    # What browsers without layers are left with is in none.
    assert sheet.index("@supports not (block-size: 1svh)") < sheet.index("@layer reset {")
    assert (collected / f"{name}.br").exists()
    assert style_sheets() == [f"/static/{name}"]


def test_what_was_packed_for_the_release_before_is_not_packed_again(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT, settings.PACKED_FILES = tmp_path, tmp_path / "packed"
    storage = HashedStaticFilesStorage()
    sheet = tmp_path / "site.css"
    sheet.write_text("p { color: green }\n" * 99)
    packed = [Path(file).read_bytes() for file in storage.create_compressor(quiet=True).compress(sheet.as_posix())]
    monkeypatch.setattr(Compressor, "compress_brotli", staticmethod(pytest.fail))
    monkeypatch.setattr(Compressor, "compress_gzip", staticmethod(pytest.fail))

    again = storage.create_compressor(quiet=True).compress(sheet.as_posix())

    assert [Path(file).read_bytes() for file in again] == packed
    assert len(packed) == 2
