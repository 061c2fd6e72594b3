"""A petition's own questions, added by editors as form fields."""

from collections.abc import Iterable
from copy import copy
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.forms.models import AbstractFormField

from campaign.core.models import CleanedTexts
from campaign.runtime.database.json_fields import ListField
from petition.editing.choices import Choice, in_words_of, lines_of, original_choices, translated_choices

CLEAN_NAME_LENGTH = 60
# Kinds whose answers are of one sort, so that one may become the other without mixing them.
_SORTS = ({"singleline", "multiline", "url"}, {"dropdown", "radio"})


class QuestionKey(models.Model):
    """A key under which answers to a petition's question stand, for ever: a question may go, its answers stay.

    So a question that has the words of an earlier one and is another kind gets a key of its own.
    """

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.CASCADE, related_name="question_keys")
    key = models.CharField(max_length=CLEAN_NAME_LENGTH + 10)
    label = models.CharField(max_length=255)
    field_type = models.CharField(max_length=16)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["petition", "key"], name="one_question_key")]

    def __str__(self) -> str:
        return self.key


class PetitionQuestion(CleanedTexts, AbstractFormField):
    FIELD_TYPES = (
        ("singleline", _("Short text")),
        ("multiline", _("Long text")),
        ("number", _("Number")),
        ("date", _("Date")),
        ("url", _("Web address")),
        ("dropdown", _("One of a list")),
        ("radio", _("One of a few")),
        ("checkboxes", _("Several of a list")),
        ("checkbox", _("Yes or no")),
    )

    petition = ParentalKey("petition.PetitionPage", on_delete=models.CASCADE, related_name="questions")
    field_type = models.CharField(_("kind of answer"), max_length=16, choices=FIELD_TYPES, default="singleline")
    required = models.BooleanField(_("required"), default=False)  # Wagtail's own asks everybody who signs
    # [key, words] of each choice as they were saved: the key is what answers hold, in every language.
    kept_choices = ListField(default=list, blank=True, editable=False)
    of_original = models.BooleanField(default=False, editable=False)  # in a translation: words for what is asked there

    panels = [
        FieldPanel(
            "label",
            heading=_("Question"),
            help_text=_("As signers read it, such as “Are you a teacher?”. Changing the words keeps earlier answers."),
        ),
        FieldPanel(
            "help_text",
            heading=_("Hint under the question"),
            help_text=_("One sentence, where the question alone could be misunderstood. Best left empty."),
        ),
        FieldPanel(
            "required",
            heading=_("Must be answered"),
            help_text=_("Then nobody can sign without an answer. A “yes or no” must be answered with yes."),
        ),
        FieldPanel(
            "field_type",
            classname="formbuilder-type",
            required_on_save=True,
            help_text=_(
                "What signers see: a line or a larger box to write in, a list that opens, a few answers to choose one "
                "from, boxes to tick."
            ),
        ),
        FieldPanel(
            "choices",
            heading=_("Answers to choose from"),
            classname="formbuilder-choices",
            help_text=_(
                "One on each line. Only “one of a list”, “one of a few” and “several of a list” show them. In a "
                "translation: the original’s answers in its order, in your words; they are counted as one."
            ),
        ),
        FieldPanel(
            "default_value",
            heading=_("Filled in at first"),
            classname="formbuilder-default",
            help_text=_("Best left empty: many people leave what stands there, and you learn nothing."),
        ),
    ]

    class Meta(AbstractFormField.Meta):
        ordering = ["sort_order", "pk"]  # what a program adds has no place of its own
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label

    def get_field_clean_name(self) -> str:
        """The answer's key. Bounded, since a label in another script grows several times when put in ASCII."""
        return super().get_field_clean_name()[:CLEAN_NAME_LENGTH].strip("_") or "question"

    def take_key(self, *, others: Iterable[str] = ()) -> None:
        """Choose the key of the answers, where the question has none or has become another kind; and of its choices.

        ``others``: keys of the petition's other questions. It is done with the draft, so that each version has it.
        A translation's question has the key of the original's, so their answers are one (case S25).
        """
        used = {each.key: each for each in QuestionKey.objects.filter(petition=self._counted_id())}
        if not (self.clean_name and self._may_keep(used.get(self.clean_name))):
            base = self.get_field_clean_name()
            names = (base, *(f"{base}_{number}" for number in range(2, len(used) + 100)))
            taken = set(others)
            self.clean_name = next(
                name for name in names if name not in taken and (name not in used or self._is_again(used[name]))
            )
        self._take_choices()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Kept with its key, which is noted for ever. Orders, labels and hints change without touching it."""
        siblings = PetitionQuestion.objects.filter(petition=self.petition_id).exclude(pk=self.pk)
        self.take_key(others=siblings.values_list("clean_name", flat=True))
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "clean_name", "kept_choices", "of_original"}
        super().save(*args, **kwargs)
        facts = {"label": self.label, "field_type": self.field_type}
        is_translation = self._counted_id() != self.petition_id
        QuestionKey.objects.update_or_create(
            petition_id=self._counted_id(),
            key=self.clean_name,
            # The words by which it would be known again are the original's.
            defaults={} if is_translation else facts,
            create_defaults=facts,
        )

    def keyed_choices(self) -> list[Choice]:
        """Each choice's key, which answers hold, and its words."""
        return original_choices(lines_of(self.choices), self.kept_choices)

    def in_words_of(self, translation: "PetitionQuestion") -> Self:
        """The question with its rules, in the words of its translation."""
        asked = copy(self)
        asked.label, asked.help_text = translation.label, translation.help_text
        known = self.keyed_choices()
        choices = in_words_of(known, translated_choices(lines_of(translation.choices), translation.kept_choices, known))
        asked.choices, asked.kept_choices = "\n".join(words for _key, words in choices), choices
        asked.default_value = translation.default_value
        return asked

    def _take_choices(self) -> None:
        lines, original = lines_of(self.choices), self._original()
        if original is None:
            found = original_choices(lines, self.kept_choices)
        else:
            found = translated_choices(lines, self.kept_choices, original.keyed_choices())
            self.of_original = True
        self.kept_choices = [list(choice) for choice in found]

    def _original(self) -> "PetitionQuestion | None":
        if self._counted_id() == self.petition_id:
            return None
        return PetitionQuestion.objects.filter(petition=self._counted_id(), clean_name=self.clean_name).first()

    def _counted_id(self) -> int | None:
        """The petition under which the answers stand."""
        return self.petition.counted_id if self.petition_id else None

    def _may_keep(self, used: QuestionKey | None) -> bool:
        return used is None or _is_one_sort(used.field_type, self.field_type)

    def _is_again(self, used: QuestionKey) -> bool:
        """Whether the question is the earlier one once more, by its words and its kind."""
        return used.label == self.label and _is_one_sort(used.field_type, self.field_type)


def _is_one_sort(one: str, other: str) -> bool:
    return one == other or any({one, other} <= sort for sort in _SORTS)


def take_keys(questions: Iterable[PetitionQuestion]) -> None:
    """Give each question of a draft the key of its answers."""
    questions = list(questions)
    for question in questions:
        question.take_key(others={other.clean_name for other in questions if other is not question})
