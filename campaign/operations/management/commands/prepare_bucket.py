"""Makes the media bucket ready: it is there, and anybody may read its pictures and logs and nothing else."""

import json

from botocore.exceptions import ClientError
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from storages.backends.s3 import S3Storage

# Pictures, and the tiles of the public logs.
PUBLIC = ("images/*", "transparency/*")


class Command(BaseCommand):
    help = (
        "Makes the bucket of STORAGE_URL where it is missing and opens pictures and logs to readers. Safe to run again."
    )

    def handle(self, *args: object, **options: object) -> None:
        if not isinstance(default_storage, S3Storage):
            self.stdout.write("Media is kept in a folder: there is no bucket to prepare.")
            return
        client, name = default_storage.connection.meta.client, default_storage.bucket_name
        try:
            client.head_bucket(Bucket=name)
        except ClientError as error:
            if error.response["Error"]["Code"] not in ("404", "NoSuchBucket"):
                raise CommandError(f"The bucket {name} can't be looked at: {error}") from error
            region = default_storage.region_name
            # Amazon wants a bucket's place named, but for its first region (S3 API, CreateBucket).
            place = {"LocationConstraint": region} if region and region != "us-east-1" else {}
            client.create_bucket(Bucket=name, **({"CreateBucketConfiguration": place} if place else {}))
        client.put_bucket_policy(Bucket=name, Policy=json.dumps(_policy(name)))
        self.stdout.write(f"The bucket {name} is there, and anybody may read {' and '.join(PUBLIC)} in it.")


def _policy(bucket: str) -> dict:
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "AnybodyReadsPictures",
                "Effect": "Allow",
                "Principal": "*",
                "Action": "s3:GetObject",
                "Resource": [f"arn:aws:s3:::{bucket}/{names}" for names in PUBLIC],
            }
        ],
    }
