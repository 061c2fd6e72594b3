"""Editors read what the public reads of ours, language by language, and put their own words in its place."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from campaign.core.catalogs.public_words import (
    PublicWords,
    coverage,
    lost_placeholders,
    public_words,
)
from campaign.core.models import OwnWords
from campaign.core.text.lists import listed

PERMISSION = "core.change_ownwords"
PER_PAGE = 50
LONGEST = 4000


class _OfWords(PermissionRequiredMixin):
    permission_required = PERMISSION
    raise_exception = True

    def language(self) -> str:
        code = self.kwargs.get("language") or settings.LANGUAGE_CODE
        if code not in dict(settings.LANGUAGES):
            raise Http404
        return code

    def own(self) -> dict[tuple[str, str, int], str]:
        rows = OwnWords.objects.filter(language=self.language())
        return {(row.context, row.original, row.form): row.words for row in rows}


class WordsView(_OfWords, TemplateView):
    """The public strings of a language, those without words first; searched by original and words."""

    template_name = "core/admin/public_words.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language, looked_for = self.language(), self.request.GET.get("q", "").strip()[:200]
        kwargs["language"] = language  # the first address names none
        own = self.own()
        rows = [
            {
                "number": number,
                "one": one,
                "own": own.get(one.key, ""),
                "is_missing": not (one.words or own.get(one.key)),
            }
            for number, one in enumerate(public_words(language))
            if looked_for.casefold() in f"{one.original}\n{one.words}\n{own.get(one.key, '')}".casefold()
        ]
        if language != settings.LANGUAGE_CODE:
            rows.sort(key=lambda row: bool(row["one"].words or row["own"]))
        return super().get_context_data(
            is_original=language == settings.LANGUAGE_CODE,
            coverage=coverage(language),
            languages=[(code, _name_of(code)) for code, _own in settings.LANGUAGES],
            rows=Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p")),
            q=looked_for,
            header_title=_("Words of the site"),
            header_icon="globe",
            is_rtl=get_language_info(language)["bidi"],
            **kwargs,
        )


class WordsForm(forms.Form):
    """Left empty, ours stand again."""

    words = forms.CharField(
        label=gettext_lazy("Your words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy(
            "Left empty, ours are shown. What stands in braces or as %(name)s is filled in: keep it."
        ),
    )

    def __init__(self, *args: Any, original: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original = original

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if words and (lost := lost_placeholders(self.original, words)):
            raise ValidationError(
                _("Keep what is filled in as the original has it: %(names)s.") % {"names": listed(lost)}
            )
        return words


class OneView(_OfWords, FormView):
    form_class = WordsForm
    template_name = "core/admin/public_words_one.html"

    def one(self) -> PublicWords:
        found = public_words(self.language())
        number = self.kwargs["number"]
        if number >= len(found):
            raise Http404
        return found[number]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"original": self.one().original}

    def get_initial(self) -> dict[str, str]:
        one = self.one()
        return {"words": self.own().get(one.key, "")}

    def form_valid(self, form: WordsForm) -> HttpResponse:
        one, language = self.one(), self.language()
        place: dict[str, Any] = {
            "language": language,
            "original": one.original,
            "context": one.context,
            "form": one.form,
        }
        if words := form.cleaned_data["words"]:
            OwnWords.objects.update_or_create(**place, defaults={"words": words})
            messages.success(self.request, _("Your words are saved. Pages and mails say them within a second."))
        else:
            for row in OwnWords.objects.filter(**place):
                row.delete()
            messages.success(self.request, _("Our words are shown again."))
        return redirect("public_words", language)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            one=self.one(),
            language_name=_name_of(self.language()),
            header_title=_("Words of the site"),
            header_icon="globe",
            back=reverse("public_words", args=[self.language()]),
            **kwargs,
        )


class WordsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def _name_of(code: str) -> str:
    return get_language_info(code)["name_translated"]


menu_item = WordsMenuItem(
    gettext_lazy("Words of the site"),
    reverse_lazy("public_words_first"),
    name="public-words",
    icon_name="globe",
    order=350,
)
urls = [
    path("words/", WordsView.as_view(), name="public_words_first"),
    path("words/<slug:language>/", WordsView.as_view(), name="public_words"),
    path("words/<slug:language>/<int:number>/", OneView.as_view(), name="public_words_one"),
]
