"""Case L2: what stands in another direction is isolated, and each language has one way to write numbers and names."""

import pytest
from django.template import Context, Template
from django.utils.translation import ngettext, override
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.core.text.numbers import grouped, separator
from campaign.mail import composing
from campaign.mail.composing import Action, Letter
from petition.form.forms import SignForm
from petition.models.names import whole_name
from petition.templatetags.petition_count import count_nouns

FSI, PDI = "\u2068", "\u2069"


def letter(**more):
    parts = ["اقرأ http://example.org/ar/petition/ الآن", Action("تأكيد", "http://example.org/ar/petition/")]
    return Letter(to="ada@example.org", subject=f"شكرا: {composing.in_words('Put rights first')}", parts=parts, **more)


def test_l2_a_mail_isolates_latin_words_and_reads_addresses_from_the_left():
    campaign = CampaignSettings(
        site=Site(hostname="example.org"), organization_name="Example Fund", postal_address="Example Plaza 1"
    )
    with override("ar"):
        message = composing.build(letter(), campaign=campaign)
    assert message.subject == f"شكرا: {FSI}Put rights first{PDI}"
    html = str(message.alternatives[0].content)
    assert html.count('dir="ltr"') == 2
    assert "<bdi>Example Fund</bdi>" in html
    assert '<p dir="auto"' in html


def test_l2_nothing_is_put_around_words_that_turn_nothing():
    with override("en"):
        assert composing.in_words("Ada") == "Ada"
        assert composing.in_words("أحمد") == f"{FSI}أحمد{PDI}"
    with override("ar"):
        assert composing.in_words("أحمد") == "أحمد"


def test_l2_addresses_are_typed_from_the_left(client, petition):
    page = client.get("/petition/").content.decode()
    assert 'dir="ltr"' in page[page.index('name="email"') - 200 : page.index('name="email"') + 300]


@pytest.mark.parametrize(
    ("language", "number"),
    [("en", "1,234,567"), ("de", "1.234.567"), ("ar", "1,234,567"), ("hi", "12,34,567"), ("zh-hans", "1,234,567")],
)
def test_numbers_have_one_look_a_language_and_scripts_get_its_sign(language, number):
    with override(language):
        assert grouped(1_234_567) == number
        sign = Template("{% load campaign_numbers %}{% thousands_separator %}").render(Context())
        assert sign == separator() == ("." if language == "de" else ",")


def test_scripts_get_the_noun_of_each_kind_of_number():
    with override("ar"):
        nouns = count_nouns()
        assert nouns["many"] == ngettext("person has signed", "people have signed", 390)
        assert nouns["few"] == ngettext("person has signed", "people have signed", 405)
    assert len({nouns[kind] for kind in ("one", "few", "many", "other")}) > 2
    with override("en"):
        assert count_nouns() == {"one": "person has signed", "other": "people have signed"}


@pytest.mark.parametrize(
    ("given", "family", "language", "whole"),
    [
        ("小明", "王", "en", "王小明"),
        ("민수", "김", "ko", "김민수"),
        ("太郎", "山田", "ja", "山田太郎"),
        ("Béla", "Bartók", "hu", "Bartók Béla"),
        ("Văn An", "Nguyễn", "vi", "Nguyễn Văn An"),
        ("Ada", "Lovelace", "zh-hans", "Ada Lovelace"),
        ("Ada", "", "hu", "Ada"),
    ],
)
def test_the_family_s_name_comes_first_where_a_language_has_it_so(given, family, language, whole):
    assert whole_name(given, family, language=language) == whole


def test_a_form_asks_for_the_family_s_name_first_where_a_language_has_it_so(petition):
    with override("zh-hans"):
        names = list(SignForm(petition=petition).fields)
    assert names[:3] == ["family_name", "given_name", "email"]
