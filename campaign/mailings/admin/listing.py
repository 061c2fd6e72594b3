"""The list of mailings: how far each is, in numbers."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.snippets.views.snippets import IndexView

from campaign.core.pages.translations import own_name
from campaign.core.text.lists import listed
from campaign.core.text.numbers import grouped
from campaign.mailings.audiences import audience_named, is_registered
from campaign.mailings.models import Mailing

State = Mailing.State
UNDER_WAY = (State.SCHEDULED, State.SENDING, State.PAUSED)


class MailingFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=State.choices)

    class Meta:
        model = Mailing
        fields = ["state", "audience"]


class MailingListView(IndexView):
    def get_base_queryset(self) -> QuerySet[Mailing]:
        mailings = super().get_base_queryset().on_sites_of(self.request.user)
        return mailings.select_related("numbers").prefetch_related("texts")

    def get_edit_url(self, instance: Mailing) -> str | None:
        return super().get_edit_url(instance) if instance.is_open else opened(instance)

    def get_list_more_buttons(self, instance: Mailing) -> list:
        """Edit, copy and delete for drafts alone: what was sent stays as it was sent."""
        return super().get_list_more_buttons(instance) if instance.is_open else []


def opened(mailing: Mailing) -> str:
    """The page about a mailing: its form while it is a draft, its report after that."""
    view = "edit" if mailing.is_open else "report"
    return reverse(f"mailings_admin:{view}", args=[mailing.pk])


class StateColumn(Column):
    cell_template_name = "mailings/admin/state_cell.html"

    def get_value(self, instance: Mailing) -> dict[str, Any]:
        return {"words": state_in_words(instance), "primary": instance.state in UNDER_WAY, "mailing": instance}


class LanguagesColumn(Column):
    def get_value(self, instance: Mailing) -> str:
        return listed(own_name(text.language) for text in instance.texts.all())


class PeopleColumn(Column):
    def get_value(self, instance: Mailing) -> str:
        if instance.kind == Mailing.Kind.CORRECTION:
            return _("those who got the mailing that it corrects")
        return str(audience_named(instance.audience).label) if is_registered(instance.audience) else ""


class NumbersColumn(Column):
    def get_value(self, instance: Mailing) -> str:
        numbers = getattr(instance, "numbers", None)
        if numbers is None:
            return ""
        words = _("%(sent)s of %(all)s")
        return words % {"sent": grouped(numbers.sent), "all": grouped(numbers.recipients)}


class WhenColumn(Column):
    def get_value(self, instance: Mailing) -> str:
        if instance.state == State.SCHEDULED:
            return moment_there(instance)
        at = instance.ended_at or instance.began_at or instance.created_at
        return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def moment_there(mailing: Mailing) -> str:
    """When it is to be sent, with the zone that was named."""
    there = mailing.scheduled_there
    return f"{date_format(there, 'SHORT_DATETIME_FORMAT')} {mailing.time_zone}".strip() if there else ""


def state_in_words(mailing: Mailing) -> str:
    if mailing.state == State.DRAFT and mailing.workflow_in_progress:
        return _("waits for its review")
    if mailing.state == State.DRAFT and mailing.live and not mailing.has_unpublished_changes:
        return _("released, not sent yet")
    return str(mailing.get_state_display())


COLUMNS = [
    TitleColumn("title", label=gettext_lazy("Title"), get_url=opened),
    StateColumn("state", label=gettext_lazy("State"), sort_key="state"),
    PeopleColumn("people", label=gettext_lazy("To")),
    LanguagesColumn("languages", label=gettext_lazy("Languages")),
    NumbersColumn("numbers", label=gettext_lazy("Taken by the mail server")),
    WhenColumn("when", label=gettext_lazy("When")),
]
