"""What a reader of the wall may ask for: in the page's form, by the embed's address, in the same words."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from campaign.core.geography.region_names import region
from endorsers.models import Endorser
from endorsers.models.querysets import EndorserQuerySet
from endorsers.wall.listing import Wall, regions_of, wall


class RegionField(forms.ChoiceField):
    """One of the regions of the wall, however it is written."""

    def to_python(self, value: object) -> str:
        meant = region(super().to_python(value)).key
        return next((name for name, _label in self.choices if name and region(name).key == meant), str(value or ""))


class WallFilterForm(forms.Form):
    """Bound to a request's query; a value that is no choice gets an error and narrows nothing."""

    q = forms.CharField(
        label=_("Name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    scope = forms.ChoiceField(label=_("Where it works"), required=False)
    region = RegionField(label=_("State or region"), required=False)
    by = forms.ChoiceField(
        label=_("State or local ones"),
        choices=[("", _("By name")), ("region", _("By state or region"))],
        required=False,
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, label_suffix="")
        self._endorsers = Endorser.objects.public()
        self.fields["scope"].choices = [("", _("Everywhere")), *Endorser.Scope.choices]
        regions = regions_of(self._endorsers)
        self.fields["region"].choices = [("", _("All regions")), *((name, name) for name in regions)]
        if not regions:
            del self.fields["region"], self.fields["by"]

    def chosen(self) -> dict[str, str]:
        """The filters that apply: name and value of each valid one."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def narrows(self) -> bool:
        return bool(self.chosen().keys() - {"by"})

    def wall(self) -> Wall:
        """The wall that was asked for."""
        return wall(self.narrowed(), by_region=self.chosen().get("by") == "region")

    def narrowed(self) -> EndorserQuerySet:
        """The public endorsers that all chosen filters let through."""
        chosen = self.chosen()
        return narrowed(
            self._endorsers,
            scope=chosen.get("scope"),
            region=chosen.get("region", ""),
            search=chosen.get("q", ""),
        )


def narrowed(
    endorsers: EndorserQuerySet, *, scope: str | None = None, region: str = "", search: str = ""
) -> EndorserQuerySet:
    """Those of the scope, of the region (however it is written), with these words in their names."""
    if scope:
        endorsers = endorsers.national() if scope == Endorser.Scope.NATIONAL else endorsers.local()
    if region:
        endorsers = endorsers.in_region(region)
    return endorsers.named_like(search) if search else endorsers
