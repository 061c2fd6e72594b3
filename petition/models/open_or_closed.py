"""Whether the public can sign a petition, and what it reads where it can't."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from campaign.core.blocks.text import SIMPLE_FEATURES


class OpenOrClosed(models.Model):
    """A petition is closed by an editor or by its closing date, whichever comes first."""

    class State(models.TextChoices):
        OPEN = "open", _("open: the public can sign")
        CLOSED = "closed", _("closed: shown, but no more signatures")

    state = models.CharField(_("state"), max_length=6, choices=State, default=State.OPEN)
    closes_at = models.DateTimeField(
        _("closes by itself at"),
        null=True,
        blank=True,
        help_text=_("Left empty, it stays open until you close it."),
    )
    closing_text = RichTextField(
        _("words when it is closed"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("Shown in place of the form once nobody can sign any more: what came of it, and your thanks."),
    )

    class Meta:
        abstract = True

    def is_open(self, at: datetime | None = None) -> bool:
        """True where a signature made at that time (now, if none is given) is accepted."""
        return self.state == self.State.OPEN and not self.has_passed_its_end(at)

    def has_passed_its_end(self, at: datetime | None = None) -> bool:
        return self.closes_at is not None and self.closes_at <= (at or timezone.now())

    @property
    def current_state(self) -> str:
        return self.State.OPEN.value if self.is_open() else self.State.CLOSED.value

    @property
    def closing_words(self) -> str:
        """What is said in place of the form; of a translation that has none, the original's."""
        return self.closing_text or self.counted.closing_text
