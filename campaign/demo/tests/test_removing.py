"""The demo is loaded into a site and removed again, once where nobody has used it and once where others have."""

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
from campaign.web.accounts.rights.second_site import BOUND
from endorsers.models import Endorser
from home.models import ContentPage, HomePage
from petition.models import Partner, PetitionPage, Signature, SignatureTally
from petition.signing import channels
from petition.signing.sign import sign
from petition.submission.attribution import Visit
from petition.submission.submission import Submission
from resources.models import ResourceLibraryPage, ResourcePage, Topic


def sign_as_ana(petition: PetitionPage) -> None:
    submission = Submission(given_name="Ana", email="ana@example.org")
    sign(petition=petition, submission=submission, visit=Visit(), channel=channels.FORM)


class TestRemovedDemo(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_demo()
        pages = HomePage.objects.get(locale__language_code="en").get_descendants(inclusive=True)
        cls.pages = list(pages.values_list("pk", flat=True))
        owners = (*CampaignImage.objects.all(), *CampaignDocument.objects.all())
        cls.files = [Path(owner.file.path) for owner in owners]
        cls.were_there = all(file.exists() for file in cls.files)
        cls.rename()
        with cls.captureOnCommitCallbacks(execute=True):
            cls.removed = remove_demo()

    @classmethod
    def rename(cls):
        """What an editor changed belongs to the demo all the same; another site shows its landing page."""
        Endorser.objects.filter(name="Tidewell Ocean Trust").update(name="Renamed")
        get_user_model().objects.filter(username=EDITOR["username"]).update(username="renamed")
        home = HomePage.objects.get(locale__language_code="en")
        home.title = "Renamed"
        home.save()
        Site.objects.create(hostname="second.example", root_page=home)

    def test_removing_leaves_an_empty_site(self):
        assert (self.removed.pages, self.removed.signatures, self.removed.kept) == (40, 386, [])
        for model in (
            Endorser,
            Signature,
            SignatureTally,
            Partner,
            CampaignImage,
            CampaignDocument,
            Topic,
            Query,
            LoadedObject,
        ):
            assert not model.objects.exists(), model
        assert not CampaignSettings.objects.exists()
        assert not get_user_model().objects.exists()
        assert [page.title for page in Page.objects.filter(depth__gt=1)] == ["Home"]
        assert Page.find_problems() == Collection.find_problems() == ([], [], [], [], [])

    def test_removing_takes_its_files_its_drafts_and_its_history_along(self):
        assert self.files
        assert self.were_there
        assert not any(file.exists() for file in self.files)
        assert Revision.objects.count() == 1
        assert not ModelLogEntry.objects.exclude(action=BOUND).exists()  # that is of the second site
        assert not PageLogEntry.objects.filter(page_id__in=self.pages).exists()

    def test_the_site_shows_an_empty_landing_page_and_takes_the_demo_again(self):
        html = self.client.get("/").content.decode()
        assert "<main" in html
        assert SITE_NAME not in html
        assert not has_content()

    def test_another_site_that_showed_the_demo_survives(self):
        assert {site.root_page.title for site in Site.objects.all()} == {"Home"}
        assert Site.objects.count() == 2

    def test_removing_twice_says_that_there_is_nothing(self):
        assert remove_demo() is None


class TestRemovedAmongOthers(TestCase):
    """Somebody was there before, and worked beside it."""

    @classmethod
    def setUpTestData(cls):
        site = Site.objects.get()
        cls.menus = NavigationSettings.objects.create(
            site=site, header=[("link", {"page": None, "url": "https://ours.example/", "label": "Ours"})]
        )
        # What is left where an editor opened the settings and saved nothing.
        CampaignSettings.objects.create(site=site)
        load_demo()
        cls.menus_beside = NavigationSettings.objects.get()
        cls.name_beside = CampaignSettings.objects.get().organization_name
        home = HomePage.objects.get(locale__language_code="en")
        sign_as_ana(PetitionPage.objects.get(locale__language_code="en"))
        cls.own_page = home.add_child(instance=ContentPage(title="Our history", slug="history"))
        cls.own_petition = home.add_child(instance=PetitionPage(title="Our petition", slug="ours"))
        sign_as_ana(cls.own_petition)
        Endorser.objects.create(name="Real Allies")
        report = ResourcePage(title="Our report", slug="our-report")
        report.topics = [Topic.objects.get(name="Congo")]
        ResourceLibraryPage.objects.get(locale__language_code="en").add_child(instance=report)
        SearchPromotion.objects.create(
            query=Query.objects.get(query_string="sign"),
            external_link_url="https://ours.example/",
            external_link_text="Ours",
        )
        picture = ContentFile(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', name="own.svg")
        cls.picture = CampaignImage.objects.create(
            title="Our picture", file=picture, collection=Collection.objects.get(name="Demo")
        )
        told = StringIO()
        call_command("remove_demo", stdout=told, skip_checks=True)
        cls.told = told.getvalue()

    def test_a_signature_of_the_public_goes_with_the_petition_and_is_counted(self):
        assert "387 signatures" in self.told
        assert [signature.petition for signature in Signature.objects.all()] == [self.own_petition]

    def test_a_page_petition_and_endorser_of_others_stay(self):
        assert self.own_page.specific_class.objects.get(pk=self.own_page.pk).url == "/history/"
        assert self.client.get("/history/").status_code == 200
        assert [signature.given_name for signature in self.own_petition.signatures.all()] == ["Ana"]
        assert PetitionPage.objects.get().signatures_counted == 1
        assert [endorser.name for endorser in Endorser.objects.all()] == ["Real Allies"]

    def test_a_resource_of_others_keeps_its_library_and_its_address(self):
        assert "Kept the page “Resources”" in self.told
        assert [page.title for page in ResourcePage.objects.all()] == ["Our report"]
        assert self.client.get("/resources/our-report/").status_code == 200

    def test_a_topic_and_a_promotion_that_others_use_stay(self):
        assert [topic.name for topic in Topic.objects.all()] == ["Congo"]
        assert [pick.external_link_text for pick in SearchPromotion.objects.all()] == ["Ours"]
        assert [query.query_string for query in Query.objects.all()] == ["sign"]

    def test_an_image_that_somebody_put_into_the_demos_collection_moves_to_the_root(self):
        self.picture.refresh_from_db()
        assert self.picture.collection == Collection.get_first_root_node()

    def test_settings_that_somebody_filled_in_are_neither_replaced_nor_removed(self):
        assert self.menus_beside == self.menus
        assert self.name_beside == SITE_NAME
        assert NavigationSettings.objects.get().header[0].value["label"] == "Ours"


def test_without_a_demo_there_is_nothing_to_remove(db):
    assert remove_demo() is None
