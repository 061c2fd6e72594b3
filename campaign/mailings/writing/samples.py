"""A mailing as some of its readers will get it, before it is sent: names masked, links that lead where they say."""

from collections.abc import Iterator
from dataclasses import replace

from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import translation

from campaign.core.signed_links import site_address
from campaign.mail import composing
from campaign.mail.sites import campaign_of_site
from campaign.mailings.audiences import Addressee, LeftOut, audience_named
from campaign.mailings.choosing.languages import language_for
from campaign.mailings.models import Mailing, MailingText, Recipient
from campaign.mailings.writing.filling import Template
from campaign.mailings.writing.rendering import Links, render

# A recipient's number that nobody has: the link to unsubscribe in a sample ends nobody's mails.
NOBODY = 0
AT_MOST = 3


class UncountedLinks(Links):
    """Links as they were written: what is looked at before it is sent counts nothing."""

    def counted(self, url: str) -> str:
        return url


def sample(text: MailingText, *, mailing: Mailing, addressee: Addressee) -> EmailMultiAlternatives:
    """The mail in the language of the text, filled in for one reader."""
    links = UncountedLinks(mailing, site_address(mailing.site.root_page))
    with translation.override(text.language):
        rendering = render(text, mailing=mailing, links=links)
        return Template(rendering, mailing, campaign_of_site(mailing.site)).message(NOBODY, addressee)


def readers(mailing: Mailing) -> list[Addressee]:
    """Three at most of those who get it, the newest of each language first, with their names masked."""
    audience = audience_named(mailing.audience)
    chosen = audience.chosen(mailing.site, audience.validated(mailing.filters)).filter(reason=LeftOut.NOBODY.value)
    if mailing.corrects_id:
        got = Recipient.objects.filter(mailing=mailing.corrects_id, sent_at__isnull=False)
        chosen = chosen.filter(pk__in=got.values("who"))
    newest = list(chosen.order_by("-pk").values_list("pk", "language")[:200])
    by_language = {language: number for number, language in reversed(newest)}
    numbers = list(dict.fromkeys([*by_language.values(), *(number for number, _language in newest)]))[:AT_MOST]
    found = {one.who: one for one in audience.still_there(numbers)}
    return [masked(found[number]) for number in numbers if number in found]


def masked(addressee: Addressee) -> Addressee:
    """The same reader with the first letters of their name alone; what is public stays."""
    names = ("given_name", "family_name", "full_name", "name")
    values = {name: _masked(value) if name in names else value for name, value in addressee.values.items()}
    return replace(addressee, values=values)


def masked_address(addressee: Addressee) -> str:
    local, _at, domain = addressee.email.rpartition("@")
    return f"{local[:1]}…@{domain}"


def somebody(mailing: Mailing, language: str, *, user: User | None = None) -> Addressee:
    """A made-up reader: the editor, where one is given, else somebody without a name."""
    audience = audience_named(mailing.audience)
    first = next(iter(readers(mailing)), None)
    values = dict.fromkeys(audience.placeholders, "") | dict(first.values if first else {})
    own = (user.first_name, user.get_full_name()) if user else ("", "")
    values |= {name: value for name, value in zip(("given_name", "full_name"), own, strict=True) if name in values}
    if "name" in values:
        values["name"] = own[1]
    email = user.email if user else "reader@example.org"
    return Addressee(NOBODY, email, email, language, None, values)


def text_for(mailing: Mailing, language: str) -> MailingText | None:
    """The words that a reader of this language gets; None where there are none yet."""
    texts = {text.language: text for text in mailing.texts.all()}
    return texts[language_for(language, texts)] if texts else None


def send_test(*, mailing: Mailing, to: User) -> int:
    """Send it to an editor's own address in each of its languages; says in how many.

    Raises OSError where the mail server takes none, ValueError for an address that is none.
    """
    with get_connection() as connection:
        mails = list(_tests(mailing, to))
        for mail in mails:
            composing.send(mail, connection=connection)
    return len(mails)


def _tests(mailing: Mailing, to: User) -> Iterator[EmailMultiAlternatives]:
    for text in mailing.texts.all():
        mail = sample(text, mailing=mailing, addressee=somebody(mailing, text.language, user=to))
        mail.extra_headers.pop("List-Unsubscribe", None)
        mail.extra_headers.pop("List-Unsubscribe-Post", None)
        yield mail


def _masked(value: str) -> str:
    return " ".join(f"{word[:1]}…" for word in value.split())
