"""S10: a page that people signed, or with one below it, is not deleted."""

import pytest
from django.urls import reverse
from django.utils import timezone

from petition.models import OfflineBatch, PetitionPage


@pytest.mark.parametrize("bulk_delete", [False, True])
def test_a_page_with_signatures_on_it_or_below_it_is_not_deleted(admin_client, petition, ada, bulk_delete):
    for page in (petition, petition.get_parent()):
        url = reverse("wagtailadmin_pages:delete", args=[page.pk])
        if bulk_delete:
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
        response = admin_client.post(url, follow=True)
        assert "can’t be deleted" in response.content.decode()
    assert PetitionPage.objects.filter(pk=petition.pk).exists()


def test_a_petition_with_paper_signatures_alone_is_not_deleted_either(admin_client, petition):
    OfflineBatch.objects.create(petition=petition, count=3, collected_on=timezone.localdate())
    response = admin_client.post(reverse("wagtailadmin_pages:delete", args=[petition.pk]), follow=True)
    assert "can’t be deleted" in response.content.decode()


def test_a_petition_that_nobody_signed_is_deleted(admin_client, petition):
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[petition.pk]))
    assert not PetitionPage.objects.filter(pk=petition.pk).exists()
