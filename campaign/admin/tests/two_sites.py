"""What belongs to a site, one of everything, and an editor of one site's pages."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission

from campaign.core.models import CampaignSettings
from campaign.webhooks.models import WebhookDelivery, WebhookEndpoint
from endorsers.models import EndorsementContact, Endorser, EndorserImport, PendingLogo
from petition.models import (
    InvalidationRun,
    MailText,
    OfflineBatch,
    Partner,
    PetitionPage,
    RaisedLimit,
    SignatureExport,
    SignatureImport,
)
from petition.tests.signers import signed
from resources.models import ResourceImport, ResourceLibraryPage
from search.models import SearchedWords

IN_AN_HOUR = timezone.now() + timedelta(hours=1)
# Each thing of a site has its site's word in it: what must not be read by the other's editor.
WORDS = {"first": "Alpha", "second": "Omega"}


def review_of(endorser):
    endorser.save_revision()
    endorser.get_workflow().start(endorser, user=None)


def things_of(site, word):
    """One of everything that belongs to a site, as if the public and editors had made it there."""
    petition = site.root_page.add_child(instance=PetitionPage(title=f"{word} petition", slug="petition"))
    endorser = Endorser.objects.create(name=f"{word} Alliance", site=site, live=True)
    endorser.save_revision().publish()
    EndorsementContact.objects.create(
        endorser=endorser, name=f"{word} Speaker", email=f"{word}@speaker.example", canonical_email=f"{word}@x.example"
    )
    signature = signed(petition, email=f"{word.lower()}@signer.example", given_name=word)
    CampaignSettings.objects.create(site=site, organization_name=f"{word} Campaign", tagline=f"{word} tagline")
    partner = Partner.objects.create(name=f"{word} Partner", slug=f"{word.lower()}-partner", site=site)
    partner.petitions.add(petition)
    library = site.root_page.add_child(instance=ResourceLibraryPage(title=f"{word} library", slug="library"))
    webhook = WebhookEndpoint.objects.create(name=f"{word} tool", url="https://hooks.example/", site=site, events=[])
    SearchedWords.objects.create(site=site, day=timezone.localdate(), words=f"{word} zeppelin", searches=9)
    review_of(Endorser.objects.create(name=f"{word} Hopefuls", site=site, live=False))
    kept = {"filename": f"{word}.csv", "content": b"name\nX\n"}
    return {
        "site": site,
        "petition": petition,
        "endorser": endorser,
        "signature": signature,
        "partner": partner,
        "logo": PendingLogo.objects.create(
            endorser=endorser, data=b"x", content_type="image/png", size=1, width=1, height=1
        ),
        "endorser_import": EndorserImport.objects.create(site=site, **kept),
        "signature_import": SignatureImport.objects.create(petition=petition, **kept),
        "export": SignatureExport.objects.create(petition=petition, filename=f"{word}.pdf", format="pdf"),
        "resource_import": ResourceImport.objects.create(
            library=library, filename=f"{word}.csv", content=b"Title\nX\n"
        ),
        "webhook": webhook,
        "delivery": WebhookDelivery.objects.create(
            endpoint=webhook,
            message_id=f"msg_{word}",
            type="page.published",
            occurred_at=timezone.now(),
            created_at=timezone.now(),
            data={"title": f"{word} petition"},
            due_at=timezone.now(),
        ),
        "batch": OfflineBatch.objects.create(
            petition=petition, count=5, place=f"{word} place", collected_on=timezone.localdate()
        ),
        "mail_text": MailText.objects.create(
            petition=petition, kind="thanks", language="en", subject=f"{word} thanks", body="Thank you. {link}"
        ),
        "run": InvalidationRun.objects.create(petition=petition, domain="x.example", reason=f"{word} reason"),
        "limit": RaisedLimit.objects.create(
            site=site,
            network_key="192.0.2.0",
            times=5,
            reason=f"{word} rally",
            ends_at=IN_AN_HOUR,
        ),
    }


def editor_of(page, django_user_model, name):
    """Has every right on models that there is, and pages below this one alone."""
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.exclude(codename="work_on_sites"))
    for right in Permission.objects.filter(content_type__model="page", codename__contains="_page"):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)
    user = django_user_model.objects.create_user(name, f"{name}@office.example", "password")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client
