"""What a mail to a signer looks like on the wire."""

import re
from email import message_from_bytes
from email.policy import default as default_policy

import pytest

from campaign.core.models import CampaignSettings
from campaign.mail.words import fill
from petition.mails.letters import message_to
from petition.mails.outbox import owe_mail
from petition.models import MailText, Signature
from petition.tests.signers import UPDATES, asks_to_confirm, signed


@pytest.fixture
def organization(petition):
    return CampaignSettings.objects.create(
        site=petition.get_site(),
        organization_name="Müller & Søn, “Rivers”",
        contact_email="hello@rivers.example",
        postal_address="1 River Road\nSpringfield",
    )


def sent(signature, mail=None):
    """The mail as a mail program reads it."""
    if mail:
        signature.owed_mail = mail
    return message_from_bytes(message_to(signature).message().as_bytes(), policy=default_policy)


def text_of(message):
    return message.get_body(("plain",)).get_content()


def html_of(message):
    return message.get_body(("html",)).get_content()


def test_the_mail_says_who_sends_it_and_where_to_answer(petition, organization):
    message = sent(signed(petition))
    assert message["From"].addresses[0].display_name == "Müller & Søn, “Rivers”"
    assert message["From"].addresses[0].addr_spec == "campaign@localhost"
    assert str(message["Reply-To"]) == "hello@rivers.example"
    assert str(message["To"]) == "ada@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f]{32}@localhost>", message["Message-ID"])


def test_a6_a_title_with_signs_of_html_stands_in_mails_as_it_was_typed(petition, organization):
    petition.title = 'Fair & "just" <trade>'
    petition.save()
    message = sent(signed(petition), Signature.Mail.CONFIRM)
    assert 'Fair & "just" <trade>' in str(message["Subject"])
    assert 'Fair & "just" <trade>' in text_of(message)
    assert re.search(r"Fair &amp; (?:&quot;|\")just(?:&quot;|\") &lt;trade&gt;", html_of(message))
    assert "&amp;amp;" not in html_of(message)


def test_the_mail_wears_the_colors_that_the_site_wears(petition, organization):
    CampaignSettings.objects.update(theme_look="lake", theme_main="#1d4d4f", theme_corner=0)
    html = html_of(sent(signed(asks_to_confirm(petition))))
    assert re.search(r'<td class="head" style="[^"]*background-color: #1d4d4f', html)
    assert re.search(r'class="button"[^>]* style="background-color: #ffe3a1;border-radius: 0px', html)
    assert "#1d35b4" not in html


def test_text_and_html_say_the_same_and_end_with_why_and_how_to_leave(petition, organization):
    message = sent(signed(petition, subscribe=True))
    assert message.get_content_type() == "multipart/alternative"
    for part in (text_of(message), html_of(message)):
        assert "because your address was entered under the petition “Put rights first”" in part
        assert "See, correct, withdraw or erase your signature" in part
        assert "Stop updates by e-mail" in part
        assert "1 River Road" in part
        assert "/signature/manage/" in part


def test_the_html_loads_nothing_and_keeps_its_rule_for_dark_screens(petition, organization):
    html = html_of(sent(signed(asks_to_confirm(petition))))
    assert not re.search(r"<(img|link|script|iframe)\b|url\(|@import|@font-face", html)
    assert "prefers-color-scheme: dark" in html
    assert re.search(
        r'<a href="http://localhost/signature/confirm/[^"]+"[^>]*style="[^"]*">Confirm my signature</a>', html
    )


def test_html_in_a_name_is_shown_and_not_obeyed(petition):
    ada = signed(petition, given_name="<b>A</b>&amp", family_name='"x" onclick')
    MailText.objects.create(kind="thanks", language="en", subject="Hi {full_name}", body="{full_name}\n\n{link}")
    message = sent(ada)
    assert "&lt;b&gt;A&lt;/b&gt;&amp;amp" in html_of(message)
    assert "<b>A</b>&amp" in text_of(message)


@pytest.mark.parametrize("name", ["Ada\r\nBcc: eve@evil.example", "Ada\nX: y", "Ada\x00\x0b", "%s %n {link} {0}"])
def test_a_name_cannot_write_headers_or_placeholders(petition, name):
    ada = signed(petition)
    Signature.objects.filter(pk=ada.pk).update(given_name=name.replace("\x00", "\x01"))
    ada.refresh_from_db()
    MailText.objects.create(kind="thanks", language="en", subject="Hi {given_name}", body="{given_name}\n\n{link}")
    message = sent(ada)
    assert message["Bcc"] is None
    assert message["X"] is None
    assert "\n" not in str(message["Subject"])
    if "{link}" in name:  # which no name is
        assert str(message["Subject"]) == "Hi friend"
        assert "%s" not in text_of(message)


def test_braces_in_a_value_stay_what_they_are():
    assert fill("Hi {given_name}: {link}", {"given_name": "{link} %s", "link": "/x"}) == "Hi {link} %s: /x"


@pytest.mark.parametrize("name", ["O’Neil", "Ørsted", "Nguyễn Văn", "李", "J. Smit", "A/ Jansen", "Sun 🌞"])
def test_s5_names_of_the_world_arrive_exactly(petition, name):
    message = sent(signed(asks_to_confirm(petition), given_name=name, family_name=""))
    assert f"Hello {name}," in text_of(message)
    assert f"Hello {name}," in html_of(message)


@pytest.mark.parametrize(
    ("typed", "sent_to"),
    [
        ("pat.o'neil@x.example", "pat.o'neil@x.example"),
        ("Ana.B@X.example", "Ana.B@x.example"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        ("a+b@x.email", "a+b@x.email"),
    ],
)
def test_odd_but_valid_addresses_are_written_as_servers_take_them(petition, typed, sent_to):
    assert message_to(signed(petition, email=typed)).to == [sent_to]


def test_one_click_unsubscribing_is_offered_on_what_is_not_transactional(petition):
    ada = signed(petition, subscribe=True)
    assert ada.owed_mail == Signature.Mail.THANKS
    message = sent(ada)
    assert re.fullmatch(r"<http://localhost/signature/unsubscribe/[^>]+>", message["List-Unsubscribe"].strip())
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for transactional in (Signature.Mail.CONFIRM, Signature.Mail.ALREADY_SIGNED, Signature.Mail.OWN_PAGE):
        assert sent(ada, transactional)["List-Unsubscribe"] is None


def test_who_wanted_no_updates_is_offered_nothing_to_stop(petition):
    message = sent(signed(petition))
    assert message["List-Unsubscribe"] is None
    assert "Stop updates" not in text_of(message)


def test_the_mail_that_asks_about_updates_leads_to_the_confirming_page(petition):
    ada = signed(asks_to_confirm(petition, UPDATES), subscribe=True)
    assert ada.owed_mail == Signature.Mail.CONFIRM_UPDATES
    assert "/signature/confirm/" in text_of(sent(ada))


def test_two_copies_of_one_mail_can_be_told_and_the_next_mail_is_another(petition):
    ada = signed(petition)
    first, copy = sent(ada)["Message-ID"], sent(ada)["Message-ID"]
    ada.mails_sent += 1
    assert first == copy != sent(ada)["Message-ID"]


def test_s6_the_mail_carries_the_latest_name(petition):
    ada = signed(asks_to_confirm(petition), given_name="Adda")
    again = signed(petition, given_name="Ada", family_name="King")
    assert again.pk == ada.pk
    assert "Hello Ada," in text_of(sent(again))
    assert owe_mail(again, Signature.Mail.CONFIRM, now=again.created_at)


@pytest.mark.parametrize("mail", [Signature.Mail.CONFIRM, Signature.Mail.THANKS, Signature.Mail.ALREADY_SIGNED])
@pytest.mark.parametrize(
    ("given_name", "family_name"),
    [
        ("Win at evil.ai", ""),
        ("evil．com", ""),
        ("Call 0800", "123456"),
        ("٠١٢٣٤٥٦٧", ""),
        ("evil", ".com"),
        ("＠eve", ""),
        ("Free gift: reply", "YES now"),
        ("Claim $500", "now"),
        ("Winner！", ""),
    ],
)
def test_s37_a_name_that_advertises_is_left_out_of_the_mail(petition, mail, given_name, family_name):
    letter = sent(signed(petition, given_name=given_name, family_name=family_name), mail)
    words = letter["Subject"] + letter.get_body(("plain",)).get_content() + letter.get_body(("html",)).get_content()
    assert given_name not in words
    assert "friend" in words


@pytest.mark.parametrize("name", ["J.Page", "D.Me", "A. Win", "St.Cloud", "Zoë 2", "A/ Jansen", "Mary 🌻"])
def test_s37_an_initial_is_no_host(petition, name):
    assert name in sent(signed(petition, given_name=name), "confirm").get_body(("plain",)).get_content()


def test_s32_a_second_person_at_one_address_reads_what_they_can_do(client, petition):
    ada = signed(petition)
    client.post("/petition/", {"given_name": "Ben", "email": ada.email})
    text = sent(ada, Signature.Mail.ALREADY_SIGNED).get_body(("plain",)).get_content()
    assert "one address counts once" in text
    assert "with an address of their own:\nhttp" in text
