"""The demo, loaded once for the whole file."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from campaign.demo.content.local_endorsers import LOCAL
from campaign.demo.content.promotions import PROMOTED_DESCRIPTION
from campaign.demo.content.questions import QUESTIONS
from campaign.demo.content.resources import RESOURCES
from campaign.demo.content.site import EDITOR, EDITOR_PASSWORD, SITE_NAME
from campaign.demo.content.updates import UPDATES
from campaign.demo.loading import load_demo
from campaign.demo.models import LoadedObject
from endorsers.models import Endorser
from home.models import HomePage
from petition.models import PetitionPage, Signature
from resources.models import ResourcePage, Topic


def output_of(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out, skip_checks=True)
    return out.getvalue()


class TestLoadedDemo(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now()
        load_demo(now=cls.now)

    def page(self, path: str) -> str:
        response = self.client.get(path)
        assert response.status_code == 200, path
        return response.content.decode()

    def test_each_page_of_the_demo_answers(self):
        for path in (
            "/",
            "/petition/",
            "/petition/thanks/",
            "/endorsers/",
            "/endorsers/add/",
            "/faq/",
            "/resources/",
            "/about/",
            "/privacy/",
            *(f"/resources/{entry['slug']}/" for entry in RESOURCES),
        ):
            with self.subTest(path=path):
                assert SITE_NAME in self.page(path)

    def test_the_landing_page_tells_the_campaign_in_its_order(self):
        html = self.page("/")
        landmarks = [
            "Minerals deals must put workers",
            "Add your name",
            "Backed by",
            "Why now",
            "Our five conditions",
            "Mirela Example",
            "Spread the Word",
            "Endorsing Organizations",
            "National Organizations",
            "Copperline Workers Federation",
            "State or Local Organizations",
            "Saltmarsh Teachers Local 9042",
            "Frequently Asked Questions",
            QUESTIONS[0][0],
            RESOURCES[0]["title"],
        ]
        # The menu at the top names some of them too.
        main = html[html.index("<main") :]
        place = 0
        for landmark in landmarks:
            place = main.find(landmark, place)
            assert place >= 0, landmark
        assert "More coming soon" in main
        assert 'href="/endorsers/add/"' in main

    def test_the_petition_says_whom_it_asks_what_and_how_far_it_is(self):
        html = self.page("/petition/")
        assert "the United States government" in html
        assert "puts recycling, reuse and lower demand ahead of opening new mines" in html
        assert "What connects you to this issue?" in html
        assert "386" in html
        assert "500" in html

    def test_all_addresses_on_the_site_hold_on_any_port(self):
        pages = Page.objects.filter(depth__gt=1)
        assert [page.url for page in pages if not page.url.startswith("/")] == []

    def test_the_three_questions_are_answered_with_lists_and_a_link(self):
        html = self.page("/faq/")
        for question, _answer in QUESTIONS:
            assert question in html
        assert html.count("<li><b>") == 4
        assert 'href="/resources/promoting-supply-chain-resilience/"' in html

    def test_the_petition_tells_what_happened_since_it_started(self):
        page, timeline = self.page("/petition/"), self.page("/petition/updates/")
        feed = self.page("/petition/updates/feed/")
        for entry in UPDATES:
            assert entry["title"] in page
            assert entry["title"] in feed
            assert entry["title"] in self.page(f"/petition/{entry['slug']}/")
        told = [timeline.index(entry["title"]) for entry in reversed(UPDATES)]
        assert [*told, timeline.index("The petition starts")] == sorted([*told, timeline.index("The petition starts")])

    def test_the_library_is_narrowed_by_topic(self):
        assert "Congo" in self.page("/resources/")
        found = Topic.objects.get(name="Congo").resources.values_list("slug", flat=True)
        assert set(found) == {"transparency-congo-agreement", "deadly-cost-of-cobalt"}

    def test_who_searches_for_signing_finds_the_petition_first(self):
        page = self.page("/search/?q=Sign")
        assert "Recommended" in page
        assert PROMOTED_DESCRIPTION in page

    def test_the_library_lists_nine_resources_with_byline_and_month(self):
        html = self.page("/resources/")
        for entry in RESOURCES:
            resource = ResourcePage.objects.get(slug=entry["slug"], locale__language_code="en")
            assert resource.title == entry["title"]
            assert entry["title"] in html
            assert resource.byline_text.replace("&", "&amp;") in html
            assert resource.date_text in html
        assert len(RESOURCES) == 9
        assert "July 2025" in html
        assert "Update" in html
        assert "Joint Letter from 36 Organizations" in html
        assert "Report by Public Citizen and Friends of the Congo" in html

    def test_a_placeholder_document_says_that_it_is_one(self):
        documents = CampaignDocument.objects.all()
        assert len(documents) >= 2
        for document in documents:
            assert "placeholder" in document.title
            response = self.client.get(document.url)
            assert response.status_code == 200
            assert response["Content-Type"] == "application/pdf"
        assert "a placeholder of this demo" in self.page("/resources/us-indonesia-minerals-deal/")

    def test_the_wall_has_as_many_organizations_as_the_seed_shows(self):
        public = Endorser.objects.public()
        assert public.national().count() >= 27
        assert public.local().count() >= 110
        assert set(public.local().values_list("region", flat=True)) == set(LOCAL)
        assert public.filter(logo=None).exists()
        assert public.filter(featured=True).exists()
        assert public.exclude(quote="").exists()
        assert all(".example/" in website for website in public.values_list("website", flat=True))

    def test_an_organization_that_waits_for_an_editor_is_not_on_the_wall(self):
        waiting = Endorser.objects.filter(live=False)
        assert waiting.exists()
        html = self.page("/endorsers/")
        assert [endorser for endorser in waiting if endorser.name in html] == []

    def test_each_picture_has_a_description(self):
        assert not CampaignImage.objects.filter(description="").exists()
        assert {image.file.name.rpartition(".")[2] for image in CampaignImage.objects.all()} == {"jpg", "png", "svg"}

    def test_the_signatures_lie_in_the_last_thirty_days_and_all_count(self):
        petition = PetitionPage.objects.get(locale__language_code="en")
        signatures = Signature.objects.of(petition)
        assert petition.signatures_counted == signatures.count() > 300
        assert signatures.earliest("created_at").created_at > self.now - timedelta(days=31)
        assert signatures.latest("created_at").created_at < self.now
        assert 0 < signatures.public().count() < signatures.count()
        assert signatures.filter(family_name="").exists()
        assert all(address.endswith(".example") for address in signatures.values_list("email", flat=True))

    def test_the_editor_can_log_in_and_open_the_admin(self):
        validate_password(EDITOR_PASSWORD, get_user_model()(**EDITOR))
        assert self.client.login(username=EDITOR["username"], password=EDITOR_PASSWORD)
        assert self.client.get("/admin/").status_code == 200

    def test_editors_can_save_each_page_as_it_was_loaded(self):
        for page in Page.objects.filter(depth__gt=1).specific():
            page.full_clean()
            for field in page._meta.get_fields():
                if isinstance(field, StreamField):
                    field.stream_block.clean(getattr(page, field.name))
        menus = NavigationSettings.objects.get()
        for menu in (menus.header, menus.header_button, menus.footer):
            menu.stream_block.clean(menu)

    def test_the_menus_and_settings_stand_on_each_page(self):
        html = self.page("/faq/")
        for path in ("/petition/", "/endorsers/", "/faq/", "/resources/", "/about/", "/privacy/"):
            assert f'href="{path}"' in html
        assert CampaignSettings.objects.get().privacy_page == Page.objects.get(
            slug="privacy", locale__language_code="en"
        )

    def test_a_resource_is_found_by_its_publisher(self):
        assert "Nickel Unearthed" in self.page("/search/?q=CRI")

    def test_loading_twice_changes_nothing(self):
        models = (Page, Endorser, Signature, CampaignImage, CampaignDocument, LoadedObject, get_user_model())
        before = [list(model.objects.values_list("pk", flat=True)) for model in models]
        assert "nothing was loaded" in output_of("load_demo")
        assert [list(model.objects.values_list("pk", flat=True)) for model in models] == before

    @override_settings(SITE_URL="http://localhost:9123")
    def test_the_demo_follows_to_another_port(self):
        load_demo()
        assert HomePage.objects.get(locale__language_code="en").full_url == "http://localhost:9123/"

    @override_settings(SITE_URL="http://localhost:9123")
    def test_a_site_that_shows_another_page_keeps_its_address(self):
        other = Page.get_first_root_node().add_child(instance=HomePage(title="Ours", slug="ours"))
        Site.objects.update(root_page=other, hostname="ours.example")
        load_demo()
        assert Site.objects.get().hostname == "ours.example"

    def test_the_first_edit_of_what_it_made_is_taken_back(self):
        self.client.force_login(get_user_model().objects.create_superuser("ada", "ada@office.example"))
        viewset = Endorser.snippet_viewset
        names = {
            HomePage: ("wagtailadmin_pages:history", "wagtailadmin_pages:revisions_revert"),
            PetitionPage: ("wagtailadmin_pages:history", "wagtailadmin_pages:revisions_revert"),
            Endorser: (viewset.get_url_name("history"), viewset.get_url_name("revisions_revert")),
        }
        for model, (history, revert) in names.items():
            made = model.objects.filter(live=True).first()
            first = made.latest_revision_id
            made.save_revision(log_action=True).publish()
            assert reverse(revert, args=[made.pk, first]) in self.page(reverse(history, args=[made.pk])), model


def test_a_site_with_content_is_left_alone(petition):
    assert load_demo() is None
    assert not LoadedObject.objects.exists()


@pytest.mark.parametrize("command", ["load_demo", "remove_demo"])
def test_where_the_demo_is_not_allowed_the_commands_refuse_in_one_line(db, command, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match=r"^[^\n]*DEMO_ALLOWED[^\n]*$"):
        output_of(command)
    assert not LoadedObject.objects.exists()


def test_settings_that_say_nothing_refuse_the_demo(db, settings):
    del settings.DEMO_ALLOWED
    with pytest.raises(CommandError):
        output_of("load_demo")


def test_what_production_is_based_on_has_no_demo():
    from campaign.settings import base

    assert "campaign.demo" in settings.INSTALLED_APPS
    assert "campaign.demo" not in base.INSTALLED_APPS
    assert not hasattr(base, "DEMO_ALLOWED")
