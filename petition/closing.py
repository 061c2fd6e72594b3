"""A petition closes and opens by a verb, as its editor does in its form; its drafts stay drafts."""

from django.contrib.auth.models import User
from django.db import transaction

from campaign.core.pages.publishing import publish_change
from petition.mails.outbox import drop_questions
from petition.models import PetitionPage


@transaction.atomic
def close_petition(*, petition: PetitionPage, words: str, by: User | None) -> int:
    """Let nobody sign any more; ``words``, HTML, are in place of the form, those that are there where empty.

    Returns how many mails are no longer owed. Who signed is thanked still.
    """

    def close(page: PetitionPage) -> None:
        page.state = PetitionPage.State.CLOSED
        page.closing_text = words or page.closing_text

    publish_change(petition, close, by=by)
    return drop_questions(petition)


@transaction.atomic
def open_petition(*, petition: PetitionPage, by: User | None) -> None:
    """Let people sign again. A closing date stays as it is."""

    def reopen(page: PetitionPage) -> None:
        page.state = PetitionPage.State.OPEN

    publish_change(petition, reopen, by=by)
