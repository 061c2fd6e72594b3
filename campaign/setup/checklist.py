"""What is still to do until the launch. Each line is ticked by looking at the data, never by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from campaign.core.models import CampaignSettings
from campaign.setup.models import PageImport
from campaign.setup.words import MARK
from endorsers.models import Endorser
from home.models import ContentPage, FAQPage, HomePage
from petition.models import PetitionPage
from petition.self_service.trials import Trial, trial_of
from resources.models import ResourcePage

FIRST_QUESTIONS = 2


@dataclass(frozen=True)
class Line:
    """``url`` opens the place where it is done; the launch waits for what is ``required``."""

    words: str
    why: str
    url: str
    is_done: bool
    required: bool = False


class Begun:
    """What there is on a site by now; each fact is looked up once."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def settings(self) -> CampaignSettings:
        return CampaignSettings.for_site(self.site)

    @cached_property
    def home(self) -> HomePage:
        return self.site.root_page.specific

    @cached_property
    def petition(self) -> PetitionPage | None:
        return self.below(PetitionPage).order_by("path").first()

    @cached_property
    def back(self) -> str:
        """A query that leads back to the checklist."""
        return urlencode({"next": reverse("campaign_checklist")})

    def below(self, kind: type[Page]) -> QuerySet:
        """The site's published pages of a kind."""
        return kind.objects.live().descendant_of(self.site.root_page)

    def edit(self, page: Page | None) -> str:
        """Where a page is written, to come back once it is published; where it is added, if it is missing."""
        if page is None:
            return reverse("wagtailadmin_pages:add_subpage", args=[self.site.root_page_id])
        return f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?{self.back}"

    def edit_settings(self, part: str = "organization") -> str:
        """The campaign's settings, scrolled to one of their parts."""
        return (
            f"{reverse('wagtailsettings:edit', args=['core', 'campaignsettings', self.site.pk])}#panel-{part}-section"
        )

    @cached_property
    def questions(self) -> FAQPage | None:
        return self.below(FAQPage).first()

    @cached_property
    def privacy(self) -> Page | None:
        return self.settings.privacy_page.specific if self.settings.privacy_page_id else None

    @cached_property
    def editors(self) -> list[User]:
        """Those who can enter the admin: who was invited can once a password is chosen."""
        enters = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
        active = get_user_model()._default_manager.filter(enters, is_active=True).distinct()
        return [editor for editor in active if editor.has_usable_password()]

    @cached_property
    def trial(self) -> Trial:
        """An editor's own signature."""
        if self.petition is None:
            return Trial()
        return trial_of(self.petition, addresses=[editor.email for editor in self.editors])


def checklist(site: Site) -> list[Line]:
    """All lines, in the order in which one does them."""
    begun = Begun(site)
    content = list(_content(begun))
    return [_brought(begun, content), *_words(begun), *_people(begun), *content, *_trials(begun)]


def _brought(begun: Begun, content: list[Line]) -> Line:
    """Nothing is left to bring where all of the content is there."""
    return Line(
        _("Bring what you have"),
        _("A campaign page elsewhere? Its words, questions, organizations and resources come here by its address."),
        reverse("campaign_page_import"),
        is_done=PageImport.objects.filter(site=begun.site).taken_in().exists() or all(line.is_done for line in content),
    )


def waits(text: object) -> bool:
    """Whether words of the beginning still stand where an editor's should."""
    return MARK in str(text)


def _words(begun: Begun) -> Iterator[Line]:
    home, petition = begun.home, begun.petition
    yield Line(
        _("The ask"),
        _("Two or three sentences under the headline: what happens, what a reader can do."),
        begun.edit(home),
        is_done=bool(home.sections) and not waits(home.sections.raw_data),
        required=True,
    )
    yield Line(
        _("The demands"),
        _("The words that people sign, with your demands as a list."),
        begun.edit(petition),
        is_done=petition is not None and bool(petition.statement) and not waits(petition.statement.raw_data),
        required=True,
    )
    yield Line(
        _("Whom you address"),
        _("Who can grant what you ask. Signers want to know."),
        begun.edit(petition),
        is_done=petition is not None and bool(petition.target),
    )
    yield Line(
        _("The form and its words"),
        _("The paragraph above the form; a goal; what signers are asked; the thanks."),
        begun.edit(petition),
        is_done=petition is not None and not waits(petition.introduction) and petition.goal is not None,
        required=petition is None or waits(petition.introduction),
    )


def _people(begun: Begun) -> Iterator[Line]:
    campaign, privacy = begun.settings, begun.privacy
    yield Line(
        _("The privacy text"),
        _("It begins as a text made of your settings. Read it; have it read by somebody who knows the law."),
        begun.edit(privacy) if privacy else begun.edit_settings("privacy"),
        is_done=has_words(privacy),
        required=True,
    )
    yield Line(
        _("Postal address and contact"),
        _("Campaign mails need both in many countries; answers go to the contact address."),
        begun.edit_settings(),
        is_done=bool(campaign.postal_address and campaign.contact_email),
    )
    yield Line(
        _("A second editor"),
        _("So that one lost phone or one holiday never stops the campaign. Done once they have accepted."),
        f"{reverse('invite_editor')}?{begun.back}",
        is_done=len(begun.editors) > 1,
    )


def _content(begun: Begun) -> Iterator[Line]:
    campaign, questions = begun.settings, begun.questions
    number = sum(len(section.value["questions"]) for section in questions.sections) if questions else 0
    yield Line(
        _("Look and logo"),
        _("Your logo at the top of each page, your colors on buttons and headlines."),
        begun.edit_settings("organization" if not campaign.logo_id else "look"),
        is_done=bool(campaign.logo_id or campaign.theme_look or campaign.theme_main),
    )
    yield Line(
        _("Picture when shared"),
        _("What people see in messengers and networks. A petition draws one of its title until you give one."),
        begun.edit_settings("sharing"),
        is_done=bool(campaign.social_image_id),
    )
    yield Line(
        _("Endorsing organizations"),
        _("Enter the first ones by hand, or all by a file of your spreadsheet."),
        reverse(Endorser.snippet_viewset.get_url_name("list")),
        is_done=Endorser.objects.filter(site=begun.site, live=True).exists(),
    )
    yield Line(
        _("Questions"),
        _("What people ask before they sign. Three at least."),
        begun.edit(questions),
        is_done=number > FIRST_QUESTIONS and not waits(questions.sections.raw_data),
    )
    yield Line(
        _("Resources"),
        _("Reports, letters, statements that carry your case: by hand, or all by a file of your spreadsheet."),
        reverse("resource_pages:index"),
        is_done=begun.below(ResourcePage).exists(),
    )


def _trials(begun: Begun) -> Iterator[Line]:
    page = begun.petition.url if begun.petition else begun.edit(None)
    yield Line(
        _("A test signature"),
        _("Sign once with the address of your account, on your phone. You may withdraw it afterwards."),
        page,
        is_done=begun.trial.signed,
    )
    yield Line(
        _("A test mail"),
        _("The mail that answers your test signature went out. Look whether it arrived, and how it looks."),
        page,
        is_done=begun.trial.mailed,
    )


def has_words(page: Page | None) -> bool:
    """Whether a page is published and says something of its own."""
    if page is None or not page.live:
        return False
    return not isinstance(page, ContentPage) or (bool(page.body) and not waits(page.body.raw_data))
