"""The editors' guide: a chapter for each job, whose links lead somewhere."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from campaign.admin.guide import CHAPTERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_a_chapter_opens_and_its_links_lead_somewhere(admin_client, petition, faq_page, library, chapter):
    Locale.objects.get_or_create(language_code="es")

    page = admin_client.get(reverse("guide_chapter", args=[chapter.slug]))

    assert page.status_code == 200
    links = BeautifulSoup(page.content, "html.parser").select(".admin-guide a[href]")
    answers = {link["href"]: admin_client.get(link["href"], follow=True) for link in links}
    assert links
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 200} == {}
    sent_home = [address for address, answer in answers.items() if answer.redirect_chain[-1:] == [("/admin/", 302)]]
    assert sent_home == []


def test_every_chapter_stands_in_the_list(admin_client):
    page = admin_client.get(reverse("guide")).content.decode()

    assert [chapter.slug for chapter in CHAPTERS if reverse("guide_chapter", args=[chapter.slug]) not in page] == []
