"""What collectstatic makes of the style sheet."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

import campaign.core
from campaign.core.static_files import style_sheets


@pytest.fixture
def collected(settings, tmp_path):
    """The folder into which this app's own files were collected twice, as each deployment does it again."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = [Path(campaign.core.__file__).parent / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "campaign.core.static_files.HashedStaticFilesStorage"}
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
    assert (collected / f"{name}.br").exists()
    assert style_sheets() == [f"/static/{name}"]
