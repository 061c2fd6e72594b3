"""What is worth a look before a petition is published: warnings in plain words, which stop nobody."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.core.text.rich_text import plain_text
from petition.editing.reading_level import reading_of

LONG_TITLE = 90


def warnings_about(petition) -> Iterator[str]:  # noqa: ANN001 - the page's module imports this one
    """Each in one sentence that says what to do. Three queries at most."""
    yield from _on_the_page(petition)
    yield from _on_the_form(petition)
    yield from _around_the_page(petition)


def _on_the_page(petition) -> Iterator[str]:  # noqa: ANN001
    if petition.closes_at and petition.closes_at <= timezone.now():
        yield _("The closing date is in the past: nobody can sign.")
    if not petition.statement:
        yield _("“What people sign” is empty. It is needed to publish.")
    if not petition.introduction:
        yield _("There is no introduction: say in one paragraph what is at stake and what signing does.")
    if not (petition.search_description or petition.introduction):
        yield _("There is no description for search engines and shared links. See “Search and sharing”.")
    if len(petition.title) > LONG_TITLE:
        yield _("The title is long. On phones and shared cards its end is cut off.")
    if petition.social_image is None:
        yield _("There is no picture for sharing: one is drawn of the title and the count.")
    yield from _hard_to_read(petition)
    if _pictures_without_words(petition):
        yield _("A picture has no description for people who can’t see it.")


def _on_the_form(petition) -> Iterator[str]:  # noqa: ANN001
    if not petition.show_name_label or not petition.subscribe_label:
        yield _("The words beside the boxes are missing: nobody can agree to nothing. See “Form”.")
    if missing := _not_translated(petition):
        words = _("Not translated, so asked in the original’s words: %(questions)s.")
        yield words % {"questions": " · ".join(missing)}


def _around_the_page(petition) -> Iterator[str]:  # noqa: ANN001
    site = petition.get_site() if petition.pk else Site.objects.filter(is_default_site=True).first()
    if site and CampaignSettings.for_site(site).privacy_page_id is None:
        yield _("No privacy page is chosen in the campaign settings: say what you do with signers’ data.")
    if not petition.pk or not petition.counted.mail_texts.exists():
        yield _("The mails have our standard words. Look at them under “Mails”, and send yourself a test.")


def _hard_to_read(petition) -> Iterator[str]:  # noqa: ANN001
    texts = [block.value.source for block in petition.statement if block.block_type == "text"]
    reading = reading_of("\n".join(plain_text(text) for text in [petition.introduction, *texts]))
    if reading is None:
        return
    if reading.has_a_long_sentence:
        words = _("A sentence has %(number)s words and loses its readers: “%(beginning)s …”. Make two or three of it.")
        yield words % {"number": reading.longest, "beginning": reading.beginning}
    if reading.is_hard_throughout:
        words = _("The text is hard to read: its sentences have %(number)s words on average. Aim for 15 to 20.")
        yield words % {"number": round(reading.average)}


def _not_translated(petition) -> list[str]:  # noqa: ANN001
    """Labels of the original's questions that the translation has no words for, or not for all answers of."""
    if not petition.counted_under_id:
        return []
    own = {question.clean_name: question for question in petition.questions.all()}
    missing = []
    for question in petition.counted_under.questions.all():
        words = own.get(question.clean_name)
        known = {key for key, _words in words.kept_choices} if words else set()
        if words is None or words.label == question.label or {key for key, _ in question.keyed_choices()} - known:
            missing.append(question.label)
    return missing


def _pictures_without_words(petition) -> bool:  # noqa: ANN001
    for stream in (petition.statement, petition.next_steps):
        for block in stream:
            if block.block_type != "image" or block.value["decorative"] or block.value["alt_text"]:
                continue
            image = block.value["image"]
            if image is not None and not image.description:
                return True
    return False


class ReadinessPanel(Panel):
    """“Before you publish”: of the petition as it was saved last."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "petition/admin/readiness.html"

        def get_context_data(self, parent_context: dict | None = None) -> dict:
            found = list(warnings_about(self.instance)) if self.instance.pk else []
            return super().get_context_data(parent_context) | {"warnings": found, "is_new": self.instance.pk is None}
