"""D4: pictures that somebody has seen stay while the bucket is away, and deleted ones do not."""

import time
from contextlib import ExitStack

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from campaign.tests.proxies import nginx_before
from campaign.tests.services import s3_serving


@pytest.fixture
def bucket(tmp_path, settings):
    """A server of its own: the test ends it."""
    folder = tmp_path / "s3"
    folder.mkdir()
    with ExitStack() as serving:
        server = serving.enter_context(s3_serving(folder))
        settings.AWS_S3_ENDPOINT_URL = server.endpoint
        settings.AWS_STORAGE_BUCKET_NAME = server.bucket
        settings.AWS_S3_ACCESS_KEY_ID, settings.AWS_S3_SECRET_ACCESS_KEY = server.key, server.secret
        settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "storages.backends.s3.S3Storage"}}
        call_command("prepare_bucket", verbosity=0)
        yield server.endpoint, serving.close


def test_a_picture_is_shown_without_its_bucket_and_a_deleted_one_never_again(bucket, tmp_path):
    endpoint, end = bucket
    for name in ("seen", "deleted"):
        default_storage.save(f"images/{name}.txt", ContentFile(b"a picture"))
    default_storage.save("documents/secret.txt", ContentFile(b"a document"))
    with nginx_before([9], tmp_path, bucket=endpoint) as nginx:
        seen, deleted = "/media/images/seen.txt", "/media/images/deleted.txt"
        assert [nginx.get(address)[::2] for address in (seen, deleted)] == [(200, "a picture")] * 2
        assert nginx.get("/media/documents/secret.txt")[0] != 200
        default_storage.delete("images/deleted.txt")
        time.sleep(2.1)  # a minute, as shipped
        assert nginx.get(deleted)[0] in (403, 404)
        end()
        time.sleep(2.1)

        status, headers, body = nginx.get(f"{seen}?v=2")

        assert (status, body) == (200, "a picture")
        assert headers.get_all("Cache-Control") == ["public, max-age=31536000, s-maxage=60, immutable"]
        assert nginx.get(deleted)[0] != 200
        assert nginx.get("/media/images/unseen.txt")[0] == 502

    # Not even its name is known.
    with nginx_before([9], tmp_path, bucket="http://s3.invalid:8333") as nginx:
        assert nginx.get(seen)[::2] == (200, "a picture")
