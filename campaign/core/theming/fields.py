"""What editors choose of a site's look."""

from dataclasses import fields
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from campaign.core.theming.checks import accent_bears_words, accent_stands_on, main_bears_words, nearest
from campaign.core.theming.colors import color
from campaign.core.theming.frame_looks import MOST_ROUND
from campaign.core.theming.ready_looks import LOOKS, ReadyLook


def _chosen(name: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    return models.CharField(name, max_length=14, choices=choices, default="", blank=True, **options)


class Themed(models.Model):
    """The look of one site: a ready one, and what differs from it."""

    class Look(models.TextChoices):
        POSTER = "", _("Poster: cobalt and sulfur, narrow headings")
        LAKE = "lake", _("Lake: calm, green-blue on white, rounded, much space")
        RALLY = "rally", _("Rally: bold, black and orange, square, large headings")
        HEARTH = "hearth", _("Hearth: warm, brick and honey on paper, headings as in a book")

    class Header(models.TextChoices):
        OF_LOOK = "", _("as the look has it")
        PLAIN = "plain", _("light, or dark at night")
        MAIN = "main", _("in the main color")

    class Font(models.TextChoices):
        OF_LOOK = "", _("as the look has it")
        POSTER = "poster", _("poster: narrow headings")
        SANS = "sans", _("plain")
        SERIF = "serif", _("with serifs, as in a book")
        SERIF_HEADINGS = "serif_headings", _("headings with serifs, plain text")

    class Ground(models.TextChoices):
        OF_LOOK = "", _("as the look has it")
        COOL = "cool", _("cool gray")
        PAPER = "paper", _("paper: a warm tint")
        WHITE = "white", _("white, or black at night")

    class Headings(models.TextChoices):
        OF_LOOK = "", _("as the look has it")
        SMALL = "small", _("small")
        NORMAL = "normal", _("normal")
        LARGE = "large", _("large")

    class Space(models.TextChoices):
        OF_LOOK = "", _("as the look has it")
        TIGHT = "tight", _("tight")
        NORMAL = "normal", _("normal")
        WIDE = "wide", _("wide")

    theme_look = models.CharField(
        _("look"),
        max_length=8,
        choices=Look,
        default=Look.POSTER,
        blank=True,
        help_text=_("Each can be read by day and by night. What you choose below replaces its part of the look."),
    )
    theme_main = models.CharField(
        _("main color"),
        max_length=7,
        blank=True,
        help_text=_("Six digits, such as #1d35b4, for the large areas and most buttons. White words stand on it."),
    )
    theme_accent = models.CharField(
        _("accent"),
        max_length=7,
        blank=True,
        help_text=_("Such as #ffd83d, for the one button that matters. Dark words stand on it, it on the main color."),
    )
    theme_header = _chosen(_("top of the page"), Header)
    theme_font = _chosen(
        _("font"), Font, help_text=_("Only fonts that readers’ devices bring along: nothing is fetched.")
    )
    theme_ground = _chosen(_("ground"), Ground, help_text=_("The color of the page behind everything."))
    theme_headings = _chosen(_("size of headings"), Headings)
    theme_space = _chosen(_("space between parts"), Space)
    theme_corner = models.PositiveSmallIntegerField(
        _("roundness of corners"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_ROUND)],
        help_text=_("In pixels, at most 24; 0 is square. Left empty, as the look has it."),
    )

    theme_panels = [
        MultiFieldPanel(
            [
                FieldPanel("theme_look", widget=RadioSelect),
                HelpPanel(template="core/admin/theme_preview.html"),
                FieldRowPanel([FieldPanel("theme_main"), FieldPanel("theme_accent"), FieldPanel("theme_ground")]),
                FieldRowPanel([FieldPanel("theme_font"), FieldPanel("theme_headings"), FieldPanel("theme_space")]),
                FieldRowPanel([FieldPanel("theme_header"), FieldPanel("theme_corner")]),
            ],
            heading=_("Look"),
        )
    ]

    class Meta:
        abstract = True

    @property
    def look(self) -> ReadyLook:
        """The ready look with what was chosen instead of its parts."""
        names = (one.name for one in fields(ReadyLook))
        return LOOKS[self.theme_look].changed(**{name: getattr(self, f"theme_{name}") for name in names})

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        for name in ("theme_main", "theme_accent"):
            written = getattr(self, name)
            if written and not color(written):
                errors[name] = _("Write a color as six digits from 0 to f, such as #1d35b4.")
            setattr(self, name, color(written) or written)
        if not errors:
            errors = self._unreadable()
        if errors:
            raise ValidationError(errors)

    def _unreadable(self) -> dict[str, Any]:
        """The first pair of colors that can't be read together, under the field to change, with a way out."""
        main, accent = self.look.main, self.look.accent

        def main_would_do(candidate: str) -> bool:
            return main_bears_words(candidate) and accent_stands_on(accent, candidate)

        def accent_would_do(candidate: str) -> bool:
            return accent_bears_words(candidate) and accent_stands_on(candidate, main)

        if not main_bears_words(main):
            would_do = main_bears_words if self.theme_accent else main_would_do
            return {"theme_main": _failed(_("White words can’t be read on %(color)s."), main, would_do)}
        if not accent_bears_words(accent):
            return {"theme_accent": _failed(_("Dark words can’t be read on %(color)s."), accent, accent_would_do)}
        if accent_stands_on(accent, main):
            return {}
        if self.theme_accent:
            words = _("The accent %(color)s can’t be read on the main color.")
            return {"theme_accent": _failed(words, accent, accent_would_do)}
        return {"theme_main": _failed(_("The accent can’t be read on %(color)s."), main, main_would_do)}


def _failed(words: Any, written: str, passes: Any) -> ValidationError:
    offered = nearest(written, passes)
    message = f"{words % {'color': written}} " + str(
        _("The nearest color that can be read is %(color)s.") % {"color": offered}
        if offered
        else _("No color near it can be read with the other one: change that too.")
    )
    return ValidationError(message)
