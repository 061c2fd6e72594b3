"""What a recipient gets: as bytes and as a message the same mail, with a person's words as words."""

from email import message_from_bytes
from email.policy import default

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation
from wagtail.images.tests.utils import get_test_image_file, get_test_image_file_svg

from campaign.core.models import CampaignImage, CampaignSettings
from campaign.mailings.audiences import Addressee, audience_named
from campaign.mailings.writing.filling import Template
from campaign.mailings.writing.placeholders import faults, filled, pieces
from campaign.mailings.writing.rendering import links_of, render

pytestmark = pytest.mark.django_db

HOSTILE = (
    "",
    "Ada",
    ".",
    ".\r\n.\r\nRCPT TO:<x@y.example>",
    "<b onclick=alert(1)>Ada</b> & “Co”",
    "{petition} {unsubscribe_link}",
    "=3D=\n soft",
    "Zoë " * 60,
    "李小龍🎉",
    "محمد",
)


@pytest.fixture
def template(mailing):
    def make(language="en"):
        text = mailing.texts.get()
        text.language = language
        rendering = render(text, mailing=mailing, links=links_of(mailing))
        with translation.override(language):
            return Template(rendering, mailing, CampaignSettings.for_site(mailing.site))

    return make


def to(name, email="ada@example.org"):
    values = {"given_name": name, "full_name": name, "petition": "Rivers & <mines>"}
    return Addressee(1, email, email, "en", None, values)


@pytest.mark.parametrize("name", HOSTILE)
def test_bytes_and_message_are_one_mail_whatever_somebody_is_called(template, name):
    made = template()
    data = made.data(7, to(name), now=timezone.now())
    assert b"\r\n.\r\n" not in data
    assert max(map(len, data.split(b"\r\n"))) <= 998
    parsed = message_from_bytes(data.replace(b"\r\n..", b"\r\n."), policy=default)
    message = message_from_bytes(made.message(7, to(name)).message().as_bytes(), policy=default)
    for kind in ("plain", "html"):
        ours, theirs = (one.get_body((kind,)).get_content().replace("\r\n", "\n").strip() for one in (parsed, message))
        assert ours == theirs.strip()
    for header in ("From", "To", "Subject", "Message-ID", "Reply-To", "List-Id", "List-Unsubscribe", "Feedback-ID"):
        assert parsed[header] == message[header], header
    html = parsed.get_body(("html",)).get_content()
    assert "<b onclick" not in html
    assert "<mines>" not in html
    assert "friend, thank you for <b>signing</b>" in html if not name else True


def test_it_has_what_receivers_of_mails_to_many_look_for(template):
    mail = message_from_bytes(template().data(7, to("Ada"), now=timezone.now()), policy=default)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].startswith("<http")
    assert "signers." in mail["List-Id"]
    assert mail["Precedence"] == "bulk"
    assert mail["Reply-To"] == "hello@campaign.example"
    assert mail["Subject"] == "The talks begin, Ada"
    text = mail.get_body(("plain",)).get_content()
    for words in ("1 River Road", "You get this mail because you signed “Rivers & <mines>”", "/mailing/unsubscribe/7-"):
        assert words in text
    assert "Auto-Submitted" not in mail


def test_the_same_recipient_has_the_same_message_id_and_no_other_has_it(template):
    made = template()
    assert made.message_id(7) == made.message_id(7) != made.message_id(8)


def test_links_are_counted_for_all_and_never_name_who_follows_them(mailing):
    text = mailing.texts.get()
    text.body = [
        (
            "text",
            '<p><a href="https://example.org/?a=1&amp;b=2">this</a> <a href="mailto:a@b.example">us</a></p>',
        ),
        (
            "call_to_action",
            {"heading": "Act", "text": "", "link": {"url": "https://example.org/?a=1&b=2", "label": "Go"}},
        ),
    ]
    links = links_of(mailing)
    rendering = render(text, mailing=mailing, links=links)
    assert list(links.numbers) == ["https://example.org/?a=1&b=2"]
    assert rendering.html.count(f"/mailing/{mailing.pk}/1/") == 2
    assert "mailto:a@b.example" in rendering.html
    assert "this <" in rendering.text


def logo_in(mailing):
    rendering = render(mailing.texts.get(), mailing=mailing, links=links_of(mailing))
    return BeautifulSoup(rendering.html, "html.parser").select_one("img")


@pytest.mark.parametrize(
    ("size", "shown"), [((2400, 600), ("240", "60")), ((300, 300), ("60", "60")), ((100, 20), ("100", "20"))]
)
def test_the_campaigns_logo_stands_at_its_head_in_its_proportions(mailing, size, shown):
    assert logo_in(mailing) is None
    picture = CampaignImage.objects.create(title="logo.png", file=get_test_image_file(size=size))
    CampaignSettings.objects.update(logo=picture)
    logo = logo_in(mailing)
    assert (logo["width"], logo["height"]) == shown
    assert logo["alt"] == "Minerals for People"
    assert logo["src"].startswith("http")
    assert logo["src"].endswith(".png")
    assert "#ffffff" in logo.find_parent("td")["style"]


def test_a_drawing_is_no_logo_of_a_mail_and_the_name_stands_there(mailing):
    picture = CampaignImage.objects.create(title="logo.svg", file=get_test_image_file_svg())
    CampaignSettings.objects.update(logo=picture)
    assert logo_in(mailing) is None
    html = render(mailing.texts.get(), mailing=mailing, links=links_of(mailing)).html
    assert "<bdi>Minerals for People</bdi>" in html


def test_placeholders_are_looked_up_and_never_evaluated():
    cut = pieces("Hello {given_name|friend}, {full_name.__class__} {petition}")
    assert filled(cut, {"given_name": "", "petition": "{x}"}) == "Hello friend, {full_name.__class__} {x}"


def test_what_is_wrong_with_placeholders_is_said(mailing):
    signers = audience_named("signers")
    assert faults("Hello {given_name|friend} under {petition}", signers) == []
    for text, words in (("{given_name}", "may be empty"), ("{moon}", "no placeholder"), ("{ x }", "stands alone")):
        assert words in str(faults(text, signers)[0])
