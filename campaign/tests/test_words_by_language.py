"""What a site says of itself, and what its topics are called, in the language of whoever reads it."""

from email.header import decode_header, make_header
from email.utils import parseaddr
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from campaign.core.models import CampaignSettings
from campaign.core.sharing.texts import share_words
from campaign.mail import composing
from campaign.mail.composing import Letter
from resources.models import ResourcePage, Topic, TopicName

FRENCH = {
    "language": "fr",
    "organization_name": "Alliance des rivières",
    "tagline": "De l’eau pour tous",
    "share_text": "J’ai signé.",
    "share_texts": [("post", {"network": "x", "text": "Signez sur X"})],
}


@pytest.fixture
def campaign(petition):
    return CampaignSettings.objects.create(
        site=petition.get_site(),
        organization_name="River Alliance",
        tagline="Water for all",
        postal_address="1 River Road",
        share_text="I signed.",
        other_languages=[("words", FRENCH)],
    )


def test_pages_name_the_organization_in_their_language(client, campaign, petition, french):
    english, translated = (client.get(page.url).content.decode() for page in (petition, french["petition"]))
    for words in ("River Alliance", "Water for all"):
        assert words in english
        assert words not in translated
    for words in ("Alliance des rivières", "De l’eau pour tous"):
        assert words in translated
        assert words not in english
    assert "1 River Road" in translated, "what nobody wrote in French is in the site's language"
    assert '"name": "Alliance des rivières"' in client.get(french["home"].url).content.decode().replace('":"', '": "')


def test_mails_come_from_the_organization_in_the_readers_language(campaign):
    letter = Letter(to="ada@example.org", subject="Bonjour", parts=["Merci."])
    for language, name in (("en", "River Alliance"), ("fr", "Alliance des rivières"), ("de", "River Alliance")):
        with override(language):
            message = composing.build(letter, campaign=campaign)
        assert parseaddr(str(make_header(decode_header(message.from_email))))[0] == name
        assert name in message.alternatives[0].content
        assert "1 River Road" in message.body


def test_shared_texts_are_those_of_the_pages_language_alone(client, campaign, petition, french):
    """An English text under a German title helps nobody: such a page is shared by its own title."""
    shared = client.get(f"/api/campaign/v1/petitions/{french['petition'].pk}/").json()["share"]
    assert shared["text"] == "J’ai signé."
    on_x = next(link["href"] for link in shared["links"] if link["network"] == "x")
    assert parse_qs(urlsplit(on_x).query)["text"] == ["Signez sur X"]
    assert share_words(petition, campaign).text == "I signed."
    german = petition.copy_for_translation(Locale.objects.create(language_code="de"), copy_parents=True)
    german.title = "Rechte zuerst"
    assert "I signed." not in share_words(german, campaign).text


def test_an_editor_gives_the_words_where_the_others_are(admin_client, campaign):
    address = reverse("wagtailsettings:edit", args=["core", "campaignsettings", campaign.site_id])
    page = admin_client.get(address).content.decode()
    assert "Readers of this language get these words." in page

    def entry(language):
        return (
            "words",
            {"language": language, "organization_name": "Alianza del Río", "share_texts": streamfield([])},
        )

    def post(*languages):
        form = admin_client.get(address).context["form"]
        typed = {
            name: form[name].value() or ""
            for name, field in form.fields.items()
            if name not in ("share_texts", "other_languages")
        }
        streams = {
            "share_texts": streamfield([]),
            "other_languages": streamfield([entry(language) for language in languages]),
        }
        return admin_client.post(address, nested_form_data(typed | streams))

    twice = post("es", "es")
    assert twice.status_code == 200
    assert "This language has its words already, further up." in twice.content.decode()
    assert "Alianza del R" in twice.content.decode()
    assert post("es").status_code == 302
    with override("es"):
        assert CampaignSettings.objects.get().words.organization_name == "Alianza del Río"


@pytest.fixture
def topic(library):
    topic = Topic.objects.create(name="Water")
    TopicName.objects.create(topic=topic, language="fr", name="Eau")
    library.add_child(instance=ResourcePage(title="Cobalt", topics=[topic]))
    return topic


def test_a_topic_is_named_in_the_readers_language(client, topic, home, library):
    locale = Locale.objects.create(language_code="fr")
    for page in (home, library, ResourcePage.objects.get(title="Cobalt")):
        page.save_revision().publish()
        page.copy_for_translation(locale).save_revision().publish()
    for address, name, other in (("/resources/", "Water", "Eau"), ("/fr/resources/", "Eau", "Water")):
        for page in (address, f"{address}cobalt/"):
            text = client.get(page).content.decode()
            assert name in text
            assert other not in text
    for language, name in (("en", "Water"), ("fr", "Eau")):
        items = client.get(f"/api/campaign/v1/resources/?locale={language}&topic=water").json()["items"]
        assert [item["topics"] for item in items] == [[{"slug": "water", "name": name}]]
    found = client.get("/search/?q=eau").content.decode()
    assert "/resources/cobalt/" in found


def test_a_topic_has_one_name_a_language(topic):
    with pytest.raises(ValidationError, match="has a name in this language already"):
        TopicName(topic=topic, language="fr", name="L’eau").full_clean()
    with pytest.raises(IntegrityError):
        TopicName.objects.create(topic=topic, language="fr", name="L’eau")


def test_an_editor_gives_a_topic_its_names(admin_client, topic):
    page = admin_client.get(reverse("wagtailsnippets_resources_topic:edit", args=[topic.pk])).content.decode()
    assert "Name in another language" in page
    assert "Eau" in page
