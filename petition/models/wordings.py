"""The wordings of a petition's statement that were published: what its signers are under."""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from campaign.core.text.rich_text import plain_text
from petition.models.querysets import StatementWordingQuerySet

_BLANKS = re.compile(r"\s+")


class StatementWording(models.Model):
    """Never changed once written: other words are another wording, the same words again are the same one.

    All languages of a petition share one row of numbers, since their signers are under one original.
    ``text`` is normalized (see ``statement_text``), ``digest`` its SHA-256.
    """

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("words"))
    digest = models.CharField(_("hash"), max_length=64, editable=False)
    published_at = models.DateTimeField(_("first published"))
    # Later than that where an editor went back to these words.
    live_since = models.DateTimeField(_("last published"))

    correction = models.CharField(_("what was corrected"), max_length=240, blank=True)

    objects = StatementWordingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wording of the statement")
        verbose_name_plural = _("wordings of the statement")
        ordering = ["petition", "number"]
        constraints = [
            # Two translations that are published at once must not give two wordings one number.
            models.UniqueConstraint(fields=["petition", "number"], name="one_wording_per_number"),
            models.UniqueConstraint(fields=["petition", "language", "digest"], name="one_row_per_wording"),
        ]

    def __str__(self) -> str:
        return _("wording %(number)s (%(language)s, %(day)s)") % {
            "number": self.number,
            "language": self.language,
            "day": timezone.localtime(self.published_at).strftime("%Y-%m-%d"),
        }

    @classmethod
    def of(cls, page: models.Model, *, now: datetime | None = None) -> Self:
        """The wording that the page says now, written where it is new. Call it in the transaction that publishes it."""
        text, now = statement_text(page), now or timezone.now()
        digest = digest_of(text)
        language = page.locale.language_code
        family = cls.objects.filter(petition=page.counted_id)
        known = family.filter(language=language, digest=digest).first()
        if known:
            return known
        # Numbers are given one after the other; signers, who only refer to the petition, do not wait.
        list(type(page).objects.select_for_update(no_key=True, of=("self",)).filter(pk=page.counted_id).values("pk"))
        number = family.aggregate(latest=models.Max("number", default=0))["latest"] + 1
        wording, _new = family.get_or_create(
            petition_id=page.counted_id,
            language=language,
            digest=digest,
            defaults={
                "number": number,
                "text": text,
                "published_at": now,
                "live_since": now,
                "correction": page.correction if page.change_of_words == page.Change.CORRECTION else "",
            },
        )
        return wording

    def is_only(self) -> bool:
        """Whether the petition never said other words in this language."""
        family = StatementWording.objects.filter(petition=self.petition_id, language=self.language)
        return not family.exclude(pk=self.pk).exists()

    def note_publication(self) -> None:
        """Note that the words are what the petition says from now on, again or for the first time."""
        self.live_since = timezone.now()
        self.save(update_fields=["live_since"])


def live_at(moment: datetime, timeline: Sequence[tuple[datetime, int]]) -> int | None:
    """The id of what a petition with this timeline said at the time; its first words before that."""
    came_before = bisect_right([at for at, _pk in timeline], moment)
    return timeline[max(came_before - 1, 0)][1] if timeline else None


class UnderWording(models.Model):
    """For models with fields ``petition`` and ``wording``: a row that names no wording is under the live one."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.find_wording()
        super().save(*args, **kwargs)

    def find_wording(self) -> None:
        if not self.wording_id:
            petition = self.petition.counted
            self.wording = petition.wording or StatementWording.of(petition)


def digest_of(text: str) -> str:
    """SHA-256 of the normalized words, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def statement_text(page: Any) -> str:
    """What a signer puts their name to: title, addressee, introduction and statement, a paragraph a line.

    Normalized so that only other words make another wording: without mark-up and pictures, in Unicode's form NFC,
    each run of blanks one blank, empty lines left out.
    """
    blocks = (words for block in page.statement for words in _words(block))
    parts = [page.title, page.target, plain_text(page.introduction), *blocks]
    lines = (line for part in parts for line in unicodedata.normalize("NFC", str(part)).splitlines())
    return "\n".join(filter(None, (_BLANKS.sub(" ", line).strip() for line in lines)))


def _words(block: StreamValue.StreamChild) -> list[str]:
    if block.block_type == "image":
        return []
    if isinstance(block.value, RichText):
        return [plain_text(block.value.source)]
    return block.block.get_searchable_content(block.value)
