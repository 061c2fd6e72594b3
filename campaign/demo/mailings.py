"""The demo's mailings: an update that was sent, with its report, and a draft of the next one. No mail leaves."""

from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import ModelLogEntry, Site

from campaign.demo.models import LoadedObject
from campaign.mailings.choosing.selecting import write_recipients
from campaign.mailings.models import Mailing, MailingEvent, MailingNumbers, Recipient
from campaign.mailings.sending.beginning import fix_words
from campaign.mailings.sending.ending import recount
from campaign.mailings.writing.drafting import draft_of_update
from petition.mails.update_words import words_of_update
from petition.models import PetitionPage, PetitionUpdatePage
from petition.models.updates import updates_of

State, Kind = Recipient.State, MailingEvent.Kind
DAYS_AGO = 4


def load_mailings(*, site: Site, petition: PetitionPage, by: User | None, now: datetime) -> list[Mailing]:
    """The oldest update as a mailing that was sent some days ago, the newest as a draft."""
    updates = list(updates_of(petition))
    sent = _draft(updates[-1], site, petition, by)
    _send_on_paper(sent, began=now - timedelta(days=DAYS_AGO))
    made = [sent, _draft(updates[0], site, petition, by)]
    LoadedObject.objects.remember(*made)
    return made


def _draft(update: PetitionUpdatePage, site: Site, petition: PetitionPage, by: User | None) -> Mailing:
    words = {"en": words_of_update(update)}
    return draft_of_update(update=update, site=site, texts=words, filters={"petitions": [petition.pk]}, by=by)


def _send_on_paper(mailing: Mailing, *, began: datetime) -> None:
    """Write down what a sending would have left behind."""
    chance, minutes = Random("mailing"), timedelta(minutes=2)
    with transaction.atomic():
        mailing.latest_revision.publish()
        mailing.refresh_from_db()
        fix_words(mailing)
        write_recipients(mailing, now=began)
        rows = Recipient.objects.filter(mailing=mailing)
        rows.update(state=State.SENT, due_at=None, sent_at=began + minutes)
        numbers = list(rows.order_by("pk").values_list("pk", flat=True))
        rows.filter(pk__in=chance.sample(numbers, min(2, len(numbers)))).update(unsubscribed_at=began + 60 * minutes)
        rows.filter(pk__in=numbers[:1]).update(state=State.REFUSED, sent_at=None, status="5.1.1")
        MailingNumbers.objects.create(mailing=mailing)
        recount(mailing)
        mailing.links.update(clicks=chance.randint(30, 60))
        Mailing.objects.filter(pk=mailing.pk).update(
            state=Mailing.State.SENT, began_at=began, ended_at=began + minutes, in_archive=True
        )
        for kind, at in ((Kind.SCHEDULED, began - minutes), (Kind.BEGAN, began), (Kind.SENT, began + minutes)):
            MailingEvent.objects.create(mailing=mailing, kind=kind, at=at)
    mailing.refresh_from_db()


def remove_mailings() -> None:
    """The demo's own, with what was written down about them."""
    mailings = LoadedObject.objects.all().still_there(Mailing)
    keys = list(mailings.values_list("pk", flat=True))
    Recipient.objects.filter(mailing__in=keys).delete()
    mailings.delete()
    ModelLogEntry.objects.get_for_model(Mailing).filter(object_id__in=[str(key) for key in keys]).delete()
