"""The words of mails: whose are sent, and what may stand in them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from campaign.mail.words import fill
from petition.mails.letters import message_to, sample
from petition.mails.words import paragraphs
from petition.models import MailText, Signature
from petition.models.standard_words import OWN_WORDS, PLACEHOLDERS, check_placeholders
from petition.tests.signers import asks_to_confirm, signed

CONFIRM = Signature.Mail.CONFIRM


def faults_of(subject="Please confirm", body="Press {link}"):
    with pytest.raises(ValidationError) as caught:
        check_placeholders(subject=subject, body=body)
    return {name: " ".join(messages) for name, messages in caught.value.message_dict.items()}


@pytest.mark.parametrize("kind", OWN_WORDS)
def test_the_platforms_own_words_pass_the_editors_rules(kind):
    check_placeholders(subject=str(OWN_WORDS[kind].subject), body=str(OWN_WORDS[kind].body))


def test_every_kind_of_mail_has_words():
    assert OWN_WORDS.keys() == set(Signature.Mail)


def test_an_unknown_placeholder_is_named_and_the_known_ones_are_listed():
    faults = faults_of(body="Dear {first_name}, {link}")
    assert faults.keys() == {"body"}
    assert "“{first_name}” is no placeholder" in faults["body"]
    assert "{given_name}" in faults["body"]


def test_a_text_without_the_link_is_refused_in_words():
    assert "{link} is missing" in faults_of(body="Hello {given_name}")["body"]


@pytest.mark.parametrize(
    "stray", ["{", "}", "{}", "{ link }", "{{given_name}}", "{given_name.email}", "{given_name!r}"]
)
def test_stray_braces_and_format_tricks_are_refused(stray):
    assert "brace" in faults_of(body=f"{stray} {{link}}")["body"]


def test_the_personal_link_does_not_belong_in_the_subject():
    assert "subject" in faults_of(subject="Press {link}")


def test_values_are_put_in_once_and_nothing_is_evaluated():
    values = dict.fromkeys(PLACEHOLDERS, "x") | {"given_name": "{link} {0} %s %(x)s {full_name.email}"}
    assert fill("Hello {given_name}!", values) == "Hello {link} {0} %s %(x)s {full_name.email}!"


def test_the_link_stands_apart_only_on_a_line_of_its_own():
    assert paragraphs("One\n  {link}  \ntwo") == ["One", "{link}", "two"]
    assert paragraphs("One\r\n\r\n\r\nsee {link} there") == ["One", "see {link} there"]


def test_a_petitions_own_words_go_before_those_for_all_and_those_before_the_platforms(petition):
    ada = signed(asks_to_confirm(petition))
    assert message_to(ada).subject == "Please confirm your signature: Put rights first"
    MailText.objects.create(kind=CONFIRM, language="en", subject="For all", body="{link}")
    assert message_to(ada).subject == "For all"
    MailText.objects.create(kind=CONFIRM, petition=petition, language="en", subject="For this one", body="{link}")
    assert message_to(ada).subject == "For this one"


def test_s19_the_mail_is_in_the_language_of_signing(petition):
    MailText.objects.create(kind=CONFIRM, language="fr", subject="Confirmez, {given_name}", body="Appuyez\n{link}")
    ada = signed(asks_to_confirm(petition), language="fr")
    message = message_to(ada)
    assert message.subject == "Confirmez, Ada"
    assert 'lang="fr"' in message.alternatives[0].content
    assert translation.get_language() == "en"


@pytest.mark.parametrize(("signed_in", "sent"), [("fr-ca", "Confirmez"), ("", "Confirm"), ("xx", "Confirm")])
def test_s19_a_variant_gets_its_base_language_and_an_unknown_one_the_sites(petition, signed_in, sent):
    for language, subject in (("fr", "Confirmez"), ("en", "Confirm")):
        MailText.objects.create(kind=CONFIRM, language=language, subject=subject, body="{link}")
    assert message_to(signed(asks_to_confirm(petition), language=signed_in)).subject == sent


def test_a_second_text_for_the_same_mail_and_language_is_refused_in_words(petition):
    MailText.objects.create(kind=CONFIRM, language="en", subject="One", body="{link}")
    with pytest.raises(ValidationError) as caught:
        MailText(kind=CONFIRM, language="en", subject="Two", body="{link}").full_clean()
    assert "already" in str(caught.value.message_dict["language"])
    assert caught.value.message_dict.keys() == {"language"}


@pytest.mark.parametrize("kind", OWN_WORDS)
def test_the_preview_shows_every_mail_filled_in(petition, kind):
    words = OWN_WORDS[kind]
    seen = sample(
        MailText(kind=kind, petition=petition, language="en", subject=str(words.subject), body=str(words.body))
    )
    assert "Ada" in seen.text
    assert "Put rights first" in seen.subject
    assert "{" not in seen.text + seen.subject
    assert f">{words.button}</a>" in seen.html
