"""The library's filter form."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from resources.models import ResourceLibraryPage, ResourcePage
from resources.querysets import ResourceQuerySet


class ResourceFilterForm(forms.Form):
    kind = forms.ChoiceField(label=_("Type"), required=False)
    publisher = forms.ChoiceField(label=_("Publisher"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, data: QueryDict, *, library: ResourceLibraryPage) -> None:
        super().__init__(data)
        self.fields["kind"].choices = [("", _("All")), *ResourcePage.Kind.choices]

    def narrowed(self, resources: ResourceQuerySet) -> ResourceQuerySet:
        return resources

    def querystring(self) -> str:
        return ""
