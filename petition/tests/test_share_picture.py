"""The picture that a petition's link shows in networks and messengers."""

import html
import re
from io import BytesIO

import pytest
from PIL import Image

from campaign.core.text.layout import fonts, pictures
from campaign.tests.services import missing
from petition.models.progress import progress
from petition.sharing.picture import INNER, TITLE_LINES, Card, drawn
from petition.tests.signature_admin_cast import sign


def picture_address(page):
    return html.unescape(re.search(r'property="og:image" content="([^"]+)"', page)[1])


def card(title="Put rights first", count=3, goals=(100,), language="en"):
    return Card(title=title, progress=progress(count, list(goals)), organization="Fair Minerals", language=language)


def test_a6_a_petition_without_a_picture_gives_an_absolute_one_that_answers(client, petition):
    page = client.get(petition.url).content.decode()
    address = picture_address(page)
    assert address.startswith("http://localhost/share/petition/")
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:height" content="630">' in page
    answer = client.get(address.removeprefix("http://localhost"))
    assert answer["Content-Type"] == "image/png"
    assert "public" in answer["Cache-Control"]
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)


def test_a6_the_words_for_who_does_not_see_it_are_decoded_right(client, petition):
    petition.title = 'Fair & "just"'
    petition.save_revision().publish()
    page = client.get(petition.url).content.decode()
    alt = re.search(r'property="og:image:alt" content="([^"]+)"', page)[1]
    assert html.unescape(alt) == 'Fair & "just". Be the first to sign'


def test_it_says_how_many_have_signed(petition):
    sign(petition, "Ada", family_name="Lovelace")
    assert card(count=1).signed == "1 person has signed"
    assert card(count=1234).signed == "1,234 people have signed"


def test_an_editors_own_picture_goes_before_the_drawn_one(client, petition, django_user_model):
    from wagtail.images.tests.utils import get_test_image_file

    from campaign.core.models import CampaignImage

    petition.social_image = CampaignImage.objects.create(title="Ours", file=get_test_image_file(size=(1300, 700)))
    petition.save_revision().publish()
    assert "/share/petition/" not in picture_address(client.get(petition.url).content.decode())


def test_a_new_title_is_a_new_address_for_networks_keep_the_old_picture(client, petition):
    before = picture_address(client.get(petition.url).content.decode())
    petition.title = "Put rights before speed"
    petition.save_revision().publish()
    assert picture_address(client.get(petition.url).content.decode()) != before


def test_a8_a_draft_or_private_petition_has_no_picture_in_public(client, petition):
    from wagtail.models import PageViewRestriction

    address = f"/share/petition/{petition.pk}.png"
    PageViewRestriction.objects.create(page=petition, restriction_type="login")
    assert client.get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    petition.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("title", ["नदियाँ पहले आती हैं", "الحقوق قبل السرعة", "权利先于速度", "Rechte für alle"])
def test_a7_each_script_is_drawn_with_a_font_that_has_it(title):
    if all(pictures._font_of(char) is not None for char in title if char.isalpha()):
        seen = [run for _font, run, _direction in pictures._runs(title)]
        assert sorted("".join(seen)) == sorted(title)
    assert drawn(card(title))


@pytest.mark.parametrize("title", ["Rights " * 40, "权利" * 120, "x" * 250, "حقوق " * 60])
def test_a_long_title_shrinks_and_is_cut_rather_than_spill(title):
    if pictures._font_of(title[0]) is None:
        missing(f"A font with {title[0]}", "install fonts-droid-fallback and fonts-noto-core")
    size, lines = pictures.fitted(title, sizes=tuple(TITLE_LINES), available=INNER, most_lines=TITLE_LINES)
    assert len(lines) <= TITLE_LINES[size]
    assert all(pictures.width(line, size) <= INNER for line in lines)
    assert lines[-1].endswith("…")


@pytest.fixture
def without_fonts(settings):
    settings.PDF_FONT_FOLDERS = []
    caches = (fonts.files, fonts.characters, pictures._font_of, pictures._font)
    for kept in caches:
        kept.cache_clear()
    yield
    for kept in caches:
        kept.cache_clear()


@pytest.mark.parametrize("title", ["Rights first", "权利", ""])
def test_a_machine_without_fonts_still_draws(without_fonts, title):
    assert Image.open(BytesIO(drawn(card(title)))).size == (1200, 630)
