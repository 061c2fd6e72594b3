"""One bad row takes no list down: pages on no site, organizations without one, JSON and codes that nobody wrote so."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page

from campaign.admin.tests.rights import all_addresses
from campaign.webhooks.models import WebhookDelivery, WebhookEndpoint
from endorsers.models import Endorser, EndorserImport, EndorsersPage
from home.models import FAQPage, HomePage
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import PetitionPage, PetitionUpdatePage, Signature, SignatureEvent, SignatureImport
from petition.tests.signature_admin_cast import sign
from resources.models import ResourceLibraryPage, ResourcePage

pytestmark = pytest.mark.django_db

ODD_JSON = [[], "text", None, 7, {"": None, "x": {"y": [1, {}]}, "k" * 300: "v"}, [None, {"a": 1}]]


@pytest.fixture
def elsewhere(petition, endorsers_page, library):
    """A whole campaign under a landing page that no site has, and live."""
    landing = Page.get_first_root_node().add_child(instance=HomePage(title="Nowhere", slug="nowhere"))
    lost = landing.add_child(instance=PetitionPage(title="Lost petition", slug="petition"))
    lost.add_child(instance=PetitionUpdatePage(title="Lost update", slug="update"))
    landing.add_child(instance=EndorsersPage(title="Lost wall", slug="endorsers"))
    shelf = landing.add_child(instance=ResourceLibraryPage(title="Lost shelf", slug="resources"))
    shelf.add_child(instance=ResourcePage(title="Lost report", slug="report", date="2026-05-01"))
    landing.add_child(instance=FAQPage(title="Lost questions", slug="faq"))
    return lost


@pytest.fixture
def bad_rows(elsewhere, petition, library, django_user_model):
    """Rows as a broken import, a foreign program or an old version could leave them."""
    for number, odd in enumerate(ODD_JSON):
        for page in (petition, elsewhere):
            signed = sign(page, f"Ada{number}on{page.pk}")
            Signature.objects.filter(pk=signed.pk).update(answers=odd if odd is not None else {}, country="QQ")
            SignatureEvent.objects.filter(signature=signed).update(details=odd if odd is not None else {})
    nobody = django_user_model.objects.create_user("gone", "gone@office.example")
    for odd in ODD_JSON:
        Endorser.objects.create(name=f"Union {odd!r:.20}", region="???", website="")
        SignatureImport.objects.create(
            petition=elsewhere,
            filename="x",
            content=b"",
            encoding="utf-8-sig",
            delimiter="",
            created_by=nobody,
            mapping=odd if odd is not None else {},
            result=odd if odd is not None else {},
            state="done",
        )
        WebhookEndpoint.objects.create(name="Tool", url="https://hooks.example/", events=odd if odd is not None else [])
    endpoint = WebhookEndpoint.objects.first()
    for number, odd in enumerate(ODD_JSON):
        WebhookDelivery.objects.create(
            endpoint=endpoint,
            message_id=f"msg_{number}",
            type="no.such",
            occurred_at=timezone.now(),
            created_at=timezone.now(),
            status=WebhookDelivery.Status.WAITING,
            due_at=timezone.now(),
            data=odd if odd is not None else {},
        )
    EndorserImport.objects.create(filename="x", content=b"name\nAda", encoding="utf-8-sig", delimiter=",")
    log(Endorser.objects.first(), "campaign.rights_refused", user=nobody, data={"odd": [1]})
    ModelLogEntry.objects.update(action="no.such.action")
    Redirect.objects.create(old_path="/nothing", redirect_link="")
    Redirect.objects.create(old_path="/lost", redirect_page=elsewhere)
    SearchPromotion.objects.create(query=Query.get("lost"), page=elsewhere, sort_order=0)
    nobody.delete()
    return elsewhere


@pytest.fixture
def superuser(client, django_user_model):
    boss = django_user_model.objects.create_superuser("boss", "boss@office.example", "password")
    client.force_login(boss)
    return boss


def failing(client, addresses):
    client.raise_request_exception = False
    failed = {}
    for address in addresses:
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.status_code >= 500 or (answer.status_code == 200 and not content):
            failed[address] = f"{answer.status_code} {getattr(answer, 'exc_info', None)!r:.300}"
    return failed


def test_every_list_of_the_admin_is_shown(client, superuser, bad_rows):
    lists = [reverse(name) for name, parameters in all_addresses().items() if not parameters]
    assert len(lists) > 100
    assert failing(client, lists) == {}


def test_every_page_of_the_admin_about_a_bad_row_is_shown(client, superuser, bad_rows):
    rows = {
        "signatures": Signature.objects.all(),
        "endorsers_admin": Endorser.objects.all(),
        "webhooks": WebhookEndpoint.objects.all(),
    }
    addresses = [
        reverse(name, args=[row.pk])
        for name, parameters in all_addresses().items()
        if len(parameters) == 1 and (space := name.split(":")[0]) in rows and parameters[0] in ("pk", "signature_id")
        for row in rows[space][:12]
        if not name.endswith(("lock", "verb"))
    ]
    addresses += [
        reverse(name, args=[page.pk])
        for name in ("wagtailadmin_pages:edit", "wagtailadmin_explore", "wagtailadmin_pages:history")
        for page in Page.objects.filter(path__startswith=bad_rows.get_parent().path)
    ]
    assert len(addresses) > 30
    assert failing(client, addresses) == {}


def test_every_list_of_the_apis_is_answered(client, bad_rows, petition):
    lists = [
        f"/api/campaign/v1/{name}/"
        for name in ("petitions", "endorsers", "resources", "faq", "search", "campaign", "site", "pages", "redirects")
    ]
    for page in (petition, bad_rows):
        lists += [f"/api/campaign/v1/petitions/{page.pk}/{part}" for part in ("", "signatures/", "count/", "form/")]
        lists += [
            f"/api/campaign/v1/petitions/{page.pk}/{part}/" for part in ("updates", "history", "places", "reasons")
        ]
        lists += [f"/api/osdi/v1/petitions/{page.pk}", f"/api/osdi/v1/petitions/{page.pk}/signatures"]
        lists += [reverse("embedded_petition", args=[page.pk]), reverse("petition_badge", args=[page.pk])]
        lists += [reverse("share_picture", args=[page.pk]), reverse("share_qr", args=[page.pk])]
        lists += [reverse("share_mastodon", args=[page.pk])]
    lists += [reverse("embedded_wall", args=[page.pk]) for page in EndorsersPage.objects.all()]
    lists += ["/api/v2/pages/", "/api/v2/pages/?fields=*", "/api/osdi/v1/", "/api/osdi/v1/petitions"]
    lists += [f"/api/v2/pages/{page.pk}/" for page in Page.objects.filter(depth__gt=1)]
    lists += ["/sitemap.xml", "/llms.txt", "/search/?q=lost", "/search/suggest/?q=lost", "/petition/", "/endorsers/"]
    lists += ["/resources/", "/", "/nothing/", "/lost/", "/embed/endorsers/"]
    assert failing(client, lists) == {}


@pytest.mark.parametrize("confirmation", PetitionPage.Confirmation)
def test_whoever_signs_on_no_site_is_told_so(client, elsewhere, confirmation):
    """S38: confirming answered 500 though the signature counted."""
    elsewhere.confirmation = confirmation
    elsewhere.save()
    grace = sign(elsewhere, "Grace")
    grace.refresh_from_db()
    client.raise_request_exception = False
    for purpose in Purpose:
        address = links.link_path(grace, purpose)
        for answer in (client.get(address), client.post(address, {}), client.get(address)):
            assert answer.status_code < 500, (purpose, answer.exc_info)
    confirmed = client.post(links.link_path(sign(elsewhere, "Hedy"), Purpose.CONFIRM), follow=True)
    assert confirmed.status_code == 200
    assert "onfirmed" in confirmed.content.decode()


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("wagtailadmin_choose_page_chosen_multiple", "id=x"),
        ("wagtailadmin_choose_page_email_link", "link_url=//%5b"),
        ("petition_offlinebatch_modeladmin_index", "utm_source=x"),
        ("wagtailadmin_explore_root", "p=99999999999999999999&ordering=%00"),
        ("wagtailusers_users:index", "p=-1&q=%00%ff%ed%a0%80&group=99999999999999999999"),
    ],
)
def test_a_query_that_cannot_be_read_is_left_out(client, superuser, petition, name, query):
    answer = client.get(f"{reverse(name)}?{query}")
    assert answer.status_code in (200, 302, 404)


@pytest.mark.parametrize("query", ["q=x&tag=a", "q=x&usage_count_min=1", "q=x&collection_id=99999999999999999999"])
@pytest.mark.parametrize("name", ["wagtailimages:index", "wagtaildocs:index", "wagtailimages_chooser:choose"])
def test_editors_search_pictures_and_documents_that_are_narrowed(client, superuser, home, name, query):
    assert client.get(f"{reverse(name)}?{query}").status_code == 200


@pytest.mark.parametrize("words", ["\\", "'", "Ada \\", "& | ! :* ( )", "\x00", "%", "\\'\\"])
def test_any_words_are_searched_for_in_the_list(client, superuser, petition, words):
    """A17: a backslash alone answered 500 on PostgreSQL."""
    sign(petition, "Ada")
    answer = client.get(reverse("signatures:index"), {"q": words})
    assert answer.status_code == 200
    assert len(Signature.objects.named(words)) <= 1
