"""Menus that editors edit: links at the head and the foot of each page of a site."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import register_setting
from wagtail.fields import StreamField
from wagtail.models import Site

from campaign.core.blocks.links import MenuLinkBlock
from campaign.core.models.of_site import SettingsOfSite
from campaign.core.pages.prefetching import load_alike_streams


@register_setting(icon="list-ul", order=20)
class NavigationSettings(SettingsOfSite):
    header = StreamField(
        [("link", MenuLinkBlock())],
        verbose_name=_("main menu"),
        blank=True,
        help_text=_(
            "Links at the top of each page, in this order; not more than eight in a language. "
            "Links to unpublished pages are left out."
        ),
    )
    header_button = StreamField(
        [("link", MenuLinkBlock())],
        verbose_name=_("button in the main menu"),
        blank=True,
        help_text=_("One link that stands out, such as “Sign the petition”. One for each language."),
    )
    footer = StreamField(
        [("link", MenuLinkBlock())],
        verbose_name=_("footer menu"),
        blank=True,
        help_text=_("Links at the foot of each page, such as privacy and contact."),
    )

    panels = [FieldPanel("header"), FieldPanel("header_button"), FieldPanel("footer")]

    class Meta:
        verbose_name = _("menus")

    @classmethod
    def for_site(cls, site: Site) -> "NavigationSettings":
        """With the pages of its links, which are loaded together."""
        menus = super().for_site(site)
        load_alike_streams(menus, ("header", "header_button", "footer"))
        return menus
