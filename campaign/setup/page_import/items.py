"""One thing of a page as a form: ticked and changed, or left out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.web.forms.typed_fields import LineField, LinesField
from endorsers.import_export import import_rows as organizations
from endorsers.models import Endorser
from resources.import_export import rows as resources
from resources.models import ResourcePage

TICKED = "on"


class Item(forms.Form):
    """``take`` first: what is not ticked is not checked. ``named_by`` is the field that tells what it is.

    ``known`` and ``url`` say in words what is there already, and where; ``note`` what an editor should look at.
    """

    named_by: str
    known = url = note = ""

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_taken:
            self._errors.clear()

    @property
    def is_taken(self) -> bool:
        return self.is_bound and not self.known and self.data.get(self.add_prefix("take")) == TICKED

    @property
    def label(self) -> str:
        """What it is about, as typed."""
        return str(self[self.named_by].value() or "")

    def typed(self, name: str) -> str:
        return str(self[name].value() or "")


def _tick() -> forms.BooleanField:
    return forms.BooleanField(required=False, label=gettext_lazy("Take"))


class HeadlineItem(Item):
    named_by = "headline"
    take = _tick()
    headline = LineField(
        label=gettext_lazy("Headline"), max_length=160, help_text=gettext_lazy("The largest words of the landing page.")
    )
    ask = LinesField(
        label=gettext_lazy("The ask"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Below the headline; and above the form, where nothing is written there yet."),
    )


class QuestionItem(Item):
    named_by = "question"
    take = _tick()
    question = LineField(label=gettext_lazy("Question"), max_length=200)
    answer = LinesField(
        label=gettext_lazy("Answer"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "A blank line parts paragraphs, “- ” begins an entry of a list, [words](address) is a link."
        ),
    )


class OrganizationItem(Item, organizations.RowForm):
    named_by = "name"
    take = _tick()
    quote = contact_name = contact_role = contact_email = None
    field_order = ["take", "name", "website", "scope", "region", "logo"]
    scope = forms.ChoiceField(choices=Endorser.Scope.choices, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, organizations.FIELDS)


class ResourceItem(Item, resources.RowForm):
    named_by = "title"
    take = _tick()
    topics = language = None
    field_order = ["take", "title", "link", "date", "updated_note", "kind", "publishers", "signatories", "byline"]
    kind = forms.ChoiceField(choices=ResourcePage.Kind.choices, required=False)
    publishers = LineField(max_length=2000, required=False, help_text=gettext_lazy("Divide names by semicolons."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, resources.FIELDS)


class RedirectItem(Item):
    named_by = "path"
    take = _tick()
    path = LineField(label=gettext_lazy("Old path"), max_length=255)
    page = forms.ChoiceField(label=gettext_lazy("Leads to"), required=False)

    def __init__(self, *args: Any, pages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].choices = [("", "—"), *pages]

    def clean_path(self) -> str:
        path = self.cleaned_data["path"]
        if not path.startswith("/") or path.startswith("//") or not path.strip("/"):
            raise ValidationError(_("Enter a path of this site, such as /old-page/."))
        return path

    def clean_page(self) -> str:
        if not self.cleaned_data["page"]:
            raise ValidationError(_("Choose the page that it leads to."))
        return self.cleaned_data["page"]


class OptionsForm(forms.Form):
    region = LineField(
        label=gettext_lazy("State or region of all local organizations that say none"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Such as Ohio. Each needs one; its own field goes first."),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy(
            "Otherwise all of it waits as drafts. A page with changes that wait for somebody is never published here."
        ),
    )


def _label(form: forms.Form, labels: dict[str, Any]) -> None:
    for name, field in form.fields.items():
        field.label = labels.get(name, field.label)
