"""What an editor finds under “Languages”, and beside the form of a translation."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from campaign.core.models import BasePage, CampaignSettings, NavigationSettings
from campaign.core.translating.comparing import standing_of
from petition.models import MailText, PetitionPage, PetitionQuestion
from resources.models import Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish(home, petition, faq_page):
    for page in (home, petition, faq_page):
        page.save_revision().publish()
    return Locale.objects.create(language_code="es")


@pytest.fixture
def translated(admin_client, spanish, faq_page):
    """All drafts are made; the page of questions in Spanish."""
    admin_client.post(reverse("make_missing_translations", args=["es"]))
    return Page.objects.get(locale=spanish, translation_key=faq_page.translation_key).specific


def newest(page):
    """The draft as it stands in the database now."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def standing(translation, original):
    return standing_of(newest(translation), type(original).objects.get(pk=original.pk))


def in_spanish(draft):
    """Every text of the page of questions in other words than the original's."""
    question = draft.sections[0].value["questions"][0]
    question["question"], question["answer"] = "¿Qué está en juego?", type(question["answer"])("<p>Los ríos.</p>")
    draft.title = "Preguntas"
    draft.save_revision()


def test_one_button_makes_a_draft_of_each_missing_page(admin_client, spanish, petition):
    page = admin_client.get(reverse("language", args=["es"])).content.decode()
    assert "Make all 3 missing drafts" in page

    admin_client.post(reverse("make_missing_translations", args=["es"]))

    drafts = Page.objects.filter(locale=spanish)
    assert sorted(drafts.values_list("slug", "live")) == [("faq", False), ("minerals-es", False), ("petition", False)]
    assert "missing draft" not in admin_client.get(reverse("language", args=["es"])).content.decode()
    assert PetitionPage.objects.get(locale=spanish).counted_under == petition


def test_texts_that_are_still_the_originals_are_named_with_their_place(admin_client, translated):
    page = admin_client.get(reverse("language", args=["es"])).content.decode()

    assert "Sections › Section › Questions › Question" in page
    in_spanish(newest(translated))
    assert (
        "Sections › Section › Questions › Question"
        not in admin_client.get(reverse("language", args=["es"])).content.decode()
    )


def test_what_the_original_has_changed_since_is_named_until_it_is_written_anew(translated, faq_page):
    in_spanish(newest(translated))
    faq_page.refresh_from_db()
    faq_page.sections[0].value["questions"][0]["question"] = "Who pays for it?"
    faq_page.save_revision().publish()

    (changed,) = standing(translated, faq_page).changed
    assert (changed.before, changed.original) == ("What is at stake?", "Who pays for it?")
    assert changed.own == "¿Qué está en juego?"

    draft = newest(translated)
    draft.sections[0].value["questions"][0]["question"] = "¿Quién lo paga?"
    draft.save_revision()
    assert standing(translated, faq_page).is_whole


def test_a_text_that_is_right_as_it_is_counts_as_translated(admin_client, translated, faq_page):
    admin_client.post(reverse("settle_translation", args=[translated.pk]), {"key": "title"})

    assert "title" not in [text.key for text in standing(translated, faq_page).missing]


def test_the_editors_form_writes_the_same_text_in_markup_of_its_own(translated, faq_page):
    draft = newest(translated)
    answer = draft.sections[0].value["questions"][0]["answer"]
    draft.sections[0].value["questions"][0]["answer"] = type(answer)(
        answer.source.replace("<p>", '<p data-block-key="x1">')
    )
    draft.save_revision()

    assert any(text.key.endswith(".answer") for text in standing(translated, faq_page).missing)


def test_a_form_shows_its_language_and_the_original(admin_client, translated, faq_page):
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).content.decode()

    assert "You write in Spanish." in form
    assert "What is at stake?" in form
    assert 'data-original-path="title"' in form
    original = admin_client.get(reverse("wagtailadmin_pages:edit", args=[faq_page.pk])).content.decode()
    assert "You write in" not in original
    assert "data-original-path" not in original


def test_half_a_translation_is_published_after_a_question_alone(admin_client, translated):
    edit = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    form = admin_client.get(edit).context["form"]
    data = {"title": "Preguntas", "slug": "faq", "sections-count": "0", "introduction": "null", "action-publish": "1"}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    assert form is not None

    answer = admin_client.post(edit, data)

    assert answer["Location"] == reverse("publish_half", args=[translated.pk])
    translated.refresh_from_db()
    assert not translated.live
    assert newest(translated).title == "Preguntas"  # nothing typed is lost
    asked = admin_client.get(answer["Location"]).content.decode()
    assert "Questions › Answer" in asked or "Sections" in asked
    admin_client.post(answer["Location"])
    translated.refresh_from_db()
    assert translated.live


def test_what_is_whole_is_published_at_once(admin_client, translated, spanish):
    in_spanish(newest(translated))

    admin_client.post(reverse("publish_ready_translations", args=["es"]))

    translated.refresh_from_db()
    assert translated.live
    assert not PetitionPage.objects.get(locale=spanish).live


def test_a_question_added_to_the_original_stands_in_the_drafts_of_its_translations(admin_client, translated, petition):
    petition.refresh_from_db()
    petition.questions = [PetitionQuestion(label="Are you a teacher?", field_type="checkbox")]
    petition.save_revision().publish()

    translation = petition.get_translations().get()
    (offered,) = newest(translation).questions.all()
    assert (offered.clean_name, offered.label) == ("are_you_a_teacher", "Are you a teacher?")
    places = [text.place for text in standing(translation, petition).missing]
    assert "Question › Are you a teacher? › Label" in places

    draft = newest(translation)
    (question,) = draft.questions.all()
    question.label = "¿Es usted docente?"
    draft.questions = [question]
    draft.save_revision().publish()
    petition.refresh_from_db()
    petition.save_revision().publish()
    (kept,) = newest(translation).questions.all()
    assert (kept.clean_name, kept.label) == ("are_you_a_teacher", "¿Es usted docente?")


def test_what_stands_beside_the_pages_is_named_too(admin_client, spanish, home, petition):
    site = home.get_site()
    CampaignSettings(site=site, organization_name="Rivers first", share_text="I signed.").save()
    link = {"page": petition, "url": "", "label": "Sign here", "language": ""}
    NavigationSettings(site=site, header=[("link", link)]).save()
    MailText.objects.create(kind="thanks", language="en", subject="Thanks a lot", body="x {link}")
    Topic.objects.create(name="Water", slug="water")

    page = admin_client.get(reverse("language", args=["es"])).content.decode()

    for words in ("organization", "text of shared posts", "Sign here", "Thanks a lot", "Water"):
        assert words in page
    MailText.objects.create(kind="thanks", language="es", subject="Gracias", body="x {link}")
    assert "Thanks a lot" not in admin_client.get(reverse("language", args=["es"])).content.decode()


def test_every_page_type_shows_the_original_beside_it(spanish):
    from wagtail.admin.viewsets.pages import page_viewset_registry

    from campaign.admin.languages.editing import EditViewWithOriginal

    types = [model for model in BasePage.__subclasses__() if not model._meta.abstract]
    found = {model: page_viewset_registry.get_by_type(model).edit_view_class for model in types}
    assert set(found.values()) == {EditViewWithOriginal}
