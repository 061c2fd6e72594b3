"""Somebody who begins meets no page that offers nothing."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from endorsers.models import EndorsersPage
from home.models import FAQPage, HomePage
from petition.models import PetitionPage

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def editor(admin_client):
    return admin_client


def parent_of(listing):
    return reverse(f"{listing}:choose_parent")


def test_a_petition_without_a_landing_page_leads_to_the_beginning(editor, home):
    home.delete()
    answer = editor.get(parent_of("petition_pages"), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")
    assert "stands below a page of the kind “Landing page”" in answer.content.decode()


def test_a_resource_without_a_library_leads_to_making_one(editor, home):
    answer = editor.get(parent_of("resource_pages"), follow=True)
    wanted = reverse("wagtailadmin_pages:add", args=["resources", "resourcelibrarypage", home.pk])
    assert answer.redirect_chain[-1][0] == wanted
    assert "Make that one first" in answer.content.decode()


def test_what_has_one_place_asks_for_none(editor, home):
    answer = editor.get(parent_of("petition_pages"))
    assert answer.url == reverse("wagtailadmin_pages:add", args=["petition", "petitionpage", home.pk])


def test_the_list_of_pages_opens_at_the_landing_page(editor, home):
    assert editor.get("/admin/pages/").url == reverse("wagtailadmin_explore", args=[home.pk])


def test_a_second_landing_page_opens_the_root(editor, home):
    home.get_parent().add_child(instance=HomePage(title="Another campaign"))
    assert "Another campaign" in editor.get("/admin/pages/").content.decode()


def test_strangers_do_not_see_the_list_of_pages(client):
    assert client.get("/admin/pages/").url.startswith("/admin/login/")


def test_a_landing_page_stands_at_the_root_and_nowhere_else(home, petition):
    assert HomePage.can_create_at(home.get_parent())
    assert not HomePage.can_create_at(home)
    assert not home.can_move_to(petition)


def test_a_new_landing_page_has_the_usual_sections_and_the_one_petition(editor, home, petition):
    address = reverse("wagtailadmin_pages:add", args=["home", "homepage", home.get_parent().pk])
    form = editor.get(address).context["form"]
    sections = form.initial["sections"]
    assert [child.block_type for child in sections][:2] == ["hero", "sign_form"]
    assert sections[1].value["page"].pk == petition.pk


def test_of_two_petitions_none_is_chosen_for_the_editor(editor, home, petition):
    home.add_child(instance=PetitionPage(title="Another one"))
    address = reverse("wagtailadmin_pages:add", args=["home", "homepage", home.get_parent().pk])
    sections = editor.get(address).context["form"].initial["sections"]
    assert sections[1].value["page"] is None


@pytest.mark.parametrize(
    ("block", "kind"),
    [("endorser_wall", EndorsersPage), ("backed_by", EndorsersPage), ("timeline", PetitionPage), ("faq", FAQPage)],
)
def test_a_new_section_begins_with_the_one_page_that_it_can_show(home, petition, block, kind):
    if kind is not PetitionPage:
        home.add_child(instance=kind(title="The one"))
    only = kind.objects.get()
    section = home.sections.stream_block.child_blocks[block]
    assert section.get_default()["page"] == only

    spanish, _made = Locale.objects.get_or_create(language_code="es")
    home.copy_for_translation(spanish)
    only.copy_for_translation(spanish).get_latest_revision().publish()
    assert section.get_default()["page"] == only

    home.add_child(instance=kind(title="Another one"))
    assert section.get_default()["page"] is None


def test_signatures_on_paper_begin_with_the_one_petition(editor, petition):
    def form():
        return editor.get("/admin/petition/offlinebatch/create/").context["form"]

    assert form()["petition"].value() == petition.pk
    petition.get_parent().add_child(instance=PetitionPage(title="Another one"))
    assert form()["petition"].value() is None


def test_a_page_is_chosen_among_those_of_the_landing_page(editor, home, petition):
    chooser = reverse("wagtailadmin_choose_page")
    assert petition.title in editor.get(f"{chooser}?page_type=wagtailcore.page").json()["html"]
    assert petition.title in editor.get(f"{chooser}?page_type=petition.petitionpage").json()["html"]


def test_of_two_landing_pages_both_are_offered(editor, home):
    home.get_parent().add_child(instance=HomePage(title="Another campaign"))
    html = editor.get(reverse("wagtailadmin_choose_page")).json()["html"]
    assert home.title in html
    assert "Another campaign" in html


def test_a_new_language_leads_to_what_there_is_to_translate(editor, home):
    answer = editor.post(reverse("wagtaillocales:add"), {"language_code": "es"})
    assert answer.url == reverse("language", args=["es"])
    assert home.title in editor.get(answer.url).content.decode()


def test_a_new_petition_and_a_new_mailing_can_be_written_at_once(editor, home):
    form = editor.get(reverse("wagtailadmin_pages:add", args=["petition", "petitionpage", home.pk])).context["form"]
    assert [child.block_type for child in form.initial["statement"] or form.instance.statement] == ["text"]

    form = editor.get(reverse("mailings_admin:add")).context["form"]
    (words,) = form.formsets["texts"].forms
    assert words["language"].value() == "en"
    assert [child.block_type for child in words["body"].value()] == ["text"]


def test_the_days_of_the_statistics_are_picked_by_their_scripts(editor, petition):
    page = editor.get(reverse("statistics")).content.decode()
    assert page.index("js/date-time-chooser.js") < page.index("initDateChooser(")


def test_titles_say_whose_office_it_is_to_those_who_sign_in(editor, client, home):
    site = home.get_site()
    site.site_name = "Clean Rivers Now"
    site.save()

    def title(client, address):
        return BeautifulSoup(client.get(address).content, "html.parser").title.text

    assert "Clean Rivers Now" in title(editor, "/admin/")
    client.logout()
    assert "Clean Rivers Now" not in title(client, "/admin/login/")


def test_a_privacy_page_without_words_can_not_be_linked_from_forms(editor, home):
    from campaign.core.models import CampaignSettings
    from home.models import ContentPage

    page = home.add_child(instance=ContentPage(title="Privacy"))
    settings = CampaignSettings(site=home.get_site(), privacy_page=page)
    with pytest.raises(Exception, match="no words yet"):
        settings.full_clean()
    page.body = [("text", "<p>We keep little.</p>")]
    page.save()
    settings.full_clean()
