"""Whose rights hold on which site: nobody is let into a new one unasked, and nobody loses what they had."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.admin.menu import SubmenuMenuItem, admin_menu
from wagtail.models import GroupPagePermission, GroupSitePermission, ModelLogEntry, Page, Site

from campaign.admin.tests.rights import ANALYSTS, EDITORS, GROUPS, MANAGERS, member_of
from campaign.runtime.findings import Level, examine
from endorsers.models import Endorser
from home.models import HomePage
from petition.models import PetitionPage
from petition.tests.signers import signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(petition):
    signed(petition, email="alpha@signer.example", given_name="Alpha")
    return Site.objects.get(is_default_site=True)


def landing_page(*, signed_by_somebody=True):
    page = Page.get_first_root_node().add_child(instance=HomePage(title="Second landing", slug="second"))
    if not signed_by_somebody:
        return page
    petition = page.add_child(instance=PetitionPage(title="Let rivers run", slug="petition"))
    signed(petition, email="omega@signer.example", given_name="Omega")
    return page


def second_site(**how):
    return Site.objects.create(hostname="second.example", root_page=landing_page(**how), site_name="Second")


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def listed(client):
    page = client.get(reverse("signatures:index")).content.decode()
    return {name for name in ("alpha", "omega") if f"{name}@signer.example" in page}


def state_of_accounts():
    return {finding.subject: finding for finding in examine()}["Accounts"]


def test_where_there_is_one_site_everybody_works_on_it(first, django_user_model):
    group = Group.objects.create(name="Readers")
    group.permissions.set(Permission.objects.filter(codename__in=["view_signature", "access_admin"]))
    user = django_user_model.objects.create_user("reader", "reader@office.example", "password")
    user.groups.add(group)
    assert listed(signed_in(user)) == {"alpha"}
    assert state_of_accounts().level == Level.FINE


def test_who_was_there_before_the_second_site_stays_on_the_first_alone(first, django_user_model):
    manager = signed_in(member_of(MANAGERS, django_user_model))
    analyst = signed_in(member_of(ANALYSTS, django_user_model))
    second_site()
    assert listed(manager) == {"alpha"}
    assert "Put rights first" in (numbers := analyst.get(reverse("signatures:counts")).content.decode())
    assert "Let rivers run" not in numbers
    log = ModelLogEntry.objects.filter(action="campaign.bound_to_site")
    assert {entry.label for entry in log} >= {MANAGERS, ANALYSTS}
    assert state_of_accounts().level == Level.FINE


def test_a_group_that_names_no_site_sees_none_until_it_is_bound(first, django_user_model):
    second = second_site()
    group = Group.objects.create(name="Newcomers")
    group.permissions.set(Permission.objects.filter(codename__in=["view_signature", "access_admin"]))
    user = django_user_model.objects.create_user("newcomer", "new@office.example", "password")
    user.groups.add(group)
    client = signed_in(user)
    assert listed(client) == set()
    assert "belongs to no site" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert state_of_accounts().level == Level.WORTH_A_LOOK
    assert "newcomer" in state_of_accounts().words

    root = django_user_model.objects.create_superuser("root", "root@office.example", "password")
    admin = signed_in(root)
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    page = admin.get(address)
    assert "Works on" in page.content.decode()
    data = {"name": "Newcomers", "permissions": list(group.permissions.values_list("pk", flat=True))}
    data |= {"page_permissions-TOTAL_FORMS": 0, "page_permissions-INITIAL_FORMS": 0}
    for panel in page.context["permission_panels"]:
        if hasattr(panel, "management_form"):
            data |= {f"{panel.prefix}-TOTAL_FORMS": 0, f"{panel.prefix}-INITIAL_FORMS": 0}
    assert admin.post(address, data | {"work_on_sites-sites": [second.pk]}).status_code == 302
    assert GroupSitePermission.objects.filter(group=group).get().site == second
    assert listed(client) == {"omega"}
    ticked = admin.get(address).context["permission_panels"]
    assert [second.pk] in [panel["sites"].initial for panel in ticked if panel.prefix == "work_on_sites"]
    assert state_of_accounts().level == Level.FINE

    admin.post(address, data)
    assert listed(client) == set()


def test_the_right_to_work_on_all_sites_reaches_the_next_one_too(first, django_user_model):
    group = Group.objects.create(name="Overseers")
    group.permissions.set(Permission.objects.filter(codename__in=["view_signature", "access_admin", "work_on_sites"]))
    user = django_user_model.objects.create_user("overseer", "over@office.example", "password")
    user.groups.add(group)
    second_site()
    assert listed(signed_in(user)) == {"alpha", "omega"}


def test_who_adds_a_site_is_told_who_works_on_it(first, admin_client):
    data = {"hostname": "second.example", "port": 80, "site_name": "Second", "root_page": landing_page().pk}
    said = admin_client.post(reverse("wagtailsites:add"), data, follow=True).content.decode()
    assert "These groups work on all sites" in said
    assert EDITORS in said


def test_a_landing_page_is_not_deleted_while_it_is_one(first, admin_client):
    site = second_site(signed_by_somebody=False)
    Endorser.objects.create(name="Rivers Alliance", site=site)
    single = reverse("wagtailadmin_pages:delete", args=[site.root_page_id])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={site.root_page_id}"
    for address in (single, bulk):
        said = admin_client.post(address, follow=True).content.decode()
        assert "it is, or holds, the landing page of Second" in said
        assert "1 endorser" in said
    assert HomePage.objects.filter(pk=site.root_page_id).exists()
    assert Endorser.objects.filter(site=site).exists()


def test_who_deletes_a_site_reads_first_what_goes_with_it(first, admin_client):
    site = second_site()
    for number in range(3):
        Endorser.objects.create(name=f"Alliance {number}", site=site)
    page = admin_client.get(reverse("wagtailsites:delete", args=[site.pk])).content.decode()
    assert "3 endorsers" in page
    assert "Its pages stay" in page
    admin_client.post(reverse("wagtailsites:delete", args=[site.pk]))
    assert not Site.objects.filter(pk=site.pk).exists()
    assert HomePage.objects.filter(slug="second").exists()


def test_an_editor_of_one_site_gives_it_no_landing_page_of_another(first, django_user_model):
    site = second_site()
    group = Group.objects.create(name="Of the second")
    group.permissions.set(Permission.objects.filter(codename__in=["change_site", "access_admin"]))
    GroupSitePermission.objects.create(
        group=group, site=site, permission=Permission.objects.get(codename="work_on_sites")
    )
    user = django_user_model.objects.create_user("other", "other@office.example", "password")
    user.groups.add(group)
    data = {"hostname": site.hostname, "port": 80, "root_page": first.root_page_id}
    assert signed_in(user).post(reverse("wagtailsites:edit", args=[site.pk]), data).status_code in (302, 403)
    site.refresh_from_db()
    assert site.root_page.slug == "second"


def entries_of(menu, request):
    """The addresses that a menu offers, those of the menus within it too."""
    for item in menu.menu_items_for_request(request):
        if isinstance(item, SubmenuMenuItem):
            yield from entries_of(item.menu, request)
        else:
            yield str(item.url)


def refused(client, address):
    answer = client.get(address)
    return answer.status_code in (403, 404) or answer.headers.get("Location") == reverse("wagtailadmin_home")


@pytest.mark.parametrize("name", [*GROUPS, "Of the second alone", "Nothing but the admin"])
def test_the_menu_leads_nowhere_where_its_reader_is_turned_away(first, django_user_model, rf, name):
    second = second_site()
    group, new = Group.objects.get_or_create(name=name)
    if new:
        given = Permission.objects.exclude(codename="work_on_sites")
        group.permissions.set(given if "second" in name else given.filter(codename="access_admin"))
        for right in Permission.objects.filter(content_type__model="page", codename__contains="_page"):
            if "second" in name:
                GroupPagePermission.objects.create(group=group, page=second.root_page, permission=right)
    user = member_of(name, django_user_model)
    request = rf.get("/admin/")
    request.user = user
    client = signed_in(user)
    offered = [address for address in entries_of(admin_menu, request) if address.startswith("/")]
    assert offered
    assert [address for address in offered if refused(client, address)] == []
