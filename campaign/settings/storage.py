"""Static files (hashed, compressed, with the application) and media (local, or S3)."""

from .environment import ROOT, env

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(ROOT / "media"))()

AWS_S3_ENDPOINT_URL = env.str("AWS_S3_ENDPOINT_URL", default=None)
AWS_STORAGE_BUCKET_NAME = env.str("AWS_STORAGE_BUCKET_NAME", default="")

LOCAL_MEDIA = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
# Keys come from the environment, never from OPTIONS: options are written into the task table.
S3_MEDIA = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {
        "bucket_name": AWS_STORAGE_BUCKET_NAME,
        "endpoint_url": AWS_S3_ENDPOINT_URL,
        "addressing_style": "path",
        "signature_version": "s3v4",
        "default_acl": None,
        "file_overwrite": False,
    },
}

STORAGES = {
    "default": S3_MEDIA if AWS_STORAGE_BUCKET_NAME else LOCAL_MEDIA,
    "staticfiles": {"BACKEND": "campaign.core.static_files.HashedStaticFilesStorage"},
}

# This process hands out local media itself; behind a proxy or with S3 it does not.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
