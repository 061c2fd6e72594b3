"""The demo is loaded once into a site where somebody has been already, and removed in each test."""

from io import StringIO
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import TestCase
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry, Revision, Site

from campaign.core.models import CampaignDocument, CampaignImage, CampaignSettings, NavigationSettings
from campaign.demo.content.site import EDITOR, SITE_NAME
from campaign.demo.loading import has_content, load_demo
from campaign.demo.models import LoadedObject
from campaign.demo.removing import remove_demo
from endorsers.models import Endorser
from home.models import ContentPage, HomePage
from petition import doors
from petition.models import PetitionPage, Signature, SignatureTally
from petition.signing import sign
from petition.submission import Submission
from petition.visits import Visit
from resources.models import ResourceLibraryPage, ResourcePage, Topic


def sign_as_ana(petition: PetitionPage) -> None:
    submission = Submission(given_name="Ana", email="ana@example.org")
    sign(petition=petition, submission=submission, visit=Visit(), door=doors.FORM)


class TestRemovedDemo(TestCase):
    @classmethod
    def setUpTestData(cls):
        site = Site.objects.get()
        cls.menus = NavigationSettings.objects.create(
            site=site, header=[("link", {"page": None, "url": "https://ours.example/", "label": "Ours"})]
        )
        # What is left where an editor opened the settings and saved nothing.
        CampaignSettings.objects.create(site=site)
        load_demo()
        cls.home = HomePage.objects.get()

    def test_removing_leaves_an_empty_site(self):
        removed = remove_demo()
        assert (removed.pages, removed.signatures, removed.kept) == (19, 386, [])
        for model in (Endorser, Signature, SignatureTally, CampaignImage, CampaignDocument, Topic, Query, LoadedObject):
            assert not model.objects.exists(), model
        assert not CampaignSettings.objects.exists()
        assert not get_user_model().objects.filter(username=EDITOR["username"]).exists()
        assert [page.title for page in Page.objects.filter(depth__gt=1)] == ["Home"]
        assert Page.find_problems() == Collection.find_problems() == ([], [], [], [], [])

    def test_a_topic_and_a_promotion_that_others_use_stay(self):
        library = Page.objects.get(slug="resources").specific
        ours = ResourcePage(title="Ours", slug="ours")
        ours.topics = [Topic.objects.get(name="Congo")]
        library.add_child(instance=ours)
        query = Query.objects.get(query_string="sign")
        SearchPromotion.objects.create(
            query=query, external_link_url="https://ours.example/", external_link_text="Ours"
        )
        remove_demo()
        assert [topic.name for topic in Topic.objects.all()] == ["Congo"]
        assert [pick.external_link_text for pick in SearchPromotion.objects.all()] == ["Ours"]
        assert [query.query_string for query in Query.objects.all()] == ["sign"]

    def test_removing_takes_its_files_its_drafts_and_its_history_along(self):
        files = [Path(owner.file.path) for owner in (*CampaignImage.objects.all(), *CampaignDocument.objects.all())]
        pages = list(self.home.get_descendants(inclusive=True).values_list("pk", flat=True))
        assert all(file.exists() for file in files)
        with self.captureOnCommitCallbacks(execute=True):
            remove_demo()
        assert not any(file.exists() for file in files)
        assert Revision.objects.count() == 1
        assert not ModelLogEntry.objects.exists()
        assert not PageLogEntry.objects.filter(page_id__in=pages).exists()

    def test_the_site_shows_an_empty_landing_page_and_takes_the_demo_again(self):
        remove_demo()
        html = self.client.get("/").content.decode()
        assert "<main" in html
        assert SITE_NAME not in html
        assert not has_content()

    def test_removing_twice_says_that_there_is_nothing(self):
        remove_demo()
        assert remove_demo() is None

    def test_settings_that_somebody_filled_in_are_neither_replaced_nor_removed(self):
        assert NavigationSettings.objects.get() == self.menus
        assert CampaignSettings.objects.get().organization_name == SITE_NAME
        remove_demo()
        assert NavigationSettings.objects.get().header[0].value["label"] == "Ours"

    def test_a_signature_of_the_public_goes_with_the_petition_and_is_counted(self):
        sign_as_ana(PetitionPage.objects.get())
        assert remove_demo().signatures == 387

    def test_a_page_petition_and_endorser_of_others_stay(self):
        own_page = self.home.add_child(instance=ContentPage(title="Our history", slug="history"))
        own_petition = self.home.add_child(instance=PetitionPage(title="Our petition", slug="ours"))
        sign_as_ana(own_petition)
        Endorser.objects.create(name="Real Allies")
        remove_demo()
        assert own_page.specific_class.objects.get(pk=own_page.pk).url == "/history/"
        assert self.client.get("/history/").status_code == 200
        assert [signature.given_name for signature in own_petition.signatures.all()] == ["Ana"]
        assert PetitionPage.objects.get().signatures_counted == 1
        assert [endorser.name for endorser in Endorser.objects.all()] == ["Real Allies"]

    def test_a_resource_of_others_keeps_its_library_and_its_address(self):
        library = ResourceLibraryPage.objects.get()
        library.add_child(instance=ResourcePage(title="Our report", slug="our-report"))
        out = StringIO()
        call_command("remove_demo", stdout=out, skip_checks=True)
        assert "Kept the page “Resources”" in out.getvalue()
        assert [page.title for page in ResourcePage.objects.all()] == ["Our report"]
        assert self.client.get("/resources/our-report/").status_code == 200

    def test_an_image_that_somebody_put_into_the_demos_collection_moves_to_the_root(self):
        picture = ContentFile(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', name="own.svg")
        image = CampaignImage.objects.create(
            title="Our picture", file=picture, collection=Collection.objects.get(name="Demo")
        )
        remove_demo()
        image.refresh_from_db()
        assert image.collection == Collection.get_first_root_node()

    def test_what_editors_renamed_is_still_the_demos(self):
        Endorser.objects.filter(name="Tidewell Ocean Trust").update(name="Renamed")
        get_user_model().objects.filter(username=EDITOR["username"]).update(username="renamed")
        self.home.title = "Renamed"
        self.home.save()
        remove_demo()
        assert not Endorser.objects.exists()
        assert not get_user_model().objects.exists()
        assert HomePage.objects.get().title == "Home"

    def test_another_site_that_showed_the_demo_survives(self):
        Site.objects.create(hostname="second.example", root_page=self.home)
        remove_demo()
        assert {site.root_page.title for site in Site.objects.all()} == {"Home"}
        assert Site.objects.count() == 2


def test_without_a_demo_there_is_nothing_to_remove(db):
    assert remove_demo() is None
