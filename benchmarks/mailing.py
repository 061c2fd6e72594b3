"""A mailing's turns, taken inside the product's own process; prints one JSON object. Run it with its settings.

``begin``: write a mailing to all who asked, and who gets it. ``deliver PK SECONDS``: as the worker does. ``bare PK
SECONDS``: the same mail, ready as bytes, by a loop of ``smtplib`` alone.
"""

import json
import resource
import smtplib
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Site  # noqa: E402

from campaign.core.models import CampaignSettings  # noqa: E402
from campaign.mailings.audiences import Addressee  # noqa: E402
from campaign.mailings.models import Mailing, MailingText, Recipient  # noqa: E402
from campaign.mailings.sending import tasks  # noqa: E402
from campaign.mailings.sending.beginning import begin_due  # noqa: E402
from campaign.mailings.sending.templates import Templates  # noqa: E402
from campaign.mailings.sending.verbs import send  # noqa: E402

_WORDS = "The operators have promised to publish their suppliers, and we will go on asking until they have. " * 4


def begin() -> dict[str, float]:
    """A letter of some paragraphs; how long writing down its recipients took."""
    site = Site.objects.get(is_default_site=True)
    campaign = CampaignSettings.for_site(site)
    campaign.organization_name, campaign.postal_address = "Minerals for People", "1 River Road\nSpringfield"
    campaign.contact_email = "hello@campaign.example"
    campaign.save()
    mailing = Mailing.objects.create(title="The talks", site=site)
    paragraphs = [("heading", "What happened"), *[("text", f"<p>{_WORDS}</p>")] * 4]
    greeting = ("text", "<p>Dear {given_name|friend}, thank you for signing “{petition}”.</p>")
    MailingText.objects.create(
        mailing=mailing, language="en", subject="The talks, {given_name|friend}", body=[greeting, *paragraphs]
    )
    send(mailing=mailing, by=None)
    began = time.perf_counter()
    begin_due()
    seconds = time.perf_counter() - began
    return {"mailing": mailing.pk, "seconds": seconds, "recipients": Recipient.objects.filter(mailing=mailing).count()}


def deliver(pk: int, seconds: float) -> dict[str, float]:
    tasks.SECONDS_AT_MOST = seconds
    Templates(Mailing.objects.get(pk=pk))  # imports what a worker has imported long before
    return _timed(lambda: tasks.deliver_mailing.call(pk)["sent"])


def bare(pk: int, seconds: float) -> dict[str, float]:
    return _timed(lambda: _sent_bare(pk, seconds))


def _sent_bare(pk: int, seconds: float) -> int:
    mailing = Mailing.objects.get(pk=pk)
    values = {"given_name": "Ada", "petition": "Petition 1"}
    addressee = Addressee(1, "row1@example.org", "row1@example.org", "en", None, values)
    ready = Templates(mailing).of("en").data(1, addressee, now=timezone.now())
    sent, ends = 0, time.monotonic() + seconds
    with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT) as server:
        while time.monotonic() < ends:
            server.sendmail("bounces@campaign.example", [addressee.email], ready)
            sent += 1
    return sent


def _timed(sending) -> dict[str, float]:  # noqa: ANN001
    began, used = time.perf_counter(), time.process_time()
    sent = sending()
    milliseconds = (time.process_time() - used) * 1000
    return {
        "rate": sent / (time.perf_counter() - began),
        "sent": sent,
        "milliseconds": milliseconds / max(sent, 1),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    turns = {"begin": begin, "deliver": deliver, "bare": bare}
    print(json.dumps(turns[sys.argv[1]](*map(int, sys.argv[2:]))))
