"""Every address of ours in the admin, opened by a member of each group."""

import pytest
from django.urls import reverse
from django.utils import timezone

from campaign.office.tests.rights import GROUPS, member_of, own_addresses
from endorsers.models import Endorser, EndorserImport
from petition.models import (
    AccessRule,
    InvalidationRun,
    MailText,
    OfflineBatch,
    SignatureExport,
    SignatureImport,
)
from petition.tests.ledger_cast import sign
from resources.models import LinkCheck, ResourceImport, ResourcePage, Topic


@pytest.fixture
def arguments(petition, library):
    """What each kind of address names, by the beginning of the address's name."""
    ada = sign(petition, "Ada", family_name="Lovelace")
    endorser = Endorser.objects.create(name="Copper Valley Alliance", website="https://copper.example/")
    revision = endorser.save_revision()
    batch = OfflineBatch.objects.create(petition=petition, count=3, collected_on=timezone.localdate())
    file = {"petition": petition, "filename": "x", "content": b"name,email\nAda,a@example.org", "state": "done"}
    export = SignatureExport.objects.create(**file)
    signature_import = SignatureImport.objects.create(
        **file, encoding="utf-8-sig", delimiter=",", errors=b"Line", result={"new": 0}
    )
    sheet = {"content": b"name\nAda", "encoding": "utf-8-sig", "delimiter": ","}
    endorser_import = EndorserImport.objects.create(filename="x", **sheet)
    resource = library.add_child(instance=ResourcePage(title="Report", slug="report", date="2026-05-01"))
    link = LinkCheck.objects.create(resource=resource, url="https://x.example/", state="moved", moved_to="https://y.example/")
    resource_import = ResourceImport.objects.create(library=library, filename="x", content=b"Title,Date\nA,2026-01-01")
    pks = {
        "signatures:resend": petition.pk,
        "signatures:export": export.pk,
        "signatures:import": signature_import.pk,
        "signatures:": ada.pk,
        "endorsers_admin:import": endorser_import.pk,
        "endorsers_admin:": endorser.pk,
        "wagtailsnippetchoosers_endorsers": endorser.pk,
        "link_report": link.pk,
        "resource_import": resource_import.pk,
        "access_rules": AccessRule.objects.create(kind="domain", value="spam.example").pk,
        "invalidation_runs": InvalidationRun.objects.create(petition=petition, domain="x.example", reason="x").pk,
        "petition_offlinebatch": batch.pk,
        "petition_signatureexport": export.pk,
        "petition_signatureimport": signature_import.pk,
        "wagtailsnippets_resources_topic": Topic.objects.create(name="Water", slug="water").pk,
        "wagtailsnippets_petition_mailtext": MailText.objects.create(kind="thanks", subject="x", body="x {link}").pk,
    }
    others = {"slug": "petition", "action": "erase", "verb": "start", "revision_id": revision.pk, "revision_id_a": revision.pk, "revision_id_b": revision.pk}

    def arguments_of(name, parameters):
        pk = next((pk for start, pk in pks.items() if name.startswith(start)), 1)
        return {parameter: others.get(parameter, pk) for parameter in parameters}

    return arguments_of


@pytest.mark.parametrize("group", GROUPS)
def test_explore(client, django_user_model, arguments, group):
    client.force_login(member_of(group, django_user_model))
    with open("/tmp/office/matrix.txt", "a") as out:
        for name, parameters in own_addresses().items():
            r = client.get(reverse("wagtailadmin_home")[:0] + reverse(name, kwargs=arguments(name, parameters)))
            out.write(f"{group[:5]}\t{name}\t{r.status_code}\t{r.headers.get('Location','')}\n")
