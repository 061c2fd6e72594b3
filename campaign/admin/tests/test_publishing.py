"""Publishing is the main button, and its editor stays on the page and reads what may come next."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from home.models import ContentPage
from petition.models import PetitionPage, PetitionUpdatePage


@pytest.fixture
def form_of_petition(admin_client, petition):
    """Sends the petition's form with a new title and this action."""
    address = reverse("wagtailadmin_pages:edit", args=[petition.pk])

    def send(**values):
        data = querydict_from_html(admin_client.get(address).content.decode(), form_id="page-edit-form")
        streams = {name: streamfield([]) for name in ("next_steps", "share_texts")}
        streams["statement"] = streamfield([("text", rich_text("<p>Put rights first.</p>"))])
        data.update(nested_form_data(streams) | {"title": "Rights come first"} | values)
        return admin_client.post(address, data)

    send.address = address
    return send


def main_button(html):
    """Wagtail writes the main action first, the others into the menu beside it."""
    return re.search(r'name="(action-\w+)"', html[html.index("w-dropdown-button") :])[1]


def test_publish_is_the_main_button(admin_client, petition):
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[petition.pk])).content.decode()
    assert main_button(html) == "action-publish"


def test_after_publishing_the_editor_stays_on_the_page(admin_client, petition, form_of_petition):
    answer = form_of_petition(**{"action-publish": "1"})
    assert (answer.status_code, answer["Location"]) == (302, form_of_petition.address)
    assert PetitionPage.objects.get(pk=petition.pk).title == "Rights come first"


def test_who_came_from_a_list_goes_back_to_it(petition, form_of_petition):
    answer = form_of_petition(**{"action-publish": "1", "next": reverse("petition_pages:index")})
    assert answer["Location"] == reverse("petition_pages:index")


def test_a_first_publication_names_the_next_steps_once(admin_client, home):
    page = home.add_child(instance=ContentPage(title="About", slug="about", live=False))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for is_first in (True, False):
        data = querydict_from_html(admin_client.get(address).content.decode(), form_id="page-edit-form")
        data.update(nested_form_data({"body": streamfield([])}) | {"action-publish": "1"})
        html = admin_client.post(address, data, follow=True).content.decode()
        assert ("put it in the menu" in html) is is_first


def test_who_publishes_an_update_is_led_to_mailing_it_if_they_may(admin_client, client, petition, django_user_model):
    for number, who in enumerate((admin_client, client)):
        if who is client:
            editor = django_user_model.objects.create_user("ed", "ed@example.org", "x")
            editor.groups.add(Group.objects.get(name="Editors"))
            client.force_login(editor)
        update = petition.add_child(instance=PetitionUpdatePage(title="They answered", slug=f"a{number}", live=False))
        address = reverse("wagtailadmin_pages:edit", args=[update.pk])
        data = querydict_from_html(who.get(address).content.decode(), form_id="page-edit-form")
        data.update(nested_form_data({"body": streamfield([])}) | {"action-publish": "1"})
        html = who.post(address, data, follow=True).content.decode()
        assert "put it in the menu" in html
        assert (reverse("update_mailing", args=[update.pk]) in html) is (who is admin_client)


def test_the_menu_opens_the_landing_page_and_the_questions(admin_client, home, faq_page):
    for name, page in (("open_landing_page", home), ("open_questions", faq_page)):
        assert admin_client.get(reverse(name))["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    faq_page.copy(update_attrs={"slug": "more"})
    assert admin_client.get(reverse("open_questions"))["Location"] == reverse("question_pages:index")
