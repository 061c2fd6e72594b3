"""The kit of one organization, in one language: what its files and texts are made of."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from wagtail.models import Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import here
from campaign.core.models import CampaignSettings
from campaign.core.sharing.links import with_source
from campaign.core.text.rich_text import plain_text
from campaign.mailings.writing.placeholders import filled, pieces
from endorsers.kit.contents import Kit
from endorsers.kit.logos import logo_of
from endorsers.models import Endorser, EndorsersPage
from endorsers.models.kit_words import KIT_WORDS
from petition.models import Partner, PetitionPage


@dataclass(frozen=True)
class Source:
    """An organization with its link and the petition to which that leads, in the language that is spoken."""

    endorser: Endorser
    partner: Partner
    petition: PetitionPage
    page: EndorsersPage | None
    campaign: CampaignSettings

    @property
    def link(self) -> str:
        return self.petition.canonical_url() + self.petition.reverse_subpage("with", args=[self.partner.slug])

    def path(self, request: HttpRequest) -> str:
        """The same on the site that was asked."""
        return self.petition.own_address("with", request, self.partner.slug)

    @property
    def language(self) -> str:
        return language_of(self.petition)

    @property
    def digest(self) -> str:
        """Another one where anything of what is drawn may differ; it costs no drawing."""
        logos = [image and image.file.name for image in (self.endorser.logo, self.campaign.logo)]
        names = self.endorser.name, self.campaign.shown_name, self.petition.title
        said = (*names, self.words("call"), self.link, *logos)
        return sha256(repr((said, self.campaign.look)).encode()).hexdigest()[:12]

    def words(self, name: str, *, source: str = "") -> str:
        """An editor's text, else ours, with what it names filled in; the link says by which way people came."""
        text = (getattr(self.page, f"kit_{name}") if self.page else "") or str(KIT_WORDS[name])
        values = {
            "organization": self.endorser.name,
            "campaign": self.campaign.shown_name,
            "petition": self.petition.title,
            "link": with_source(self.link, source) if source else self.link,
        }
        return filled(pieces(text), values)


def source_of(endorser: Endorser, site: Site) -> Source | None:
    """None where the organization has no link that works, or the site no petition in this language."""
    partner = endorser.partner if endorser.live and endorser.withdrawn_at is None else None
    petitions = list(here(PetitionPage.objects.live().public()).order_by("path"))
    if partner is None or not partner.active or not petitions:
        return None
    petition = next((one for one in petitions if one.is_open()), petitions[0])
    page = here(EndorsersPage.objects.live()).first()
    return Source(endorser, partner, petition, page, CampaignSettings.for_site(site))


def kit_of(source: Source) -> Kit:
    """With the logos' pixels: the most work of it is done once a day."""
    petition = source.petition
    return Kit(
        organization=logo_of(source.endorser.name, source.endorser.logo),
        campaign=logo_of(source.campaign.shown_name, source.campaign.logo),
        title=petition.title,
        call=source.words("call"),
        ask=plain_text(petition.introduction) or petition.description_when_shared,
        badge=gettext("We support"),
        link=source.link,
        look=source.campaign.look,
        language=get_language() or "",
    )
