"""What happened since people signed: dated posts under a petition."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.query import PageQuerySet
from wagtail.search import index

from campaign.core.blocks import ContentStreamBlock
from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.models import BasePage
from campaign.core.models.pages import SharePicture, tabs
from campaign.core.pages.structured_data import web_page
from campaign.mailings.models import Mailing

# Addresses of the petition itself, which a post under it would never get.
TAKEN_SLUGS = ("thanks", "updates", "reasons")


class PetitionUpdatePage(BasePage):
    date = models.DateField(_("date"), default=timezone.localdate)
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("What happened, in one or two sentences. Shown in lists and in the feed."),
    )
    body = StreamField(ContentStreamBlock(), verbose_name=_("body"), blank=True)

    parent_page_types = ["petition.PetitionPage"]
    subpage_types: list[str] = []
    page_description = _("News about a petition: what happened since people signed.")
    template = "petition/update_page.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    edit_handler = tabs(content_panels)
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    api_fields = [*BasePage.api_fields, APIField("date"), APIField("introduction"), APIField("body")]

    class Meta:
        verbose_name = _("petition update")
        verbose_name_plural = _("petition updates")

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": _("The petition itself uses this address. Choose another one.")})

    @property
    def petition(self):  # noqa: ANN201 - the petition that it is under
        return self.get_parent().specific

    @property
    def mailed_at(self) -> datetime | None:
        """When it began to be sent by mail, in whichever language; None where it was not."""
        return mailed_at([self]).get(self.translation_key)

    def drawn_picture(self) -> SharePicture | None:
        """The petition's: news of it leads to signing it."""
        return self.petition.drawn_picture()

    def structured_data(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        article = web_page(self, kind="NewsArticle", request=request)
        article |= {"headline": self.title[:110], "datePublished": self.date.isoformat()}
        return [*super().structured_data(request), article]


def updates_of(petition: BasePage) -> PageQuerySet[PetitionUpdatePage]:
    """The published posts under a petition that anybody may read, the latest first."""
    if petition.pk is None or not petition.numchild:
        return PetitionUpdatePage.objects.none()
    return PetitionUpdatePage.objects.child_of(petition).live().public().order_by("-date", "-pk")


def mailed_at(updates: Iterable[PetitionUpdatePage]) -> dict[UUID, datetime]:
    """When each began to be sent by mail, by its translation key; those that were not are not in it. One query."""
    keys = {update.translation_key for update in updates}
    sent = Mailing.objects.filter(update__translation_key__in=keys, began_at__isnull=False).order_by("-began_at")
    return dict(sent.values_list("update__translation_key", "began_at"))
