"""The list of partners: how many each brought, and who has not shared yet."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from petition.models import Partner, PartnerTally, Signature

SHARED, NOT_YET = "yes", "no"


class PartnerFilterSet(WagtailFilterSet):
    active = django_filters.ChoiceFilter(
        label=_("Active"), choices=[("True", _("yes")), ("False", _("no"))], widget=forms.RadioSelect
    )
    shared = django_filters.ChoiceFilter(
        label=_("Has shared"),
        choices=[(SHARED, _("somebody signed by it")), (NOT_YET, _("nobody yet"))],
        widget=forms.RadioSelect,
        method="by_sharing",
    )

    class Meta:
        model = Partner
        fields: list[str] = []

    def by_sharing(self, partners: QuerySet[Partner], name: str, value: str) -> QuerySet[Partner]:
        signed = Exists(Signature.objects.filter(partner=OuterRef("pk")))
        return partners.filter(signed if value == SHARED else ~signed)


def with_numbers(partners: QuerySet[Partner]) -> QuerySet[Partner]:
    """With ``brought``: who counts and confirmed the address, until now."""
    sums = PartnerTally.objects.filter(partner=OuterRef("pk")).order_by().values("partner").annotate(sum=Sum("count"))
    return partners.annotate(brought=Coalesce(Subquery(sums.values("sum")), Value(0)))
