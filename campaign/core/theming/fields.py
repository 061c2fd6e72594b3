"""What editors choose of a site's look."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from campaign.core.theming.checks import (
    ACCENT,
    MAIN,
    accent_bears_words,
    accent_stands_on,
    main_bears_words,
    nearest,
)
from campaign.core.theming.colors import color
from campaign.core.theming.frame_looks import MOST_ROUND


class Themed(models.Model):
    """The look of one site; what is left empty is the platform's own."""

    class Header(models.TextChoices):
        PLAIN = "", _("light, or dark at night")
        MAIN = "main", _("in the main color")

    class Font(models.TextChoices):
        POSTER = "", _("poster: narrow headings")
        SANS = "sans", _("plain")
        SERIF = "serif", _("with serifs, as in a book")

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
    theme_header = models.CharField(
        _("top of the page"), max_length=4, choices=Header, default=Header.PLAIN, blank=True
    )
    theme_font = models.CharField(
        _("font"),
        max_length=5,
        choices=Font,
        default=Font.POSTER,
        blank=True,
        help_text=_("Only fonts that readers’ devices bring along: nothing is fetched."),
    )
    theme_corner = models.PositiveSmallIntegerField(
        _("roundness of corners"),
        default=3,
        validators=[MaxValueValidator(MOST_ROUND)],
        help_text=_("In pixels, at most 24; 0 is square."),
    )

    theme_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("theme_main"), FieldPanel("theme_accent"), FieldPanel("theme_corner")]),
                FieldRowPanel([FieldPanel("theme_header"), FieldPanel("theme_font")]),
                HelpPanel(template="core/admin/theme_preview.html"),
            ],
            heading=_("Look"),
        )
    ]

    class Meta:
        abstract = True

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
        main, accent = self.theme_main or MAIN, self.theme_accent or ACCENT

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
