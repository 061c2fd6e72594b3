"""Share links say what the page says, and by which way a reader came."""

from urllib.parse import parse_qs, urlsplit

from campaign.core.sharing.links import carried, share_links, with_source
from campaign.core.sharing.texts import ShareWords

PETITION = "https://campaign.example/petition/"


def links(**given):
    return {link.network: link.href for link in share_links(**{"url": PETITION, "title": "A & B"} | given)}


def parameters(href):
    return {name: values[0] for name, values in parse_qs(urlsplit(href).query, strict_parsing=True).items()}


def test_a6_a_title_with_signs_of_its_own_decodes_right_in_each_network():
    title = 'Fair & "just": 100% #now + Ørsted’s + 李'
    shared = links(title=title)
    assert parameters(shared["x"])["text"] == title
    for network in ("whatsapp", "bluesky"):
        assert parameters(shared[network])["text"] == f"{title} {PETITION}?utm_source={network}"
    assert parameters(shared["email"])["subject"] == title


def test_a5_each_network_names_itself_as_the_source():
    shared = links()
    assert parameters(shared["facebook"])["u"] == f"{PETITION}?utm_source=facebook"
    assert parameters(shared["linkedin"])["url"] == f"{PETITION}?utm_source=linkedin"
    assert parameters(shared["x"])["url"] == f"{PETITION}?utm_source=x"


def test_a_mail_has_spaces_and_line_breaks_that_mail_programs_understand():
    mail = links(words=ShareWords("Sign", email_subject="Please sign", email_body="Dear friend,\nplease read this."))[
        "email"
    ]
    assert mail.startswith("mailto:?subject=Please%20sign&body=Dear%20friend%2C%0D%0Aplease%20read")
    assert "+" not in mail
    assert parameters(mail)["body"].endswith(f"{PETITION}?utm_source=email")


def test_the_source_replaces_an_older_one_and_keeps_the_rest_of_the_address():
    address = "https://campaign.example/petition/?lang=fr&utm_source=old#sign"
    assert with_source(address, "x") == "https://campaign.example/petition/?lang=fr&utm_source=x#sign"


def test_a_network_with_words_of_its_own_says_them():
    shared = links(words=ShareWords("Sign with me", posts={"x": "100% & more"}))
    assert parameters(shared["x"])["text"] == "100% & more"
    assert parameters(shared["bluesky"])["text"].startswith("Sign with me ")
    assert set(parameters(shared["facebook"])) == {"u"}  # it takes no text


def test_a5_what_brought_a_visitor_goes_on_as_the_campaign_of_the_links_shared():
    assert carried({"utm_source": "newsletter"}) == {"utm_campaign": "newsletter"}
    assert carried({"utm_source": "x", "utm_campaign": "launch", "partner": "cva"}) == {
        "utm_campaign": "launch",
        "partner": "cva",
    }
    assert carried({"utm_source": "whatsapp"}) == {}
    assert carried({"utm_source": "a\0" * 900}) == {"utm_campaign": "a" * 60}
