"""A signer's whole life in a language of theirs: nothing is lost on the way, and no English stands in between."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from wagtail.models import Locale, Site

from campaign.core.catalogs.public_words import public_words
from campaign.core.models import CampaignSettings
from petition.models import PetitionPage, PetitionQuestion, Signature
from petition.tests.mailing import deliver
from petition.tests.posting import posted
from petition.tests.signers import asks_to_confirm

# What an editor has written, and what a signer types.
WORDS = {
    "es": {
        "organization": "Minerales con Derechos",
        "address": "Calle Mayor 1\nMadrid",
        "title": "Los derechos primero",
        "statement": "<p>Pedimos acuerdos justos.</p>",
        "question": "¿Cuándo llamamos?",
        "choices": "lunes\nmartes",
        "given_name": "Íñigo",
        "family_name": "Núñez",
        "corrected": "Núñez Peña",
        "comment": "Por los ríos de mi pueblo.",
    },
    "ar": {
        "organization": "حملة المعادن العادلة",
        "address": "شارع النيل 1\nالقاهرة",
        "title": "الحقوق أولا",
        "statement": "<p>نطلب اتفاقيات عادلة.</p>",
        "question": "متى نتصل؟",
        "choices": "الاثنين\nالثلاثاء",
        "given_name": "ليلى",
        "family_name": "حداد",
        "corrected": "الحداد",
        "comment": "من أجل أنهار قريتي.",
    },
}
READ_OUT = ("aria-label", "placeholder", "alt", "title", "label")
# What stands in Latin letters in Arabic too: addresses, placeholders, and names of things.
ALSO_IN_ARABIC = re.compile(
    r"\S+@\S+|https?://\S+|[\w-]+(\.[\w-]+)*\.(?:example|org|social)|\{\w+\}|\bE[SD]T\b|[0-9a-f]{32}|JSON|QR|Mastodon|Bluesky|Facebook|WhatsApp|Telegram|LinkedIn"
)


def said(html):
    """Each piece of what a page or mail says: its text, and what is read out or shown from attributes."""
    page = BeautifulSoup(html, "html.parser")
    language = page.html["lang"]
    for silent in page.select("script, style, [lang]:not(html)"):
        if silent.name in ("script", "style") or silent["lang"] != language:
            silent.decompose()
    yield from page.stripped_strings
    for element in page.select("*"):
        for name, value in element.attrs.items():
            if name in READ_OUT or (name.startswith("data-") and " " in value):
                yield value


def english_in(pieces, language):
    """In Arabic all that has Latin letters, in Spanish our own strings as they are before they are translated."""
    if language == "ar":
        return [piece for piece in pieces if re.search(r"[A-Za-z]{2,}", ALSO_IN_ARABIC.sub("", piece))]
    ours = {one.original for one in public_words(language) if one.original != one.words and "%" not in one.original}
    return [piece for piece in pieces if piece in ours]


class Reader:
    """A browser without scripts that stops at the first English word."""

    def __init__(self, client, language):
        self.client, self.language, self.address = client, language, ""

    def open(self, address):
        self.address = address
        return self._read(self.client.get(address, follow=True))

    def send(self, form, **changes):
        return self._read(self.client.post(form.get("action", self.address), posted(form) | changes, follow=True))

    def _read(self, response):
        html = response.content.decode()
        page = BeautifulSoup(html, "html.parser")
        assert page.html["lang"] == self.language
        assert page.html["dir"] == ("rtl" if self.language == "ar" else "ltr")
        assert english_in(said(html), self.language) == []
        return page


@pytest.fixture(params=WORDS)
def language(request):
    return request.param


@pytest.fixture
def words(language):
    return WORDS[language]


@pytest.fixture
def translation(home, petition, language, words):
    """The petition in that language, with a question of its own; all that editors write is written in it."""
    asks_to_confirm(petition)
    PetitionQuestion(
        petition=petition, label="When shall we call?", field_type="radio", choices="Monday\nTuesday"
    ).save()
    locale = Locale.objects.create(language_code=language)
    for page in (home, petition):
        page.save_revision().publish()
        copy = page.copy_for_translation(locale)
        copy.title = words["title"]
        copy.save_revision().publish()
    page = PetitionPage.objects.get(locale=locale)
    page.introduction = page.statement = ""
    page.statement = [("text", words["statement"])]
    question = page.questions.get()
    question.label, question.choices = words["question"], words["choices"]
    page.save()
    question.save()
    campaign = CampaignSettings.for_site(Site.objects.get(is_default_site=True))
    campaign.organization_name, campaign.postal_address = words["organization"], words["address"]
    campaign.contact_email = "hola@example.org"
    campaign.save()
    return page


def letter_with(reader, label):
    """Where the button of the last mail leads, once the mail has been read."""
    deliver()
    message = mail.outbox[-1]
    html = str(message.alternatives[0].content)
    assert english_in([message.subject, *message.body.splitlines(), *said(html)], reader.language) == []
    return urlsplit(
        next(link["href"] for link in BeautifulSoup(html, "html.parser").select("a") if label in link["href"])
    ).path


def test_s25_a_life_in_spanish_and_in_arabic(client, translation, language, words):
    reader = Reader(client, language)
    form = reader.open(f"/{language}/petition/").select_one("form.form")
    reader.send(form)  # with nothing filled in: what is missing is said
    sent = {name: words[name] for name in ("given_name", "family_name", "comment")}
    reader.send(form, **sent, email="ada@example.org", q_when_shall_we_call="Tuesday", subscribe="on", show_name="on")

    confirming = reader.open(letter_with(reader, "/signature/confirm/"))
    assert words["comment"] in confirming.text
    reader.send(confirming.select_one("main form"))
    assert Signature.objects.get().state == Signature.State.CONFIRMED

    own = reader.open(letter_with(reader, "/signature/manage/"))
    assert words["choices"].splitlines()[1] in own.text
    own = reader.send(own.select_one("form[novalidate]"), family_name=words["corrected"])
    assert words["corrected"] in own.text
    kept = Signature.objects.get()
    assert (kept.given_name, kept.family_name) == (words["given_name"], words["corrected"])
    assert (kept.comment, kept.answers, kept.language) == (
        words["comment"],
        {"when_shall_we_call": "Tuesday"},
        language,
    )
    assert kept.subscribe
    assert kept.show_name

    withdrawn = reader.send(next(form for form in own.select("form") if form["action"].endswith("withdraw/")))
    assert Signature.objects.get().state == Signature.State.WITHDRAWN
    assert words["corrected"] in withdrawn.text
    assert PetitionPage.objects.get(pk=translation.pk).signatures_counted == 0
