"""What a new petition holds before an editor has written anything, and the little that it must hold to be published."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.models import Page

from campaign.core.pages.form import ReadableSlugForm
from petition.editing.choices import WITH_CHOICES, folded, lines_of
from petition.editing.rewording import errors_of_rewording
from petition.editing.rules import RULES

GOALS = (500, 1_000, 2_500, 5_000, 10_000)


def fill_in(petition: Page) -> None:
    """Give a petition that is not saved yet words and goals that could go live as they are; nothing is written."""
    if not petition.statement:
        petition.statement = [("text", "")]
    petition.thanks_text = petition.thanks_text or "<p>{}</p><p>{}</p>".format(
        _("Make it count twice: ask two friends to sign."),
        _("We will hand over all signatures together and say in public what the answer was."),
    )
    if not petition.share_texts:
        post = _("I just signed this. Will you sign it too?")
        mail = {
            "subject": _("Will you sign this with me?"),
            "body": _(
                "Hello,\n\nI just signed a petition that matters to me. It takes a minute. Will you sign it too?"
            ),
        }
        posts = [("post", {"network": network, "text": post}) for network in ("whatsapp", "bluesky")]
        petition.share_texts = [("email", mail), *posts]
    if petition.goal is None:
        petition.goal = GOALS[0]
        next_goal = petition._meta.get_field("next_goals").related_model
        petition.next_goals = [next_goal(signatures=goal) for goal in GOALS[1:]]


class PetitionForm(ReadableSlugForm, WagtailAdminFormPageForm):
    """Refuses two questions with one key; asks for the title and the ask, and for nothing else, to publish.

    In a translation the original's rules are only shown, and a question has no more answers than in the original.
    """

    def __init__(self, data: Any = None, files: Any = None, *args: Any, **kwargs: Any) -> None:
        petition = kwargs.get("instance")
        if data is None and petition is not None and petition.pk is None:
            fill_in(petition)
        super().__init__(data, files, *args, **kwargs)
        if self.instance.counted_under_id:
            for name in self.fields.keys() & set(RULES):
                self.fields[name].disabled = True
                self.fields[name].help_text = _("The same in all languages: change it in the original petition.")

    def clean(self) -> dict[str, Any]:
        # Not Wagtail's check of a form's fields: each question has a key of its own (``take_keys``), so one may have
        # the words that another had before.
        cleaned = super(WagtailAdminFormPageForm, self).clean()
        if not self.is_deferred_validation and "statement" in cleaned and not cleaned["statement"]:
            self.add_error("statement", _("Say what people sign. A paragraph is enough."))
        if not self.is_deferred_validation:
            for name, words in errors_of_rewording(self.instance, cleaned).items():
                self.add_error(name, words)
        if "questions" in self.formsets:
            self._check_questions()
        if self.instance.counted_under_id and "questions" in self.formsets:
            self._check_choices()
        return cleaned

    def _check_questions(self) -> None:
        """Two of the same words could not be told apart by who answers; a list without answers asks nothing."""
        seen: set[str] = set()
        for form in self.formsets["questions"].forms:
            form.is_valid()
            if form.cleaned_data.get("DELETE"):
                continue
            label = folded(form.cleaned_data.get("label") or "")
            if label and label in seen:
                form.add_error("label", _("Another question has these words already."))
            seen.add(label)
            offers = form.cleaned_data.get("field_type") in WITH_CHOICES
            if offers and not self.is_deferred_validation and not lines_of(form.cleaned_data.get("choices") or ""):
                form.add_error("choices", _("Give the answers to choose from, one on each line."))

    def _check_choices(self) -> None:
        """Beyond the original's choices an answer could not be counted with the others (case S25)."""
        originals = {question.clean_name: question for question in self.instance.counted_under.questions.all()}
        for form in self.formsets["questions"].forms:
            original, choices = originals.get(form.instance.clean_name), form.data.get(form.add_prefix("choices"), "")
            known = original.keyed_choices() if original else ()
            if known and len(lines_of(choices)) > len(known):
                words = _("The original has %(number)d answers: one line for each, in its order.")
                form.add_error("choices", words % {"number": len(known)})
