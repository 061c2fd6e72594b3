"""X4: signatures on paper count wherever the total stands, and are shown apart."""

import pytest
from django.urls import reverse
from django.utils import timezone

from petition.models import OfflineBatch, PetitionPage
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission


@pytest.fixture
def half_on_paper(petition):
    """3 signatures online and 40 on paper."""
    for name in ("ada", "ben", "chi"):
        submission = Submission(given_name=name, email=f"{name}@example.org")
        write_signature(petition=petition, submission=submission, visit=Visit(), channel=channels.FORM)
    OfflineBatch.objects.create(petition=petition, count=40, collected_on=timezone.localdate())
    return PetitionPage.objects.get(pk=petition.pk)


def test_x4_paper_is_in_the_total_on_the_page_in_the_embed_and_in_the_bar(client, half_on_paper):
    for url in ("/petition/", "/petition/thanks/", f"/embed/petition/{half_on_paper.pk}/"):
        html = client.get(url).content.decode()
        assert 'data-count="43"' in html, url
    assert '<progress class="signature-count__bar" value="43"' in client.get("/petition/").content.decode()


def test_x4_paper_is_in_the_total_of_the_api(client, half_on_paper):
    api = f"/api/campaign/v1/petitions/{half_on_paper.pk}/"
    assert client.get(f"{api}count/").json()["signatures"] == 43
    assert client.get(api).json()["signatures"] == 43


def test_x4_the_page_says_how_many_are_on_paper(client, half_on_paper, petition):
    assert "40 of them on paper" in client.get("/petition/").content.decode()
    OfflineBatch.objects.all().delete()
    assert "on paper" not in client.get("/petition/").content.decode()


def test_a_batch_is_entered_in_the_admin_with_the_editor_s_name(admin_client, admin_user, petition):
    url = reverse("petition_offlinebatch_modeladmin_create")
    facts = {"petition": petition.pk, "count": 12, "collected_on": "2026-05-31", "place": "June rally", "note": ""}
    assert admin_client.post(url, facts | {"count": 0}).status_code == 200
    assert not OfflineBatch.objects.exists()
    admin_client.post(url, facts)
    batch = OfflineBatch.objects.get()
    assert (batch.count, batch.entered_by) == (12, admin_user)
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 12
    assert "June rally" in admin_client.get(reverse("petition_offlinebatch_modeladmin_index")).content.decode()
