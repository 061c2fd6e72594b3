"""Two editors at once: the second one is told before their words take the place of others."""

import pytest
from django.urls import reverse

from campaign.core.models import CampaignSettings
from endorsers.models import Endorser
from petition.models import MailText

pytestmark = pytest.mark.django_db


def fields_of(form):
    """What a browser would send of the form as it is shown."""
    data = {}
    for field in form:
        value = field.value()
        if value is not None and value is not False and not hasattr(value, "stream_block"):
            data[field.html_name] = value
    return data


@pytest.fixture
def mail(petition):
    return MailText.objects.create(kind="thanks", language="en", subject="Thank you", body="Look: {link}")


def test_words_that_were_saved_meanwhile_are_not_overwritten_unseen(admin_client, mail):
    edit = reverse("wagtailsnippets_petition_mailtext:edit", args=[mail.pk])
    mine, theirs = (fields_of(admin_client.get(edit).context["form"]) for _editor in "ab")
    admin_client.post(edit, theirs | {"subject": "Thanks from us all"})

    answer = admin_client.post(edit, mine | {"body": "See {link}"})

    assert "has saved this while you were writing" in answer.content.decode()
    mail.refresh_from_db()
    assert (mail.subject, mail.body) == ("Thanks from us all", "Look: {link}")
    form = answer.context["form"]
    assert form["body"].value() == "See {link}"  # nothing typed is lost
    admin_client.post(edit, fields_of(form))
    mail.refresh_from_db()
    assert mail.body == "See {link}"


def test_who_is_alone_saves_at_once(admin_client, mail):
    edit = reverse("wagtailsnippets_petition_mailtext:edit", args=[mail.pk])

    admin_client.post(edit, fields_of(admin_client.get(edit).context["form"]) | {"subject": "Thanks"})

    mail.refresh_from_db()
    assert mail.subject == "Thanks"


def test_settings_carry_how_they_were_opened(admin_client, home):
    site = home.get_site()
    CampaignSettings(site=site, tagline="First").save()
    edit = reverse("wagtailsettings:edit", args=["core", "campaignsettings", site.pk])

    assert admin_client.get(edit).context["form"]["as_opened"].value()


def test_a_page_that_was_saved_meanwhile_comes_back_with_what_was_typed(admin_client, faq_page):
    faq_page.save_revision()
    edit = reverse("wagtailadmin_pages:edit", args=[faq_page.pk])
    opened = faq_page.get_latest_revision()
    faq_page.title = "Theirs"
    faq_page.save_revision()
    data = {
        "title": "Mine",
        "slug": "faq",
        "introduction": "null",
        "sections-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "loaded_revision_id": opened.pk,
        "loaded_revision_created_at": opened.created_at.isoformat(),
        "action-publish": "1",
    }

    answer = admin_client.post(edit, data)

    assert "has saved this while you were writing" in answer.content.decode()
    assert 'value="Mine"' in answer.content.decode()
    faq_page.refresh_from_db()
    assert faq_page.get_latest_revision_as_object().title == "Theirs"
    newest = faq_page.get_latest_revision()
    data |= {"loaded_revision_id": newest.pk, "loaded_revision_created_at": newest.created_at.isoformat()}
    admin_client.post(edit, data)
    faq_page.refresh_from_db()
    assert faq_page.title == "Mine"


def test_an_endorser_that_was_changed_meanwhile_is_not_decided_unseen(admin_client, home):
    endorser = Endorser.objects.create(name="Copper Valley Alliance")
    opened = endorser.save_revision()
    endorser.name = "Copper Valley Union"
    endorser.save_revision()
    edit = reverse("endorsers_admin:edit", args=[endorser.pk])

    answer = admin_client.post(
        edit,
        {
            "name": "Mine",
            "loaded_revision_id": opened.pk,
            "loaded_revision_created_at": opened.created_at.isoformat(),
        },
    )

    assert "has saved this while you were writing" in answer.content.decode()
    endorser.refresh_from_db()
    assert endorser.get_latest_revision_as_object().name == "Copper Valley Union"
