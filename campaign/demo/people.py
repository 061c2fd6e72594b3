"""The demo's editor and its signers."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import F

from campaign.demo.content import petition as petition_content
from campaign.demo.content.signers import COMMENTS, HOME_COUNTRY, HOME_SHARE, PEOPLE, POSTAL_CODES, SOURCES
from campaign.demo.content.site import EDITOR, EDITOR_PASSWORD
from campaign.demo.models import LoadedObject
from petition.comments.reviewing import feature_comment, show_comment
from petition.models import PetitionPage, Signature
from petition.signing.channels import Channel
from petition.signing.sign import Outcome, sign
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

SIGNERS = 386
DAYS = 30
COMMENTS_WAITING = 3


def make_editor() -> User | None:
    """The account that the demo's login opens; None where somebody has that name already."""
    users = get_user_model()._default_manager
    if users.filter(username=EDITOR["username"]).exists():
        return None
    editor = users.create_superuser(**EDITOR, password=EDITOR_PASSWORD)
    LoadedObject.objects.remember(editor)
    return editor


def sign_petition(*, petition: PetitionPage, now: datetime) -> int:
    """Sign as the demo's people did over the last weeks; returns how many signatures were accepted."""
    chance = Random("signers")
    answers = petition_content.QUESTION["choices"].splitlines()
    key = petition.questions.get().clean_name
    comments = dict(zip(chance.sample(range(1, SIGNERS + 1), len(COMMENTS)), COMMENTS, strict=True))
    accepted = 0
    for number, when in enumerate(_moments(chance, now), start=1):
        submission = _submission(
            chance,
            number,
            comment=comments.get(number, ""),
            answers={key: chance.choice(answers)} if chance.random() < 0.6 else {},
        )
        visit = Visit(source=chance.choice(SOURCES), language="en")
        outcome = sign(petition=petition, submission=submission, visit=visit, channel=_channel(chance), now=when)
        accepted += outcome is Outcome.ACCEPTED
    _let_comments_through(petition)
    # Mailings go to proven addresses alone.
    Signature.objects.of(petition).filter(subscribe=True).update(address_confirmed_at=F("confirmed_at"))
    return accepted


def _let_comments_through(petition: PetitionPage) -> None:
    """As an editor would, but for the newest, which wait for whoever looks at the demo."""
    comments = list(Signature.objects.of(petition).filter(show_comment=True).exclude(comment="").order_by("pk"))
    feature_comment(signature=comments[0], by=None)
    for comment in comments[1:-COMMENTS_WAITING]:
        show_comment(signature=comment, by=None)


def _moments(chance: Random, now: datetime) -> Iterator[datetime]:
    """Times of signing, oldest first: more of them lately, as word spreads."""
    ages = sorted((chance.random() ** 1.6 * DAYS for _signer in range(SIGNERS)), reverse=True)
    return (now - timedelta(days=age, minutes=2) for age in ages)


def _submission(chance: Random, number: int, *, comment: str, answers: dict[str, str]) -> Submission:
    country = HOME_COUNTRY if chance.random() < HOME_SHARE else chance.choice(list(PEOPLE))
    given_names, family_names = (names.split() for names in PEOPLE[country])
    return Submission(
        given_name=chance.choice(given_names),
        family_name=chance.choice(family_names or [""]),
        email=f"signer-{number}@people.example",
        country=country,
        postal_code=chance.choice(POSTAL_CODES.split()) if country == HOME_COUNTRY else "",
        comment=comment,
        show_name=chance.random() < (0.9 if comment else 0.6),
        show_comment=bool(comment),
        subscribe=chance.random() < 0.4,
        answers=answers,
    )


def _channel(chance: Random) -> Channel:
    """A way in that sends no mail: the demo's people do not exist."""
    names = (Signature.Channel.FORM, Signature.Channel.EMBED, Signature.Channel.API)
    return Channel(chance.choices(names, weights=(8, 1, 1))[0], visited=False, confirms=False)
