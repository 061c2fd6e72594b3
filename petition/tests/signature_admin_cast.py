"""What tests of the admin of signatures share."""

from django.urls import reverse

from petition.models import Signature
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

NAME = "Lovelace"


def sign(petition, given_name="Ada", email=None, *, visit=None, **facts):
    email = email or f"{given_name.lower()}@example.org"
    submission = Submission(given_name=given_name, email=email, **facts)
    write_signature(petition=petition, submission=submission, visit=visit or Visit(), channel=channels.IMPORT)
    return Signature.objects.get(email=email)


def bulk(action, *signatures):
    url = reverse("wagtail_bulk_action", args=["petition", "signature", action])
    return url + "?" + "&".join(f"id={signature.pk}" for signature in signatures)
