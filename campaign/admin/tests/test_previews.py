"""What the admin's preview panel and history show of each page type, each block and each snippet."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset as formset
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from campaign.admin.tests.rights import EDITORS, member_of
from campaign.core.models import BasePage
from endorsers.models import Endorser
from home.models import ContentPage
from petition.models import MailText, PetitionIndexPage, PetitionPage, PetitionQuestion, PetitionUpdatePage
from resources.models import ResourcePage


@pytest.fixture
def pages(home, petition, endorsers_page, library, faq_page):
    """One page of each type, with two versions."""
    library.add_child(instance=ResourcePage(title="Report", slug="report", date="2026-05-01"))
    petition.add_child(instance=PetitionUpdatePage(title="We met the minister", date="2026-05-02"))
    home.add_child(instance=ContentPage(title="About us", slug="about"))
    home.add_child(instance=PetitionIndexPage(title="Our petitions", slug="petitions"))
    found = [page.specific for page in Page.objects.filter(depth__gt=1)]
    for page in found:
        page.save_revision()
        page.title = f"{page.title}, again"
        page.save_revision()
    return found


def test_each_page_type_in_each_mode_is_previewed(pages):
    shown = {type(page) for page in pages}
    for page in pages:
        for mode, _name in page.preview_modes:
            response = page.make_preview_request(preview_mode=mode)
            assert response.status_code == 200, (page, mode)
            response = response.render() if hasattr(response, "render") else response
            assert b"<h1" in response.content, (page, mode)
    assert set(concrete(BasePage)) == shown


def test_each_page_type_has_its_history_and_compares_two_versions(admin_client, pages):
    for page in pages:
        first, second = page.revisions.order_by("pk")[:2]
        for name, arguments in (
            ("wagtailadmin_pages:edit", [page.pk]),
            ("wagtailadmin_pages:history", [page.pk]),
            ("wagtailadmin_pages:revisions_compare", [page.pk, first.pk, second.pk]),
        ):
            response = admin_client.get(reverse(name, args=arguments))
            assert response.status_code == 200, (page, name)
        assert "again" in response.content.decode()


def test_each_block_of_each_page_type_has_a_preview(admin_client, pages):
    blocks = {}
    for kind in concrete(BasePage):
        for field in kind._meta.get_fields():
            if hasattr(field, "stream_block"):
                for block in field.stream_block.child_blocks.values():
                    blocks[block.definition_prefix] = block
    assert len(blocks) > 10
    unseen = [
        block.label
        for prefix, block in blocks.items()
        if admin_client.get(reverse("wagtailadmin_block_preview"), {"id": prefix}).status_code != 200
    ]
    assert unseen == []


def test_an_editor_sees_the_card_of_a_petition_as_networks_show_it(home, petition):
    draft = PetitionPage.objects.get(pk=petition.pk)
    draft.social_title = "A title for networks"
    response = draft.make_preview_request(preview_mode="share")
    card = BeautifulSoup(response.render().content, "html.parser").select_one(".share-card")
    assert card.img["src"].startswith("data:image/png;base64,")
    assert card.img["alt"] == "A title for networks. Be the first to sign"
    assert card.select_one(".share-card__title").text == "A title for networks"


def test_members_of_editors_discuss_a_page_where_it_is_written(client, django_user_model, petition):
    petition.save_revision()
    editor = member_of(EDITORS, django_user_model)
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[petition.pk])
    data = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    note = {"text": "Shorter, please", "contentpath": "title", "position": "", "resolved": "", "replies": formset([])}
    streams = [field.name for field in PetitionPage._meta.get_fields() if hasattr(field, "stream_block")]
    data.update(nested_form_data({"comments": formset([note])} | {name: streamfield([]) for name in streams}))
    assert client.post(address, data).status_code == 302
    assert [(note.text, note.user) for note in petition.wagtail_admin_comments.all()] == [("Shorter, please", editor)]
    assert "Shorter, please" in client.get(address).content.decode()


def test_a_comparison_shows_what_changed_and_nothing_else(admin_client, petition):
    def questions(*labels, start):
        return [PetitionQuestion(label=label, sort_order=place) for place, label in enumerate(labels, start)]

    petition.questions = questions("Are you a teacher?", "How does it concern you?", start=7)
    first = petition.save_revision()
    petition.questions = questions("Which town is yours?", "Are you a teacher?", "How does it concern you?", start=0)
    petition.closes_at = timezone.now()
    second = petition.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[petition.pk, first.pk, second.pk])
    table = BeautifulSoup(admin_client.get(address).content, "html.parser").select_one("table.listing").text
    assert "Which town is yours?" in table
    assert "teacher" not in table
    assert "Moved" not in table
    assert "None" not in table


def test_a_comparison_knows_a_question_that_an_older_version_brought_back_and_one_that_was_moved(
    admin_client, petition
):
    def revision(*questions):
        petition.questions = [
            PetitionQuestion(pk=pk, label=label, sort_order=n) for n, (pk, label) in enumerate(questions)
        ]
        return petition.save_revision()

    first = revision((5, "Are you a teacher?"), (6, "How does it concern you?"), (7, "Which town is yours?"))
    second = revision((9, "Are you a teacher?"), (7, "Which town is yours?"), (6, "How does it concern you?"))
    address = reverse("wagtailadmin_pages:revisions_compare", args=[petition.pk, first.pk, second.pk])
    table = BeautifulSoup(admin_client.get(address).content, "html.parser").select_one("table.listing").text
    assert "teacher" not in table
    assert table.count("Moved") == 2


def test_each_snippet_that_has_a_preview_shows_it(admin_client, petition):
    endorser = Endorser(name="Copper Valley Alliance")
    mail = MailText(kind="thanks", subject="The river thanks you", body="Thank you {given_name}.\n\n{link}")
    assert "Copper Valley Alliance" in endorser.make_preview_request().rendered_content
    assert "The river thanks you" in mail.make_preview_request().rendered_content


def concrete(model):
    for kind in model.__subclasses__():
        if not kind._meta.abstract:
            yield kind
        yield from concrete(kind)
