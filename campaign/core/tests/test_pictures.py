"""Pictures on public pages: cut around what matters, light, described, and with whose they are."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from wagtail.images.tests.utils import get_test_image_file, get_test_image_file_svg

from campaign.core.blocks.media import ImageBlock
from campaign.core.media.shapes import image_shape
from campaign.core.models import CampaignImage
from campaign.core.pictures.avif import make_copies


def shown(image: CampaignImage, place: str, **more) -> str:
    template = Template("{% load campaign_pictures %}{% picture_at image place %}{% picture_credit image %}")
    return template.render(Context({"image": image, "place": place} | more))


@pytest.fixture
def river(db):
    return CampaignImage.objects.create(
        title="IMG_1234", description="A river at dawn.", file=get_test_image_file(size=(1600, 1000))
    )


def test_a_photograph_is_offered_as_avif_once_its_copies_are_made(river):
    assert "image/avif" not in shown(river, "hero")
    make_copies.call(river.pk)
    html = shown(river, "hero")
    assert html.startswith('<picture><source type="image/avif"')
    assert html.count(".avif ") == 3
    assert html.count(".webp ") == 3
    assert 'alt="A river at dawn."' in html


def test_a_narrow_picture_has_no_avif_copies(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        face = CampaignImage.objects.create(title="Face", file=get_test_image_file(size=(300, 300)))
    assert not face.renditions.filter(filter_spec__contains="avif").exists()


def test_what_the_page_cuts_keeps_its_focal_point_in_sight(river):
    river.focal_point_x, river.focal_point_y = 320, 800
    river.focal_point_width = river.focal_point_height = 100
    river.save()
    assert "focus-x-2 focus-y-8" in shown(river, "hero")
    assert "focus-" not in shown(river, "text")
    assert image_shape(river)["focal_point"] == {"x": 0.2, "y": 0.8}


def test_a_drawing_keeps_its_shapes_where_it_is_cut(db):
    drawing = CampaignImage.objects.create(title="Drawing", file=get_test_image_file_svg())
    assert ".svg" in shown(drawing, "face")


def test_a_file_name_is_no_description(river):
    river.description = ""
    assert 'alt=""' in shown(river, "text")


def test_credit_and_license_are_shown_and_lead_to_original_and_terms(river):
    river.credit, river.license, river.source_url = "Photo: Ada", "cc-by-4.0", "https://example.org/river"
    html = shown(river, "text")
    assert '<a href="https://example.org/river" rel="noopener">Photo: Ada</a>, ' in html
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a>' in html
    assert image_shape(river)["license"]["name"] == "CC BY 4.0"


def test_that_a_picture_is_ours_is_not_said(river):
    river.license = "ours"
    assert "reserved" not in shown(river, "text")
    assert image_shape(river)["license"] is None


@pytest.mark.parametrize(
    ("chosen", "is_taken"),
    [({}, False), ({"alt_text": "A river."}, True), ({"decorative": True}, True)],
)
def test_an_editor_is_asked_what_a_picture_shows(river, chosen, is_taken):
    river.description = ""
    river.save()
    block = ImageBlock()
    value = block.normalize({"alt_text": "", "decorative": False, "caption": ""} | chosen | {"image": river})
    if is_taken:
        block.clean(value)
        return
    with pytest.raises(ValidationError) as caught:
        block.clean(value)
    assert "Say what the picture shows" in str(caught.value.block_errors["alt_text"])
