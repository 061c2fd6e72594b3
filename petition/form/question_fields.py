"""A petition's own questions as form fields."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import FormBuilder

from campaign.mail.addresses.mailboxes import LONGEST
from campaign.web.forms.typed_fields import AddressField, LineField, LinesField, missing
from petition.editing.choices import folded, lines_of
from petition.models import PetitionPage, PetitionQuestion

# Keeps an editor's question called "E-mail" apart from the form's own fields.
ANSWER_PREFIX = "q_"
LONG_ANSWER = 2000
# What to do where a question was left out, by its type; any other type asks for words.
_MISSING = {
    "email": _("Enter your e-mail address, such as name@example.org."),
    "number": _("Enter a number."),
    "date": _("Enter a date."),
    "checkbox": _("Tick this box."),
    "checkboxes": _("Choose at least one answer."),
    "dropdown": _("Choose an answer."),
    "radio": _("Choose an answer."),
}
_PARTS = re.compile("([,;|])")
_PARTS_AT_MOST = 12  # more of these characters are in no choice


class _TakesWords:
    """A choice is kept by its key; who sends its words, in the language asked or the original's, means the same."""

    def key_of(self, said: str) -> str:
        if any(said == key for key, _words in self.choices):
            return said
        known = {folded(str(key)): str(key) for key, _words in self.choices}
        known |= {folded(str(words)): str(key) for key, words in self.choices}
        return known.get(folded(said), said)

    def keep(self, answer: Any) -> None:
        """Offer what an answer holds already and the question offers no more, so that it is not lost."""
        kept = [str(key) for key in (answer if isinstance(answer, list) else [answer])]
        offered = {str(key) for key, _words in self.choices}
        self.choices = [*self.choices, *((key, key) for key in kept if key not in offered)]


class OneChoice(_TakesWords, forms.ChoiceField):
    def to_python(self, value: Any) -> str:
        return self.key_of(super().to_python(value))


class SeveralChoices(_TakesWords, forms.MultipleChoiceField):
    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(self.key_of(said) for said in super().to_python(value)))


class QuestionFormBuilder(FormBuilder):
    """Wagtail's builder, with clean text, one choice a line, bounded answers, a list that may be left unanswered."""

    def get_field_options(self, field: PetitionQuestion) -> dict[str, Any]:
        words = missing(_MISSING.get(field.field_type, _("Answer this question.")))
        return super().get_field_options(field) | {"error_messages": words}

    def get_formatted_field_choices(self, field: PetitionQuestion) -> list[tuple[str, str]]:
        return field.keyed_choices()

    def get_formatted_field_initial(self, field: PetitionQuestion) -> list[str]:
        keys = {folded(words): key for key, words in field.keyed_choices()}
        return [keys.get(folded(line), line) for line in lines_of(field.default_value)]

    def create_singleline_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        return LineField(**{"max_length": 255} | options)

    def create_multiline_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        return LinesField(**{"max_length": LONG_ANSWER, "widget": forms.Textarea(attrs={"rows": 4})} | options)

    def create_email_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        return AddressField(**{"max_length": LONGEST} | options)

    def create_dropdown_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        built = self._one_choice(field, options)
        built.choices = [("", "—"), *built.choices]
        return built

    def create_radio_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        return self._one_choice(field, options | {"widget": forms.RadioSelect})

    def create_checkboxes_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        initial, choices = self.get_formatted_field_initial(field), field.keyed_choices()
        widget = forms.CheckboxSelectMultiple
        return SeveralChoices(**options | {"choices": choices, "initial": initial, "widget": widget})

    def _one_choice(self, field: PetitionQuestion, options: dict) -> forms.Field:
        initial = next(iter(self.get_formatted_field_initial(field)), "")
        return OneChoice(**options | {"choices": field.keyed_choices(), "initial": initial})

    def create_date_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        return super().create_date_field(
            field, {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")} | options
        )


def asked_questions(petition: PetitionPage) -> list[PetitionQuestion]:
    """What the petition asks, in its language.

    The original says what is asked, in which order and by which rules. A translation has its own words for it; what it
    has none for is asked in the original's. After that comes what only the translation asks.
    """
    own = list(petition.questions.all())
    if not petition.counted_under_id:
        return own
    words = {question.clean_name: question for question in own}
    originals = list(petition.counted_under.questions.all())
    asked = [
        question.in_words_of(words.pop(question.clean_name)) if question.clean_name in words else question
        for question in originals
    ]
    # What the original asks no more, its translations don't ask either.
    return asked + [question for question in own if question.clean_name in words and not question.of_original]


def question_fields(petition: PetitionPage) -> dict[str, forms.Field]:
    """Form fields by their name in the form, in the editors' order."""
    builder = QuestionFormBuilder(asked_questions(petition))
    return {f"{ANSWER_PREFIX}{name}": field for name, field in builder.formfields.items()}


def answer_in_words(answer: Any, field: forms.Field | None) -> Any:
    """A kept answer as its reader's language says it; a choice that is offered no more says itself."""
    if not isinstance(field, forms.ChoiceField):
        return answer
    words = {key: str(label) for key, label in field.choices}
    if isinstance(answer, list):
        return [words.get(str(key), key) for key in answer]
    return words.get(str(answer), answer)


def chosen_answers(text: str, field: forms.MultipleChoiceField) -> list[str]:
    """The answers that a cell of a list names, each on a line as our own export has them.

    Where another program parted them by commas, semicolons or bars, whole choices are looked for first: such a
    character may stand inside of one. What is no choice stays, and is an error of the field.
    """
    if len(lines := lines_of(text)) > 1:
        return lines
    choices = {folded(str(label)): str(value) for value, label in field.choices}
    choices |= {folded(str(value)): str(value) for value, _label in field.choices}
    if folded(text) in choices:
        return [choices[folded(text)]]
    pieces = _PARTS.split(text[:LONG_ANSWER])
    answers, place = [], 0
    while place < len(pieces):
        longest = min(len(pieces), place + 2 * _PARTS_AT_MOST)
        ends = (end for end in range(longest, place, -2) if folded("".join(pieces[place:end])) in choices)
        end = next(ends, place + 1)
        piece = "".join(pieces[place:end]).strip()
        answers += [choices.get(folded(piece), piece)] if piece else []
        place = end + 1
    return answers
