"""A petition's own questions as form fields."""

from django import forms
from wagtail.contrib.forms.forms import FormBuilder

from petition.models import PetitionPage, PetitionQuestion

# Keeps an editor's question called "E-mail" apart from the form's own fields.
ANSWER_PREFIX = "q_"
LONG_ANSWER = 2000


class QuestionFormBuilder(FormBuilder):
    """Wagtail's builder, with bounded long answers and a list that may be left unanswered."""

    def create_multiline_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        return super().create_multiline_field(
            field, {"max_length": LONG_ANSWER, "widget": forms.Textarea(attrs={"rows": 4})} | options
        )

    def create_dropdown_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        built = super().create_dropdown_field(field, options)
        built.choices = [("", "—"), *built.choices]
        return built

    def create_date_field(self, field: PetitionQuestion, options: dict) -> forms.Field:
        return super().create_date_field(
            field, {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")} | options
        )


def question_fields(petition: PetitionPage) -> dict[str, forms.Field]:
    """Form fields by their name in the form, in the editors' order."""
    builder = QuestionFormBuilder(petition.questions.all())
    return {f"{ANSWER_PREFIX}{name}": field for name, field in builder.formfields.items()}
