"""What another site's editor pastes in: options, the lines to copy, and how it will look."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from campaign.core.theming.colors import color
from campaign.core.theming.frame_looks import FONTS, MOST_ROUND, look_of
from petition.embedding.growth import GROWTH
from petition.models import PetitionPage

BADGE, NUMBER, GROWTH_PICTURE = "badge", "number", "growth-picture"
# Address and height in pixels.
PICTURES = {BADGE: ("petition_badge", 44), GROWTH_PICTURE: ("petition_growth", 420)}
_COLOR = _("Six hexadecimal digits, such as 1d35b4. Left empty, as on this site.")
_UNREADABLE = _("Words would be hard to read with this color, so this site’s own is used. Try a darker or lighter one.")


class PastingForm(forms.Form):
    """Bound to a request's query; what is left empty is as on the campaign's own site."""

    kind = forms.ChoiceField(
        label=_("What is shown"),
        choices=[
            ("", _("The whole form")),
            ("compact", _("The count, with the form folded up under it")),
            ("count", _("The count and a link to this site")),
            (BADGE, _("A badge: a picture of the count")),
            (NUMBER, _("The number alone, within a sentence")),
        ],
        required=False,
    )
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=[("", _("As the reader’s device is set")), ("light", _("Light")), ("dark", _("Dark"))],
        required=False,
    )
    accent = forms.CharField(label=_("Color of buttons"), max_length=7, required=False, help_text=_COLOR)
    background = forms.CharField(label=_("Background"), max_length=7, required=False, help_text=_COLOR)
    text = forms.CharField(label=_("Color of words"), max_length=7, required=False, help_text=_COLOR)
    radius = forms.IntegerField(
        label=_("Roundness of corners"),
        min_value=0,
        max_value=MOST_ROUND,
        required=False,
        help_text=_("In pixels; 0 is square."),
    )
    font = forms.ChoiceField(
        label=_("Font"),
        choices=[("", _("As on this site")), *zip(FONTS, (_("Plain"), _("With serifs"), _("Typewriter")), strict=True)],
        required=False,
    )
    lang = forms.ChoiceField(label=_("Language of labels and buttons"), required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=120,
        required=False,
        help_text=_("Kept with each signature. Left empty, it is the name of the other site."),
    )

    def __init__(self, data: Any, *, growth: bool = False) -> None:
        """``growth``: whether the petition offers its curve."""
        super().__init__(data, label_suffix="")
        if growth:
            curves = [(GROWTH, _("The curve, the count and a link")), (GROWTH_PICTURE, _("The curve as a picture"))]
            self.fields["kind"].choices = [*self.fields["kind"].choices, *curves]
        self.fields["lang"].choices = [("", _("As on this site")), *settings.LANGUAGES]

    def clean(self) -> dict:
        super().clean()
        cleaned = self.cleaned_data
        look = look_of({name: str(cleaned.get(name) or "") for name in ("theme", "accent", "background", "text")})
        for name in ("accent", "background", "text"):
            if not cleaned.get(name):
                continue
            if not color(cleaned[name]):
                self.add_error(name, _("Enter six hexadecimal digits, such as 1d35b4."))
            elif not getattr(look, name):
                self.add_error(name, _UNREADABLE)
        return cleaned

    def chosen(self) -> dict[str, str]:
        """Name and value of each valid choice."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value not in (None, "")}


@dataclass(frozen=True)
class Pasting:
    """``lines`` are to be copied; ``address`` is what they show; ``height``: of a picture in pixels, else 0."""

    lines: SafeString
    address: str
    height: int = 0


def pasting(petition: PetitionPage, chosen: dict[str, str], request: HttpRequest | None = None) -> Pasting:
    """What shows the petition elsewhere, as a ``PastingForm`` was filled in; ``partner``: its name in links."""
    page = petition.canonical_url(request) or settings.SITE_URL
    site = "{0.scheme}://{0.netloc}".format(urlsplit(page))
    kind = chosen.get("kind", "")
    look = look_of(chosen).choices + ([("lang", chosen["lang"])] if "lang" in chosen else [])
    script = format_html('<script src="{}{}embed.js" defer></script>\n', site, settings.STATIC_URL)
    if kind in PICTURES:
        name, height = PICTURES[kind]
        address = _with_query(reverse(name, args=[petition.pk]), look)
        picture = format_html('<img src="{}{}" alt="{}" height="{}">', site, address, petition.title, height)
        return Pasting(format_html('<a href="{}">{}</a>', page, picture), address, height)
    if kind == NUMBER:
        number = format_html('<campaign-count petition="{}">{}</campaign-count>', petition.pk, petition.progress.count)
        return Pasting(script + number, reverse("petition_badge", args=[petition.pk]), PICTURES[BADGE][1])
    parameters = [*look, *([("variant", kind)] if kind else [])]
    attributes = [*parameters, *((name, chosen[name]) for name in ("source", "partner") if name in chosen)]
    written = "".join(format_html(' {}="{}"', name, value) for name, value in attributes)
    link = format_html('  <a href="{}">{}</a>\n', page, petition.title)
    lines = script + format_html(
        '<campaign-petition petition="{}"{}>\n{}</campaign-petition>', petition.pk, SafeString(written), link
    )
    return Pasting(lines, _with_query(reverse("embedded_petition", args=[petition.pk]), parameters))


def _with_query(path: str, parameters: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path
