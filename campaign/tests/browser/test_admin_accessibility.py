"""Our own views in the admin: no violation that axe finds (WCAG 2.2 AA), light and dark; nothing cut off on a phone."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from campaign.tests.browser.axe import WCAG, violations
from endorsers.tests.entries import waiting
from petition.models import OfflineBatch
from petition.tests.signature_admin_cast import sign
from resources.models import LinkCheck, ResourcePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def admin(page, campaign_site, petition):
    """An administrator, logged in, and the addresses of our own views with something in each."""
    ada = sign(petition, "Ada", family_name="Lovelace", country="US")
    endorser = waiting()
    OfflineBatch.objects.create(petition=petition, count=40, collected_on=timezone.localdate(), place="Town hall")
    resource = ResourcePage.objects.get()
    LinkCheck.objects.create(resource=resource, url="https://gone.example/a/long/address", state="gone")
    get_user_model().objects.create_superuser("admin", "admin@office.example", "password")
    page.goto("/admin/")
    page.fill("[name=login]", "admin")
    page.fill("[name=password]", "password")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector("#wagtail-sidebar a", state="attached")
    return [
        "/admin/",
        "/admin/signatures/",
        f"/admin/signatures/{ada.pk}/",
        "/admin/signatures/counts/",
        "/admin/statistics/",
        "/admin/signatures/export/",
        "/admin/endorsers/",
        f"/admin/endorsers/edit/{endorser.pk}/",
        "/admin/petition/offlinebatch/",
        "/admin/reports/links/",
        "/admin/operations/exports/",
        "/admin/guide/",
        "/admin/guide/attack/",
    ]


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_no_view_of_ours_has_a_violation(page, admin, colors):
    page.emulate_media(color_scheme=colors)
    found = {}
    for path in admin:
        page.goto(path)
        if broken := violations(page, within="main", rules=WCAG):
            found[path] = broken
    assert found == {}


def test_nothing_is_cut_off_on_a_small_phone(page, admin):
    page.set_viewport_size({"width": 360, "height": 740})
    wider = {}
    for path in admin:
        if "/edit/" in path:
            continue  # Wagtail parks its side panels beside the window
        page.goto(path)
        width = page.evaluate("document.querySelector('main').scrollWidth")
        if width > 360:
            wider[path] = width
    assert wider == {}
