"""What the public templates promise whoever reads them, with any browser."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from campaign.core.templatetags.campaign_logos import logo_shape
from campaign.core.templatetags.campaign_numbers import count
from campaign.web.templatetags.campaign_forms import unbroken
from campaign.web.templatetags.campaign_pages import anchor


class Picture:
    def __init__(self, width, height):
        self.width, self.height = width, height


def test_logos_of_equal_proportions_get_one_size_whatever_their_pixels():
    assert logo_shape(Picture(100, 100)) == logo_shape(Picture(2000, 2000)) == "square"
    assert logo_shape(Picture(100, 300)) == "tall"
    assert logo_shape(Picture(900, 100)) == "strip"
    assert logo_shape(Picture(0, 0)) == "square"


@pytest.mark.parametrize(("language", "written"), [("en", "1,234,567"), ("fr", "1\u202f234\u202f567")])
def test_counts_are_written_as_readers_of_the_language_write_them(language, written):
    with translation.override(language):
        assert count(1234567).replace("\xa0", "\u202f") == written


def test_a7_a_heading_in_any_script_gives_an_address_to_link_to():
    assert anchor("What are “Critical Minerals”?") == "what-are-critical-minerals"
    assert anchor("ما هي المعادن؟")
    assert anchor("？") == "section"


def test_the_page_for_our_own_fault_needs_no_database_and_no_request():
    assert "Something went wrong" in render_to_string("500.html")


@pytest.mark.django_db
def test_each_error_stands_beside_its_field_and_in_a_summary_that_links_to_it(client, petition):
    page = client.post(petition.url, {"given_name": "Ada", "email": "nobody"}).content.decode()
    field = re.search(r'<input[^>]*name="email"[^>]*>', page)[0]
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_email_error"' in field
    assert 'id="id_email_error"' in page
    assert 'role="alert"' in page
    assert 'href="#id_email"' in page


@pytest.mark.django_db
def test_the_fields_say_what_browsers_may_fill_in(client, petition):
    page = client.get(petition.url).content.decode()
    for name, autofill in {"given_name": "given-name", "family_name": "family-name", "email": "email"}.items():
        assert f'autocomplete="{autofill}"' in re.search(rf'<input[^>]*name="{name}"[^>]*>', page)[0]


@pytest.mark.django_db
def test_no_page_holds_an_inline_script_or_style_or_anything_from_elsewhere(client, petition, endorsers_page):
    for address in (petition.url, endorsers_page.url, f"/embed/petition/{petition.pk}/", "/nowhere/"):
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        # Data in JSON-LD is never executed, so the policy for scripts does not apply to it.
        assert not re.search(r"<script(?![^>]*\bsrc=\"/)(?! type=\"application/ld\+json\">)", page)
        assert not re.search(r'<(script|link|img|iframe)\b[^>]*\b(src|href)="https?://(?!localhost|testserver)', page)


def test_the_editor_bar_is_for_requests_with_a_session_only(rf):
    template = Template("{% load campaign_pages %}{% editor_bar %}")
    assert template.render(Context({"request": rf.get("/")})) == ""


@pytest.mark.django_db
def test_a5_the_form_on_another_page_takes_the_source_of_the_visit_along(rf, petition):
    template = Template("{% load campaign_forms %}{% sign_address petition %}")
    request = rf.get("/", {"utm_source": "a & b", "page": "2"})
    assert template.render(Context({"request": request, "petition": petition})).endswith("?utm_source=a+%26+b")


def test_an_e_mail_is_not_broken_behind_its_first_letter_and_markup_stays_words():
    assert unbroken("Your e-mail <b>&</b> well-known") == (
        'Your <span class="unbroken">e-mail</span> &lt;b&gt;&amp;&lt;/b&gt; well-known'
    )


@pytest.mark.django_db
def test_the_words_of_a_label_stand_together_however_its_line_is_shared_out(client, petition):
    label = BeautifulSoup(client.get(petition.url).content, "html.parser").select_one("label[for=id_email]")
    assert [" ".join(part.get_text().split()) for part in label.children if part.get_text().strip()] == [
        "E-mail address",
        "required",
    ]
