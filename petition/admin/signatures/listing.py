"""The list of signatures, at millions of rows."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from campaign.core.geography.countries import country_choices, country_name
from campaign.core.geography.long_select import LongSelect
from campaign.core.text.lists import listed
from campaign.core.text.numbers import grouped
from campaign.mail.addresses.mailboxes import canonical_email
from petition.admin.own_sites import of_own_petitions, partners_of_who_asks, petitions_of_who_asks
from petition.admin.signatures.reading import note_reading
from petition.counting.busiest import busiest_petitions
from petition.models import Partner, Signature

PETITIONS_OFFERED = 500


class SignaturePaginator(WagtailPaginator):
    """Pages through the newest signatures that match, and counts no further than it pages.

    Counting millions of rows, or going past a million to show the next fifty, takes the database seconds. Who looks
    for an older one narrows the list.
    """

    reach = 10_000

    @cached_property
    def count(self) -> int:
        return min(self._matches, self.reach)

    @property
    def is_cut_short(self) -> bool:
        return self._matches > self.reach

    @property
    def items_count_label(self) -> str:
        if not self.is_cut_short:
            return super().items_count_label
        if self._everything is not None:
            return _("about %(count)s signatures, of which the newest are shown") % {"count": grouped(self._everything)}
        return _("more than %(count)s signatures, of which the newest are shown") % {"count": grouped(self.reach)}

    @cached_property
    def _matches(self) -> int:
        if self._everything is not None and self._everything > self.reach:
            return self._everything
        return self.object_list.order_by().values("pk")[: self.reach + 1].count()

    @cached_property
    def _everything(self) -> int | None:
        """The number of all rows as PostgreSQL estimates it; None where the list is narrowed or unknown."""
        if self.object_list.query.where or connection.vendor != "postgresql":
            return None
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [Signature._meta.db_table]
            )
            return cursor.fetchone()[0]


def petition_choices() -> list[tuple[int, str]]:
    """Petitions by number and title, what people sign now first, as many as a list of choices bears.

    Those of the sites on which whoever asks works.
    """
    return [
        (petition.pk, petition.title) for petition in busiest_petitions(PETITIONS_OFFERED, of=petitions_of_who_asks())
    ]


def partner_choices() -> list[tuple[int, str]]:
    """The partners of the sites on which whoever asks works."""
    return list(partners_of_who_asks().values_list("pk", "name"))


class SignatureFilterSet(WagtailFilterSet):
    petition = django_filters.ChoiceFilter(
        label=gettext_lazy("Petition"), choices=petition_choices, widget=forms.Select
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=Signature.State.choices, widget=forms.RadioSelect
    )
    created_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Signed"), widget=DateRangePickerWidget)
    country = django_filters.ChoiceFilter(label=gettext_lazy("Country"), choices=country_choices, widget=LongSelect)
    place = django_filters.CharFilter(label=gettext_lazy("City, region or postal code"), method="at_place")
    channel = django_filters.ChoiceFilter(
        label=gettext_lazy("Came by"), choices=Signature.Channel.choices, widget=forms.RadioSelect
    )
    source = django_filters.CharFilter(label=gettext_lazy("Source or partner"), method="from_source")
    partner = django_filters.ChoiceFilter(label=gettext_lazy("Partner"), choices=partner_choices, widget=LongSelect)
    comment_state = django_filters.ChoiceFilter(
        label=gettext_lazy("Comment"), choices=Signature.CommentState.choices[1:], widget=forms.RadioSelect
    )
    mark = django_filters.CharFilter(label=gettext_lazy("Mark"), lookup_expr="icontains")

    class Meta:
        model = Signature
        fields: list[str] = []

    def at_place(self, signatures: QuerySet, name: str, value: str) -> QuerySet:
        return signatures.filter(
            Q(city__istartswith=value) | Q(region__istartswith=value) | Q(postal_code__istartswith=value)
        )

    def from_source(self, signatures: QuerySet, name: str, value: str) -> QuerySet:
        partners = Partner.objects.filter(Q(slug__iexact=value) | Q(name__iexact=value)).values("pk")
        return signatures.filter(Q(source__iexact=value) | Q(partner__in=partners) | Q(referrer__iexact=value))


def name_or_note(signature: Signature) -> str:
    """The name; words where it was removed."""
    return signature.shown_name or _("(personal data removed)")


def place_of(signature: Signature) -> str:
    parts = (signature.postal_code, signature.city, country_name(signature.country) if signature.country else "")
    return listed(parts)


class ShortColumn(Column):
    """What may be long, such as the source that a link names: cut, the whole of it where the pointer rests."""

    most = 30

    def get_value(self, instance: Signature) -> str:
        whole = str(super().get_value(instance) or "")
        if len(whole) <= self.most:
            return whole
        return format_html('<span title="{}">{}</span>', whole, Truncator(whole).chars(self.most))


class SignatureListView(IndexView):
    """Signatures by newest first, found by name or address and narrowed by filters."""

    model = Signature
    permission_required = "view"
    any_permission_required = None
    page_title = gettext_lazy("Signatures")
    template_name = "petition/admin/signature_list.html"
    results_template_name = "petition/admin/signature_list_results.html"
    paginator_class = SignaturePaginator
    paginate_by = 50
    default_ordering = "-pk"
    filterset_class = SignatureFilterSet
    search_fields = ["name", "address"]  # says that there is a search: see search_queryset
    columns = [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="signature"),
        TitleColumn(
            "name",
            label=gettext_lazy("Name"),
            accessor=name_or_note,
            get_url=lambda signature: reverse("signatures:inspect", args=[signature.pk]),
            get_title_id=lambda signature: f"signature_{signature.pk}_title",
        ),
        Column("email", label=gettext_lazy("Address")),
        ShortColumn("place", label=gettext_lazy("Place"), accessor=place_of),
        ShortColumn("petition", label=gettext_lazy("Petition"), accessor="petition_title"),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            primary=lambda signature: signature.counts,
        ),
        ShortColumn("mark", label=gettext_lazy("Mark")),
        ShortColumn("source", label=gettext_lazy("Source")),
        DateColumn("created_at", label=gettext_lazy("Signed")),
    ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.is_export = False  # there is a right and a page of its own for that

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        ways = (("import", _("Import"), "upload"), ("export", _("Export"), "download"))
        return [
            HeaderButton(label, url=reverse(f"signatures:{action}"), icon_name=icon)
            for action, label, icon in ways
            if self.user_has_permission(action)
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, may_change=self.user_has_permission("change"), **kwargs)
        if self._by_address:
            for signature in context["object_list"]:
                note_reading(signature=signature, by=self.request.user, looked_up=True)
        return context

    @property
    def _by_address(self) -> bool:
        return "@" in (self.search_query or "")

    def get_base_queryset(self) -> QuerySet[Signature]:
        signatures = of_own_petitions(Signature.objects.all(), self.request.user)
        return signatures.annotate(petition_title=F("petition__title")).defer("comment", "answers")

    def filter_queryset(self, queryset: QuerySet[Signature]) -> QuerySet[Signature]:
        if self.filters and not self.filters.is_valid():
            # All rows in place of the few that were meant would be the wrong ones to act upon.
            messages.error(self.request, _("A filter has a value that is not known: nothing is shown."))
            return queryset.none()
        queryset = super().filter_queryset(queryset)
        if self.filters and self.filters.is_valid() and self.filters.form.cleaned_data["petition"]:
            return queryset.order_by("-created_at", "-pk")  # as the index of a petition's newest has them
        return queryset

    def search_queryset(self, queryset: QuerySet[Signature]) -> QuerySet[Signature]:
        words = self.search_query.strip()
        if not words:
            return queryset
        if self._by_address:
            try:
                return queryset.of_mailbox(canonical_email(words))
            except (ValidationError, ValueError):
                return queryset.none()
        # PostgreSQL cannot know how rare a name is, and would walk all rows from the newest if it could: "+ 0" takes
        # that way from it, so that it asks the index of names.
        return queryset.named(words).order_by((F("pk") + 0).desc())
