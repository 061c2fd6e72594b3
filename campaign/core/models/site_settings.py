"""What is said once for a whole site: who runs the campaign, how to reach it, how it is shared."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.fields import StreamField

from campaign.core.blocks.sharing import ShareTextsBlock
from campaign.core.blocks.site_words import SiteWordsStreamBlock
from campaign.core.models.of_site import SettingsOfSite
from campaign.core.models.settings_form import CampaignSettingsForm
from campaign.core.pages.site_words import SiteWords, site_words
from campaign.core.theming.fields import Themed

SOCIAL_NETWORKS = ("bluesky", "facebook", "instagram", "linkedin", "mastodon", "x", "youtube")


def _account(name: str) -> models.URLField:
    return models.URLField(
        name,
        blank=True,
        help_text=_("The full address of your account there, such as https://…. Left empty, no link is shown."),
    )


@register_setting(icon="site", order=10)
class CampaignSettings(Themed, SettingsOfSite):
    organization_name = models.CharField(
        _("organization"),
        max_length=120,
        blank=True,
        help_text=_("Who runs this campaign. Shown at the top and bottom of each page and in mails."),
    )
    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("A few words under the organization's name.")
    )
    logo = models.ForeignKey(
        "core.CampaignImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown at the top of each page, and of mails to many, in place of the name."),
    )
    contact_email = models.EmailField(
        _("contact address"),
        blank=True,
        help_text=_("Where the public and the press can write to; also the reply address of mails."),
    )
    postal_address = models.TextField(
        _("postal address"),
        blank=True,
        help_text=_("Some countries require it at the foot of campaign mails."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Linked beside every form that asks for personal data."),
    )

    bluesky = _account("Bluesky")
    facebook = _account("Facebook")
    instagram = _account("Instagram")
    linkedin = _account("LinkedIn")
    mastodon = _account("Mastodon")
    x = _account("X")
    youtube = _account("YouTube")

    share_text = models.CharField(
        _("text of shared posts"),
        max_length=240,
        blank=True,
        help_text=_(
            "Prefilled when somebody shares; the link is added behind it. "
            "{signatures} becomes the number of signatures, on paper too."
        ),
    )
    share_email_subject = models.CharField(
        _("subject of the shared mail"),
        max_length=120,
        blank=True,
        help_text=_("Prefilled when somebody shares by mail."),
    )
    share_email_body = models.TextField(
        _("text of the shared mail"),
        blank=True,
        help_text=_("Prefilled when somebody shares by mail; the link is added at the end."),
    )
    share_texts = StreamField(
        ShareTextsBlock(),
        verbose_name=_("texts for single networks"),
        blank=True,
        help_text=_("Where a network or the mail should say something else. A petition can have its own."),
    )
    social_image = models.ForeignKey(
        "core.CampaignImage",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on cards in social networks for pages without a picture of their own."),
    )

    other_languages = StreamField(
        SiteWordsStreamBlock(),
        verbose_name=_("other languages"),
        blank=True,
        help_text=_(
            "The organization’s name, address and shared texts for readers of other languages: on pages, in mails and "
            "on cards of translations. Readers of a language that is not here get the name, tagline and address "
            "from above."
        ),
    )

    preview_address = models.URLField(
        _("preview address of another front end"),
        blank=True,
        help_text=_(
            "Where a site that reads the API shows drafts, such as https://www.example.org/preview. Editors then find "
            "“Other front end” among the previews; its link opens one draft for 15 minutes. Left empty, there is none."
        ),
    )
    retention_months = models.PositiveSmallIntegerField(
        _("keep signers' data for (months)"),
        default=24,
        help_text=_(
            "After this time without activity, names and addresses are removed; the signatures still count. "
            "0 keeps them until you delete them."
        ),
    )

    select_related = ["logo", "social_image", "privacy_page"]
    base_form_class = CampaignSettingsForm

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("campaign_name"),
                FieldPanel("organization_name"),
                FieldPanel("tagline"),
                FieldPanel("logo"),
                FieldPanel("contact_email"),
                FieldPanel("postal_address"),
            ],
            heading=_("Organization"),
        ),
        *Themed.theme_panels,
        MultiFieldPanel([FieldPanel(network) for network in SOCIAL_NETWORKS], heading=_("Social accounts")),
        MultiFieldPanel(
            [
                FieldPanel("share_text"),
                FieldPanel("share_email_subject"),
                FieldPanel("share_email_body"),
                FieldPanel("share_texts"),
                FieldPanel("social_image"),
            ],
            heading=_("Sharing"),
        ),
        FieldPanel("other_languages"),
        FieldPanel("preview_address", heading=_("Other front end")),
        MultiFieldPanel([PageChooserPanel("privacy_page"), FieldPanel("retention_months")], heading=_("Privacy")),
    ]

    class Meta:
        verbose_name = _("campaign settings")
        # Says where the rights of a group hold: see ``accounts.rights.sites``.
        permissions = [("work_on_sites", "Can work on all sites, with the rights that are given here")]

    def clean(self) -> None:
        super().clean()
        page = self.privacy_page.specific if self.privacy_page_id else None
        if page is not None and not getattr(page, "body", True):
            raise ValidationError({"privacy_page": _("This page has no words yet: write it first, then choose it.")})

    @property
    def words(self) -> SiteWords:
        """Name, tagline and address in the active language."""
        return site_words(self, get_language() or "")

    @property
    def shown_name(self) -> str:
        """Who runs the campaign, in the active language; the site's name where nobody said so. It may be empty."""
        return self.words.organization_name or (self.site.site_name if self.site_id else "")

    def social_accounts(self) -> list[tuple[str, str]]:
        """Pairs of a network's name and this campaign's address there, for those that are filled in."""
        return [
            (str(self._meta.get_field(network).verbose_name), getattr(self, network))
            for network in SOCIAL_NETWORKS
            if getattr(self, network)
        ]
