"""The words that a petition's form shows now, by the rows that keep them for its signers."""

from typing import Self

from django.db import models

from petition.models.consents import ConsentText
from petition.models.wordings import StatementWording


class ShownWords(models.Model):
    """On the page's own row, so that neither showing the form nor signing looks for them.

    Written with the page whenever it is saved as the public sees it; empty for a page that never was.
    """

    consent_text = models.ForeignKey(
        ConsentText, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    wording = models.ForeignKey(
        StatementWording, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # Whether it ever said other words in its language: most never do, and nobody looks for theirs then.
    reworded = models.BooleanField(default=False, editable=False)
    consent_text.wagtail_reference_index_ignore = wording.wagtail_reference_index_ignore = True

    counted_id: int  # of the page

    # A copy is another petition, whose words are its own.
    exclude_fields_in_copy = ["consent_text", "wording", "reworded", "change_of_words", "correction"]

    class Meta:
        abstract = True

    def with_content_json(self, content: dict) -> Self:
        """A draft is not what the public sees: its words are known once it is published."""
        draft = super().with_content_json(content)
        for name in ("consent_text_id", "wording_id", "reworded"):
            setattr(draft, name, getattr(self, name))
        return draft

    @property
    def form_version(self) -> str:
        """Names the words that the form shows: of the boxes and of the statement. Sent along and back with the form."""
        return f"{self.consent_text_id}.{self.wording_id}" if self.consent_text_id and self.wording_id else ""

    def note_words(self) -> None:
        """Have the words that the page shows as rows. Call it in the transaction in which the page is saved."""
        consent_text = ConsentText.of(
            petition_id=self.counted_id,
            language=self.locale.language_code,
            show_name_label=str(self.show_name_label),
            subscribe_label=str(self.subscribe_label),
            show_comment_label=str(self.show_comment_label),
        )
        wording = StatementWording.of(self)
        if wording.pk != self.wording_id:
            wording.note_publication()
        if (self.consent_text_id, self.wording_id) != (consent_text.pk, wording.pk):
            self.consent_text, self.wording, self.reworded = consent_text, wording, not wording.is_only()
            type(self).objects.filter(pk=self.pk).update(
                consent_text=consent_text, wording=wording, reworded=self.reworded
            )

    def earlier_wordings(self) -> list:
        """Where names are under other words than these, in the same language: all of those, with their numbers."""
        from petition.models.wording_counts import signed_wordings

        if not self.reworded:
            return []
        signed = signed_wordings(self)
        own = next((one.wording.language for one in signed if one.wording.pk == self.wording_id), "")
        signed = [one for one in signed if one.wording.language == own]
        return signed if len(signed) > 1 else []
