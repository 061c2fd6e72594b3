"""A question that is added to an original stands in the drafts of its translations, to be put into their words.

Until somebody publishes those, it is asked in the original's words.
"""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from petition.models import PetitionPage, PetitionQuestion

# What a translation says itself; the rest is the original's.
COPIED = ("clean_name", "label", "help_text", "required", "field_type", "choices", "kept_choices", "default_value")


@receiver(page_published, sender=PetitionPage)
def offer_new_questions(*, instance: PetitionPage, **_more: Any) -> None:
    if instance.counted_under_id:
        return
    asked = list(instance.questions.all())
    for translation in PetitionPage.objects.filter(counted_under=instance.pk, alias_of=None):
        draft = translation.get_latest_revision_as_object()
        known = {question.clean_name for question in draft.questions.all()}
        missing = [question for question in asked if question.clean_name not in known]
        if missing:
            draft.questions = [*draft.questions.all(), *(_copy(question, draft) for question in missing)]
            draft.save_revision(log_action=True)


def _copy(question: PetitionQuestion, draft: PetitionPage) -> PetitionQuestion:
    values = {name: getattr(question, name) for name in COPIED}
    return PetitionQuestion(petition=draft, sort_order=question.sort_order, of_original=True, **values)
