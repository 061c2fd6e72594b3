"""Which signers a mailing is for, in plain words."""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.geography.countries import country_choices
from campaign.mailings.admin.filter_forms import FilterForm, WordsField, register_form
from petition.admin.own_sites import own_petitions
from petition.form.question_fields import ANSWER_PREFIX, question_fields
from petition.models import PetitionPage

_BOXES = forms.CheckboxSelectMultiple
_DAY: dict[str, Any] = {"required": False, "widget": forms.DateInput(attrs={"type": "date"})}


class SignerFilterForm(FilterForm):
    """``asked`` holds pairs of a question's key and an answer, which the filters keep apart."""

    petitions = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Signed"),
        required=False,
        coerce=int,
        widget=_BOXES,
        help_text=gettext_lazy("None ticked: any."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Language"), required=False, choices=settings.LANGUAGES, widget=_BOXES
    )
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("Country"),
        required=False,
        choices=country_choices,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=gettext_lazy("Hold Ctrl (on a Mac Cmd) to choose several."),
    )
    regions = WordsField(
        label=gettext_lazy("State or region"), help_text=gettext_lazy("Such as Ohio, Kansas; a comma between them.")
    )
    sources = WordsField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Where the visit came from, as the list of signatures names it; a comma between them."),
    )
    partners = WordsField(
        label=gettext_lazy("Partner"), help_text=gettext_lazy("Whose link or key they came by; a comma between them.")
    )
    signed_from = forms.DateField(label=gettext_lazy("Signed from"), **_DAY)
    signed_until = forms.DateField(label=gettext_lazy("Signed until"), **_DAY)
    asked = forms.MultipleChoiceField(
        label=gettext_lazy("Answered"),
        required=False,
        widget=_BOXES,
        help_text=gettext_lazy("Answers to one of the petitions’ own questions; any of those ticked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = self.as_initial(dict(self.initial))
        petitions = own_petitions(self.user) if self.user else PetitionPage.objects.all()
        originals = list(petitions.originals().order_by("title"))
        self.fields["petitions"].choices = [(page.pk, page.title) for page in originals]
        offered = [group for page in originals for group in _answers_of(page)]
        self.fields["asked"].choices = offered
        if not offered:
            del self.fields["asked"]

    def as_initial(self, filters: dict[str, Any]) -> dict[str, Any]:
        question = filters.get("question")
        return filters | {
            "asked": [_pair(question, answer) for answer in filters.get("answers", ())] if question else []
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("signed_from"), cleaned.get("signed_until")
        if begins and ends and begins > ends:
            self.add_error("signed_until", _("This day is before the first one."))
        return cleaned

    def clean_asked(self) -> list[str]:
        asked = self.cleaned_data["asked"]
        if len({json.loads(one)[0] for one in asked}) > 1:
            raise ValidationError(_("Choose answers to one question alone."))
        return asked

    def filters(self) -> dict[str, Any]:
        chosen = super().filters()
        pairs = [json.loads(one) for one in chosen.pop("asked", ())]
        if pairs:
            chosen |= {"question": pairs[0][0], "answers": [answer for _key, answer in pairs]}
        return chosen


def _answers_of(petition: PetitionPage) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """The questions of one petition that have answers to choose from, each with its answers."""
    for name, field in question_fields(petition).items():
        key = name.removeprefix(ANSWER_PREFIX)
        if isinstance(field, forms.BooleanField):
            yield str(field.label), [(_pair(key, "true"), _("yes")), (_pair(key, "false"), _("no"))]
        elif choices := getattr(field, "choices", None):
            yield str(field.label), [(_pair(key, value), str(words)) for value, words in choices if value]


def _pair(key: Any, answer: Any) -> str:
    return json.dumps([str(key), str(answer)], ensure_ascii=False)


register_form("signers", SignerFilterForm)
