"""The moderation list: who waits, the longest waiting first, with what a decision needs."""

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import IndexView

from endorsers.kit.reminding import numbers_of, partners_who_brought
from endorsers.models import Endorser
from endorsers.models.querysets import EndorserQuerySet
from endorsers.moderation.duplicates import numbers_of_duplicates
from endorsers.moderation.states import ModerationState, in_state
from endorsers.wall.listing import with_logos


class EndorserFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=ModerationState.choices,
        method="filter_state",
        empty_label=pgettext_lazy("organizations", "All"),
    )

    brought = django_filters.ChoiceFilter(
        label=_("Brought people"),
        choices=[("yes", _("yes")), ("no", _("nobody yet"))],
        method="filter_brought",
        empty_label=pgettext_lazy("organizations", "All"),
    )

    class Meta:
        model = Endorser
        fields = ["state", "brought", "scope", "featured", "source"]

    def filter_brought(self, queryset: EndorserQuerySet, name: str, value: str) -> EndorserQuerySet:
        """Of those that have a link."""
        theirs = Q(partner__in=partners_who_brought())
        return queryset.filter(theirs if value == "yes" else ~theirs, live=True, partner__isnull=False)

    def filter_state(self, queryset: EndorserQuerySet, name: str, value: str) -> EndorserQuerySet:
        return in_state(queryset, value)


class ModerationListView(IndexView):
    def get_base_queryset(self) -> EndorserQuerySet:
        return with_logos(super().get_base_queryset().on_sites_of(self.request.user).for_moderation())

    def order_queryset(self, queryset: EndorserQuerySet) -> EndorserQuerySet:
        return super().order_queryset(queryset) if self.is_explicitly_ordered else queryset.longest_waiting_first()

    def search_queryset(self, queryset: EndorserQuerySet) -> EndorserQuerySet:
        """By the name as the wall is searched, or a part of region or website."""
        words = (self.search_query or "").strip()
        if not words:
            return queryset
        named = Endorser.objects.named_like(words).values("pk")
        return queryset.filter(Q(pk__in=named) | Q(region__icontains=words) | Q(website__icontains=words))

    def paginate_queryset(self, queryset: EndorserQuerySet, page_size: int) -> tuple:
        paginator, page, shown, is_paginated = super().paginate_queryset(queryset, page_size)
        shown = list(shown)
        numbers, brought = numbers_of_duplicates(shown), numbers_of(shown)
        for endorser in shown:
            endorser.brought = brought.get(endorser.pk, 0) if endorser.partner_id else None
            endorser.duplicates = numbers[endorser.pk]
        page.object_list = shown
        return paginator, page, shown, is_paginated

    def get_list_more_buttons(self, instance: Endorser) -> list:
        buttons = super().get_list_more_buttons(instance)
        if instance.rejected_at and not instance.live and self.user_has_permission("publish"):
            url = reverse("endorsers_admin:reconsider", args=[instance.pk])
            buttons.append(MenuItem(_("Take up again"), url=url, icon_name="undo", priority=15))
        return buttons

    @cached_property
    def header_buttons(self) -> list[Button]:
        """In plain sight, for those who may."""
        buttons = [*super().header_buttons]
        if self.user_has_permission("add"):
            url = reverse("endorsers_admin:import")
            buttons.append(HeaderButton(_("Import a spreadsheet"), url=url, icon_name="upload"))
        buttons.append(HeaderButton(_("Export as CSV"), url=reverse("endorsers_admin:export"), icon_name="download"))
        return buttons
