"""Two editors at once: each sees the other, and the second one is told before their words take the place of others."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Site

from campaign.core.models import CampaignImage
from campaign.webhooks.models import WebhookEndpoint
from endorsers.models import Endorser
from petition.models import AccessRule, CommentReason, MailText, Partner
from resources.models import Topic

pytestmark = pytest.mark.django_db
# Good values of an address and of words alike.
MINE, THEIRS = "https://mine.example/", "https://theirs.example/"


def fields_of(form):
    """What a browser would send of the form as it is shown."""
    data = {}
    for field in form:
        value = field.value()
        if value is not None and value is not False and not hasattr(value, "stream_block"):
            data[field.html_name] = value
    return data


def sent(answer):
    """What a browser would send of the form in the page."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("form[data-edit-form]")
    data = {}
    for field in form.select("input[name], textarea[name]"):
        ticked = field.get("type") in ("checkbox", "radio")
        if ticked and not field.has_attr("checked"):
            continue
        value = field.text.lstrip("\n") if field.name == "textarea" else field.get("value", "on" if ticked else "")
        data.setdefault(field["name"], []).append(value)
    for field in form.select("select[name]"):
        data[field["name"]] = [option["value"] for option in field.select("option[selected]")]
    streams = [name for name, field in answer.context["form"].fields.items() if hasattr(field, "block")]
    data |= {f"{name}-count": "0" for name in streams} | {"as_opened": form.select_one("[name=as_opened]")["value"]}
    return {name: value for name, value in data.items() if name != "file"}


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


def a_picture():
    return CampaignImage.objects.create(title="River", file=get_test_image_file())


def a_collection():
    return Collection.get_first_root_node().add_child(instance=Collection(name="Rivers"))


KINDS = {
    "mail": (
        "wagtailsnippets_petition_mailtext:edit",
        lambda: MailText.objects.create(kind="thanks", language="en", subject="Thank you", body="Look: {link}"),
        "subject",
    ),
    "topic": ("wagtailsnippets_resources_topic:edit", lambda: Topic.objects.create(name="Rivers"), "name"),
    "reason": (
        "comment_reasons:edit",
        lambda: CommentReason.objects.create(name="Insults", words="It insults people."),
        "words",
    ),
    "rule": (
        "access_rules:edit",
        lambda: AccessRule.objects.create(kind="domain", value="spam.example", action="block"),
        "note",
    ),
    "partner": ("partners:edit", lambda: Partner.objects.create(name="River Alliance", slug="river"), "contact"),
    "webhook": (
        "webhooks:edit",
        lambda: WebhookEndpoint.objects.create(
            name="Partner", url="https://partner.example/", events=["signature.created"]
        ),
        "name",
    ),
    "redirect": (
        "wagtailredirects:edit",
        lambda: Redirect.add_redirect("/old-page", "https://rivers.example/"),
        "redirect_link",
    ),
    "picture": ("wagtailimages:edit", a_picture, "description"),
    "site": ("wagtailsites:edit", lambda: Site.objects.get(), "site_name"),
    "account": ("wagtailusers_users:edit", lambda: User.objects.create_user("linus", email=""), "first_name"),
    "collection": ("wagtailadmin_collections:edit", a_collection, "name"),
}


@pytest.fixture(params=KINDS)
def shared(request, petition):
    """The address of a form, and a field of it; the row that it changes."""
    view, make, field = KINDS[request.param]
    row = make()
    return reverse(view, args=[row.pk]), field, row


def test_of_each_kind_the_second_one_is_told(admin_client, shared):
    edit, field, row = shared
    mine = sent(admin_client.get(edit))
    type(row).objects.filter(pk=row.pk).update(**{field: THEIRS})

    answer = admin_client.post(edit, mine | {field: MINE})

    assert "has saved this while you were writing" in answer.content.decode()
    assert answer.context["form"][field].value() == MINE
    row.refresh_from_db()
    assert getattr(row, field) == THEIRS


def test_of_each_kind_who_else_is_here_stands_at_the_top(admin_client, django_user_model, shared):
    edit, _field, row = shared
    other = django_user_model.objects.create_superuser(
        "grace", password="grace", first_name="Grace", last_name="Hopper"
    )
    content_type = ContentType.objects.get_for_model(row)
    EditingSession.objects.create(user=other, content_type=content_type, object_id=row.pk, last_seen_at=timezone.now())

    ping = re.search(r'data-w-swap-src-value="([^"]*/ping/[^"]*)"', admin_client.get(edit).content.decode())[1]

    assert "Grace Hopper" in admin_client.post(ping).json()["html"]


def test_recommended_results_that_were_changed_meanwhile_are_not_overwritten(admin_client, petition):
    query = Query.objects.create(query_string="cobalt")
    pick = SearchPromotion.objects.create(query=query, page=petition, description="Sign it")
    edit = reverse("wagtailsearchpromotions:edit", args=[query.pk])
    mine = sent(admin_client.get(edit))
    SearchPromotion.objects.filter(pk=pick.pk).update(description=THEIRS)

    answer = admin_client.post(edit, mine | {"editors_picks-0-description": MINE})

    assert "has saved this while you were writing" in answer.content.decode()
    assert MINE in answer.content.decode()
    pick.refresh_from_db()
    assert pick.description == THEIRS
    admin_client.post(edit, sent(answer))
    pick.refresh_from_db()
    assert pick.description == MINE


@pytest.mark.parametrize("kind", ["campaignsettings", "navigationsettings"])
def test_settings_that_were_saved_meanwhile_for_the_first_time_are_not_overwritten(admin_client, home, kind):
    site = home.get_site()
    edit = reverse("wagtailsettings:edit", args=["core", kind, site.pk])
    mine = sent(admin_client.get(edit))
    assert mine["as_opened"] == "new"
    admin_client.post(edit, mine)

    answer = admin_client.post(edit, mine)

    assert "has saved this while you were writing" in answer.content.decode()
    assert 'data-controller="w-swap w-action w-session"' in answer.content.decode()


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
