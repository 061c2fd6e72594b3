"""W3: two sites with an editor each, who sees and changes nothing of the other's. Whoever works on both sees both."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import GroupSitePermission, Page, Site

from campaign.admin.tests.rights import all_addresses
from campaign.admin.tests.two_sites import WORDS, editor_of, things_of
from campaign.core.models import CampaignSettings
from endorsers.models import EndorsementContact, Endorser
from home.models import HomePage
from petition.models import (
    InvalidationRun,
    OfflineBatch,
    RaisedLimit,
    Signature,
    SignatureExport,
)

pytestmark = pytest.mark.django_db

# Every object page that a number opens, by the thing whose number it is.
OBJECT_PAGES = {
    "endorsers_admin:edit": "endorser",
    "endorsers_admin:delete": "endorser",
    "endorsers_admin:history": "endorser",
    "endorsers_admin:usage": "endorser",
    "endorsers_admin:compare": "endorser",
    "endorsers_admin:contact_address": "endorser",
    "endorsers_admin:contact_erase": "endorser",
    "endorsers_admin:pending_logo": "logo",
    "endorsers_admin:import_columns": "endorser_import",
    "endorsers_admin:import_result": "endorser_import",
    "signatures:inspect": "signature",
    "signatures:correct": "signature",
    "signatures:address": "signature",
    "signatures:resend": "petition",
    "signatures:export_progress": "export",
    "signatures:import_columns": "signature_import",
    "signatures:import_result": "signature_import",
    "invalidation_runs:inspect": "run",
    "raised_limits:edit": "limit",
    "raised_limits:delete": "limit",
    "partners:edit": "partner",
    "partners:inspect": "partner",
    "wagtailsnippets_petition_mailtext:edit": "mail_text",
    "wagtailsnippets_petition_mailtext:delete": "mail_text",
    "wagtailsnippets_petition_mailtext:test": "mail_text",
    "petition_offlinebatch_modeladmin_edit": "batch",
    "petition_offlinebatch_modeladmin_delete": "batch",
    "petition_embed": "petition",
    "webhooks:edit": "webhook",
    "webhooks:delete": "webhook",
    "webhooks:care": "webhook",
    "webhooks_webhookdelivery_modeladmin_inspect": "delivery",
    "resource_imports:import_columns": "resource_import",
    "resource_imports:import_result": "resource_import",
    "wagtailadmin_pages:edit": "petition",
    "wagtailadmin_pages:delete": "petition",
}
# What all sites share is for those who work on all of them.
SHARED = (
    "access_rules:index",
    "comment_reasons:index",
    "public_words_first",
    "site_state",
    "wagtailadmin_reports:workflow",
    "wagtailredirects:index",
    "wagtailsearchpromotions:index",
    "wagtailsites:index",
)


@pytest.fixture
def sites(home):
    first = Site.objects.get(is_default_site=True)
    landing = Page.get_first_root_node().add_child(instance=HomePage(title="Second landing", slug="second"))
    second = Site.objects.create(hostname="second.example", root_page=landing, site_name="Second")
    return {name: things_of(site, WORDS[name]) for name, site in (("first", first), ("second", second))}


@pytest.fixture
def editors(sites, django_user_model):
    root = Page.get_first_root_node()
    pages = {name: things["site"].root_page for name, things in sites.items()} | {"both": root}
    return {name: editor_of(page, django_user_model, name) for name, page in pages.items()}


def test_w3_no_list_report_or_panel_shows_what_is_of_the_other_site(editors, sites):
    """Every address of the admin that needs no number, Wagtail's too."""
    shown, leaks = {"first": set(), "second": set(), "both": set()}, []
    for name, parameters in all_addresses().items():
        if parameters or "wagtailadmin_explore_root" in name:
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        for who, other in (("first", "second"), ("second", "first")):
            answer = editors[who].get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if WORDS[other].encode() in body:
                leaks.append((who, name))
            if WORDS[who].encode() in body:
                shown[who].add(name)
    assert leaks == []
    for lists in shown["first"], shown["second"]:
        assert {"endorsers_admin:list", "endorsers_admin:export", "signatures:index", "signatures:counts"} <= lists
        assert {"invalidation_runs:index", "raised_limits:index", "partners:index", "signing_trends"} <= lists
        assert {"webhooks:index", "webhooks_webhookdelivery_modeladmin_index", "searched_words"} <= lists


def test_w3_what_a_number_opens_is_not_there_for_the_other_site_s_editor(editors, sites):
    found = {}
    for name, thing in OBJECT_PAGES.items():
        for owner, things in sites.items():
            address = reverse(name, args=[things[thing].pk])
            for who, client in editors.items():
                found[name, owner, who] = client.get(address).status_code
    theirs = {key: status for key, status in found.items() if key[2] not in (key[1], "both")}
    refused = {key for key, status in theirs.items() if status not in (404, 403, 302)}
    assert refused == set()
    ours = {key: status for key, status in found.items() if key[2] in (key[1], "both")}
    assert {key: status for key, status in ours.items() if status in (404, 403, 500)} == {}
    of_pages = ("wagtailadmin_pages:", "petition_embed")  # Wagtail's own way to say no
    assert {key[0] for key, status in theirs.items() if status != 404 and not key[0].startswith(of_pages)} == set()


def test_w3_an_editor_changes_the_settings_of_their_own_site_alone(editors, sites):
    first, second = (sites[name]["site"].pk for name in ("first", "second"))
    for model in ("campaignsettings", "navigationsettings"):
        other = reverse("wagtailsettings:edit", args=["core", model, first])
        assert editors["second"].get(other).status_code == 302  # sent away
        own = reverse("wagtailsettings:edit", args=["core", model, second])
        page = editors["second"].get(own)
        assert page.status_code == 200
        assert other not in page.content.decode(), "the switch of sites names the other one"
        assert editors["both"].get(other).status_code == 200
    data = {"organization_name": "Taken over", "tagline": "Taken over"}
    editors["second"].post(reverse("wagtailsettings:edit", args=["core", "campaignsettings", first]), data)
    assert CampaignSettings.objects.get(site=first).tagline == "Alpha tagline"


def test_w3_what_all_sites_share_is_for_those_who_work_on_all_of_them(editors):
    for name in SHARED:
        assert editors["second"].get(reverse(name)).status_code in (302, 403), name
        assert editors["both"].get(reverse(name)).status_code == 200, name


def test_w3_nothing_of_the_other_site_is_chosen_by_its_number(editors, sites):
    theirs, own = sites["first"], sites["second"]
    editor = editors["second"]
    batch = {"petition": theirs["petition"].pk, "count": 9, "collected_on": str(timezone.localdate())}
    editor.post(reverse("petition_offlinebatch_modeladmin_create"), batch)
    editor.post(reverse("signatures:export"), {"petition": theirs["petition"].pk, "shape": "delivery", "format": "pdf"})
    rule = {"petition": theirs["petition"].pk, "domain": "signer.example", "reason": "mine"}
    editor.post(reverse("invalidation_runs:add"), rule)
    editor.post(reverse("invalidation_runs:take_back"), {"petition": theirs["petition"].pk, "rule": "robot"})
    editor.post(reverse("raised_limits:add"), {"network_key": "192.0.2.0", "site": "", "times": 5, "reason": "mine"})
    edited = {"name": "Moved", "scope": "national", "sort_order": 1, "site": theirs["site"].pk, "region": ""}
    editor.post(reverse("endorsers_admin:edit", args=[own["endorser"].pk]), edited)
    do = reverse("signatures:do", args=[theirs["signature"].pk, "reject"])
    assert editor.post(do).status_code == 404
    bulk = reverse("wagtail_bulk_action", args=["petition", "signature", "reject"])
    assert editor.post(f"{bulk}?id={theirs['signature'].pk}").status_code == 404
    bulk = reverse("wagtail_bulk_action", args=["endorsers", "endorser", "delete"])
    assert editor.get(f"{bulk}?id={theirs['endorser'].pk}").status_code == 404
    editor.post(reverse("signatures:comments_next"), {"id": theirs["signature"].pk, "verb": "hide"})

    assert OfflineBatch.objects.count() == SignatureExport.objects.count() == 2
    assert InvalidationRun.objects.count() == RaisedLimit.objects.count() == 2
    theirs["signature"].refresh_from_db()
    assert theirs["signature"].state == Signature.State.CONFIRMED
    assert set(Endorser.objects.filter(site=theirs["site"]).values_list("name", flat=True)) == {
        "Alpha Alliance",
        "Alpha Hopefuls",
    }
    assert Endorser.objects.get(pk=own["endorser"].pk).get_latest_revision_as_object().site == own["site"]


def test_w3_a_draft_of_the_other_site_is_in_no_window_that_chooses_pages(editors, sites):
    theirs, own = sites["first"]["petition"], sites["second"]["petition"]
    theirs.unpublish()
    landing = theirs.get_parent()
    bulk = [reverse("wagtail_bulk_action", args=["wagtailcore", "page", act]) for act in ("delete", "publish", "move")]
    asked = [
        reverse("wagtailadmin_choose_page"),
        f"{reverse('wagtailadmin_choose_page')}?page_type=petition.petitionpage",
        reverse("wagtailadmin_choose_page_child", args=[landing.pk]),
        reverse("wagtailadmin_choose_page_child", args=[theirs.pk]),
        f"{reverse('wagtailadmin_choose_page_search')}?q=Alpha",
        f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={theirs.pk}",
        *(f"{address}?id={theirs.pk}" for address in bulk),
        *(f"{address}?id=all" for address in bulk),
        *(f"{address}?id=all&childOf={landing.pk}" for address in bulk),
    ]
    leaks = []
    for address in asked:
        answer = editors["second"].get(address, follow=True)
        if answer.status_code not in (200, 404) or "Alpha petition" in answer.content.decode():
            leaks.append((address, answer.status_code))
    assert leaks == []

    beside = reverse("wagtailadmin_choose_page_child", args=[own.get_parent().pk])
    assert "Omega petition" in editors["second"].get(beside).content.decode()
    # A field that links to the other site's page opens at the top, so that another one can be chosen.
    opened = editors["second"].get(asked[2], follow=True)
    assert opened.status_code == 200
    assert "Second landing" in opened.content.decode()
    assert "Alpha petition" in editors["both"].get(asked[2]).content.decode()


@pytest.mark.parametrize(
    "model", ["endorsers.endorser", "petition.mailtext", "wagtailcore.page"], ids=["endorsers", "mail texts", "pages"]
)
def test_w3_all_of_a_list_are_those_of_one_s_own_site(editors, sites, model):
    app, name = model.split(".")
    theirs = {"endorser": "endorser", "mailtext": "mail_text", "page": "petition"}[name]
    address = reverse("wagtail_bulk_action", args=[app, name, "delete"]) + "?id=all"

    asked = editors["second"].get(address).content.decode()
    assert WORDS["first"] not in asked
    assert WORDS["second"] in asked
    editors["second"].post(address)
    left = type(sites["first"][theirs]).objects.values_list("pk", flat=True)
    assert sites["first"][theirs].pk in left


def test_w3_no_robots_of_the_other_site_are_let_go(editors, sites):
    Endorser.objects.update(live=False)
    EndorsementContact.objects.update(held_for="robot trap", confirmed_at=None)
    held = reverse("wagtail_bulk_action", args=["endorsers", "endorser", "release"]) + "?id=all"
    assert WORDS["first"] not in editors["second"].get(held).content.decode()


def test_w3_a_permission_that_names_a_site_binds_its_group_to_it(sites, django_user_model, client):
    group = Group.objects.create(name="Managers of the second")
    group.permissions.set(Permission.objects.filter(codename__in=["view_signature", "access_admin"]))
    right = Permission.objects.get(codename="change_campaignsettings")
    GroupSitePermission.objects.create(group=group, site=sites["second"]["site"], permission=right)
    user = django_user_model.objects.create_user("manager", "m@office.example", "password")
    user.groups.add(group)
    client.force_login(user)
    page = client.get(reverse("signatures:index")).content.decode()
    assert "omega@signer.example" in page
    assert "alpha@signer.example" not in page
