"""Static files (hashed and compressed, with the application) and media (local files, or S3).

S3 is named by one address, ``STORAGE_URL=s3://bucket?endpoint=https://s3.example.org&region=eu-west-1``,
or by the names that django-storages gives its settings (``AWS_STORAGE_BUCKET_NAME`` and so on).
"""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import ROOT, flag, text

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "static"
# Where collectstatic keeps what it packs, for the next release.
PACKED_FILES = text("PACKED_FILES")
MEDIA_URL = "/media/"
MEDIA_ROOT = text("MEDIA_ROOT", str(ROOT / "media"))

bucket = urlsplit(text("STORAGE_URL"))
bucket_options = dict(parse_qsl(bucket.query))
if (bucket.scheme or "s3") != "s3" or bucket_options.keys() - {"endpoint", "region", "domain"}:
    raise ImproperlyConfigured("STORAGE_URL must look like s3://bucket?endpoint=https://…&region=…&domain=….")

AWS_STORAGE_BUCKET_NAME = bucket.hostname or text("AWS_STORAGE_BUCKET_NAME")
AWS_S3_ENDPOINT_URL = bucket_options.get("endpoint") or text("AWS_S3_ENDPOINT_URL") or None
AWS_S3_REGION_NAME = bucket_options.get("region") or text("AWS_S3_REGION_NAME") or None
AWS_S3_CUSTOM_DOMAIN = bucket_options.get("domain") or text("AWS_S3_CUSTOM_DOMAIN") or None
AWS_S3_ACCESS_KEY_ID = unquote(bucket.username or "") or text("AWS_ACCESS_KEY_ID") or None
AWS_S3_SECRET_ACCESS_KEY = unquote(bucket.password or "") or text("AWS_SECRET_ACCESS_KEY") or None
AWS_S3_ADDRESSING_STYLE = "path"
AWS_S3_SIGNATURE_VERSION = "s3v4"
AWS_S3_FILE_OVERWRITE = False
AWS_DEFAULT_ACL = None
# Pages are kept by caches for longer than a signed address lives, so pictures have plain ones: the bucket's
# policy lets anybody read images/*, and nothing else (documents are handed out by Wagtail).
AWS_QUERYSTRING_AUTH = flag("AWS_QUERYSTRING_AUTH", default=False)
# A stored file is never overwritten, so no browser needs to ask again. A CDN asks each minute whether it was deleted.
AWS_S3_OBJECT_PARAMETERS = {"CacheControl": "public, max-age=31536000, s-maxage=60, immutable"}

if AWS_STORAGE_BUCKET_NAME:
    from botocore.config import Config

    # By itself it would wait for a minute, five times: a server that hangs would hold every thread of the site.
    AWS_S3_CLIENT_CONFIG = Config(
        s3={"addressing_style": AWS_S3_ADDRESSING_STYLE},
        signature_version=AWS_S3_SIGNATURE_VERSION,
        connect_timeout=3,
        read_timeout=20,
        retries={"total_max_attempts": 2, "mode": "standard"},
    )

# No OPTIONS: Wagtail writes a storage's options, keys and all, into the task table when it deletes a file.
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": (
            "storages.backends.s3.S3Storage"
            if AWS_STORAGE_BUCKET_NAME
            else "django.core.files.storage.FileSystemStorage"
        )
    },
    "staticfiles": {"BACKEND": "campaign.web.static_files.HashedStaticFilesStorage"},
}

# The public logs of signatures: plain files beside the media, under names of their own.
STORAGES["transparency"] = (
    {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"file_overwrite": True}}
    if AWS_STORAGE_BUCKET_NAME
    else {"BACKEND": "petition.transparency.files.WholeFileStorage"}
)

# This process hands out local media itself; behind a proxy or with S3 it does not.
SERVE_MEDIA = flag("SERVE_MEDIA", default=False)
