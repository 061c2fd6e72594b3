"""What a new petition holds before an editor has written anything, and the little that it must hold to be published."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.models import Page

from campaign.core.page_form import ReadableSlugForm
from petition.rules import RULES

GOALS = (500, 1_000, 2_500, 5_000, 10_000)


def fill_in(petition: Page) -> None:
    """Give a petition that is not saved yet words and goals that could go live as they are; nothing is written."""
    from petition.models.goals import NextGoal

    petition.thanks_text = petition.thanks_text or "<p>{}</p><p>{}</p>".format(
        _("Your signature counts. Now make it count twice: ask two friends to sign."),
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
        petition.next_goals = [NextGoal(signatures=goal) for goal in GOALS[1:]]


class PetitionForm(ReadableSlugForm, WagtailAdminFormPageForm):
    """Refuses two questions with one key; asks for the title and the ask, and for nothing else, to publish.

    In a translation the original's rules are only shown.
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
        cleaned = super().clean()
        if not self.is_deferred_validation and "statement" in cleaned and not cleaned["statement"]:
            self.add_error("statement", _("Say what people sign. A paragraph is enough."))
        return cleaned
