"""A8: what an editor links to, chooses or relates and the public may not see is shown nowhere in public."""

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from home.models import ContentPage

pytestmark = pytest.mark.django_db


def draft(page):
    page.unpublish()


def private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="s3cret")


@pytest.fixture(params=[draft, private])
def hide(request):
    def hidden(page):
        request.param(page)
        cache.clear()

    return hidden


def in_public(client, page):
    """The page as readers get it, and as Wagtail's API says it."""
    return client.get(page.url).content.decode(), str(client.get(f"/api/v2/pages/{page.pk}/").json())


def test_a_link_in_a_text_loses_its_address(client, home, petition, hide):
    text = f'<p>Soon: <a linktype="page" id="{petition.pk}">sign</a></p>'
    about = home.add_child(instance=ContentPage(title="About", slug="about", body=[("text", text)]))
    assert all('href="' in content and "/petition/" in content for content in in_public(client, about))

    hide(petition)

    for content in in_public(client, about):
        assert "Soon: <a>sign</a>" in content
        assert "/petition/" not in content


def test_a_petition_that_the_landing_page_shows_is_gone_from_it(client, home, petition, hide):
    home.sections = [("sign_form", {"page": petition})]
    home.save()
    assert all("Put rights first" in content for content in in_public(client, home))

    hide(petition)

    for content in in_public(client, home):
        assert "Put rights first" not in content
        assert "/petition/" not in content
