"""Media in a bucket: pictures for everybody, the rest for nobody but this site."""

import urllib.error
import urllib.request

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


@pytest.mark.parametrize("runs", [1, 2])
def test_a_prepared_bucket_shows_pictures_and_keeps_documents(s3_media, settings, runs):
    settings.AWS_STORAGE_BUCKET_NAME = "prepared"
    settings.AWS_QUERYSTRING_AUTH = False
    for _run in range(runs):
        call_command("prepare_bucket", verbosity=0)

    picture = default_storage.save("images/a.txt", ContentFile(b"picture"))
    document = default_storage.save("documents/a.txt", ContentFile(b"document"))

    assert status_of(default_storage.url(picture)) == 200
    assert status_of(default_storage.url(document)) == 403


def test_media_in_a_folder_needs_no_bucket(capsys):
    call_command("prepare_bucket")

    assert "no bucket" in capsys.readouterr().out
